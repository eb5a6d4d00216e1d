using System.CommandLine;
using System.Text.Json;
using Aisle.Assistant;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;
using Aisle.Server.Commands.Answers;
using Aisle.Server.Hosting;
using Aisle.Server.Rungs;
using Spectre.Console;

namespace Aisle.Server.Commands;

/// <summary><c>aisle ask</c>: one question answered, or without a question a conversation, until Ctrl-D or Ctrl-C.</summary>
internal sealed class AskCommand : Command
{
    private readonly Terminal _terminal;
    private readonly Argument<string?> _question = new("QUESTION") { Description = "What to ask; without it, each line that is typed.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _store = CommonOptions.Store();
    private readonly Option<string?> _config = CommonOptions.Configuration();
    private readonly Option<bool> _json = new("--json") { Description = "Prints the answer's events, one JSON object a line." };

    public AskCommand(Terminal terminal)
        : base("ask", "Asks the shop's assistant.")
    {
        _terminal = terminal;
        _question.RefuseOptions();
        Add(_question);
        Add(_store);
        Add(_config);
        Add(_json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var store = await SqliteCatalogStore.OpenExistingAsync(parsed.GetValue(_store)!, cancellationToken);
        var live = new LiveIndex();
        live.Swap(await IndexKeeper.OpenAsync(store, ServeOptions.IndexBeside(parsed.GetValue(_store)!), IndexOptions.Default, cancellationToken));
        var ladder = LadderServices.Open(parsed.GetValue(_config), rung: null, failure => _terminal.Error.WriteLine($"Rung {failure.Rung}, {failure.Model}: {failure.Exception?.Message ?? "no answer in time"}"));
        var assistant = new ShopAssistant(store, live, TimeProvider.System, ladder);
        var conversation = new Conversations(TimeProvider.System).Start();
        Func<string, Task> answer = parsed.GetValue(_json)
            ? text => WriteJsonAsync(assistant.AnswerAsync(conversation, new TurnRequest(text), cancellationToken))
            : text => new AnswerScreen(_terminal.Screen).ShowAsync(assistant.AnswerAsync(conversation, new TurnRequest(text), cancellationToken));

        if (parsed.GetValue(_question) is { } question)
        {
            await answer(question);
            return ExitCodes.Done;
        }

        await TalkAsync(answer, cancellationToken);
        return ExitCodes.Done;
    }

    private async Task TalkAsync(Func<string, Task> answer, CancellationToken cancellationToken)
    {
        try
        {
            while (await ReadLineAsync(cancellationToken) is { } line)
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    await answer(line);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is one of the two ways to end a conversation.
        }
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        if (_terminal.IsTypedAt)
        {
            _terminal.Screen.Markup("[bold]> [/]");
        }

        // A console's read can't be cancelled; it is left behind when the process ends.
        return await Task.Run(_terminal.Input.ReadLine, cancellationToken).WaitAsync(cancellationToken);
    }

    private async Task WriteJsonAsync(IAsyncEnumerable<AnswerEvent> events)
    {
        await foreach (var answer in events)
        {
            await _terminal.Output.WriteLineAsync(JsonSerializer.Serialize(answer, CatalogJson.Options));
        }
    }
}
