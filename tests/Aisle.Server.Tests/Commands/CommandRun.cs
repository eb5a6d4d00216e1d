using Aisle.Server.Commands;

namespace Aisle.Server.Tests.Commands;

/// <summary>One command as a shell runs it: its exit code and what it wrote. Screens are plain text, as in a pipe.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static Task<CommandRun> OfAsync(params string[] arguments) => TypingAsync("", arguments);

    /// <summary>With these lines on its standard input.</summary>
    public static async Task<CommandRun> TypingAsync(string input, params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var terminal = new Terminal
        {
            Screen = Terminal.ScreenOn(output, isRedirected: true),
            Output = output,
            Error = error,
            Input = new StringReader(input),
        };
        var exitCode = await CommandLine.RunAsync(arguments, terminal, TestContext.Current.CancellationToken);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Not done, and why in one line that holds this; no stack trace.</summary>
    public void AssertFailed(string reason)
    {
        Assert.Equal(ExitCodes.Failed, ExitCode);
        var line = Assert.Single(Error.TrimEnd().Split('\n'));
        Assert.StartsWith("aisle: ", line, StringComparison.Ordinal);
        Assert.Contains(reason, line, StringComparison.Ordinal);
    }
}
