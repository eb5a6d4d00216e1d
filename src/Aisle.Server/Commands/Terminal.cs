using System.Text;
using Spectre.Console;

namespace Aisle.Server.Commands;

/// <summary>What a command reads from and writes to: the process's own, or a test's.</summary>
internal sealed class Terminal
{
    /// <summary>Wide enough that a line is never broken in a file or a pipe.</summary>
    private const int WidthOfPipes = 1_000;

    /// <summary>For people: tables, colours, progress where it is a terminal, plain text where it is not.</summary>
    public required IAnsiConsole Screen { get; init; }

    /// <summary>The same stream, for machines: JSON, one object a line.</summary>
    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    public required TextReader Input { get; init; }

    /// <summary>Whether a person types.</summary>
    public bool IsTypedAt { get; init; }

    public static Terminal OfProcess()
    {
        if (!Console.IsOutputRedirected)
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        return new Terminal
        {
            Screen = ScreenOn(Console.Out, Console.IsOutputRedirected),
            Output = Console.Out,
            Error = Console.Error,
            Input = Console.In,
            IsTypedAt = !Console.IsInputRedirected,
        };
    }

    public static IAnsiConsole ScreenOn(TextWriter writer, bool isRedirected)
    {
        var screen = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
        {
            screen.Profile.Width = WidthOfPipes;
        }

        return screen;
    }

    /// <summary>Says in one line why the command could not do its work.</summary>
    public int Fail(string message)
    {
        Error.WriteLine("aisle: " + message.ReplaceLineEndings(" "));
        return ExitCodes.Failed;
    }
}
