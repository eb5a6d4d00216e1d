using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Aisle.Catalog.Store;
using Aisle.Server.Commands.Models;

namespace Aisle.Server.Commands;

/// <summary>The command line as a whole: which commands there are, and how each way of failing is told in one line.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Aisle: search, answers and a shopping assistant over a shop's own data.")
        {
            new DemoCommand(terminal),
            new ServeCommand(terminal),
            new ImportCommand(terminal),
            new ImportsCommand(terminal),
            new AskCommand(terminal),
            new SearchCommand(terminal),
            new DigestCommand(terminal),
            new InsightCommand(terminal),
            new AdminCommand(terminal),
            new EvalCommand(terminal),
            new KeysCommand(terminal),
            new ModelsCommand(terminal),
            new TrainCommand(terminal),
            new UsageCommand(terminal),
            new WhyCommand(terminal),
            new DoctorCommand(terminal),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            // What was typed and not understood says more than what is missing.
            var error = parsed.Errors.FirstOrDefault(e => parsed.UnmatchedTokens.Any(token => e.Message.Contains($"'{token}'", StringComparison.Ordinal)))
                ?? parsed.Errors[0];
            return terminal.Fail($"{error.Message} See `{PathOf(parsed)} --help`.");
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = terminal.Output,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
                },
                cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception e) when (e is StoreException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return terminal.Fail(e.Message);
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("AISLE_TRACE") is null)
        {
            return terminal.Fail($"This is a fault in Aisle: {e.GetType().Name}: {e.Message} Set AISLE_TRACE=1 to see where, and please report it.");
        }
    }

    private static string PathOf(ParseResult parsed) =>
        string.Join(' ', CommandsOf(parsed).Select(c => c is RootCommand ? "aisle" : c.Name));

    private static IEnumerable<Command> CommandsOf(ParseResult parsed)
    {
        var path = new Stack<Command>();
        for (SymbolResult? at = parsed.CommandResult; at is not null; at = at.Parent)
        {
            if (at is CommandResult result)
            {
                path.Push(result.Command);
            }
        }

        return path;
    }
}
