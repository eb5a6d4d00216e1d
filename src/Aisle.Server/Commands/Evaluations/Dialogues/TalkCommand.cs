using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Aisle.Assistant;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;

namespace Aisle.Server.Commands.Evaluations.Dialogues;

/// <summary>
/// <c>aisle eval talk</c>: says what people said, turn by turn, to a store's assistant, and counts what came: answered, asked back,
/// "I don't know" or beyond a shop, failed. There is no right answer in such data; with --out the answers can be read and judged.
/// </summary>
internal sealed class TalkCommand : Command
{
    private readonly Terminal _terminal;

    private readonly Option<string> _data = new("--data")
    {
        Description = "JSON: a list of requests as text, or of dialogues with 'utterances', each with 'participant' and 'utterance' (MG-ShopDial).",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string> _store = CommonOptions.Store();
    private readonly Option<int> _most = new("--most") { Description = "The most turns that are said.", HelpName = "COUNT", DefaultValueFactory = _ => 1_000 };
    private readonly Option<string?> _out = new("--out") { Description = "Where each turn and its answer go, as JSON Lines.", HelpName = "FILE" };

    public TalkCommand(Terminal terminal)
        : base("talk", "Says what people said to a store's assistant, and counts what came.")
    {
        _terminal = terminal;
        Add(_data);
        Add(_store);
        Add(_most);
        Add(_out);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var data = parsed.GetValue(_data)!;
        if (!File.Exists(data))
        {
            return _terminal.Fail($"{data}: there is no such file; --data is JSON with requests or dialogues.");
        }

        List<List<string>> talks;
        try
        {
            talks = Read(JsonElement.Parse(await File.ReadAllTextAsync(data, cancellationToken)));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return _terminal.Fail($"{data}: this is neither a list of requests nor of dialogues with 'utterances' ({e.Message}).");
        }

        await using var store = await SqliteCatalogStore.OpenExistingAsync(parsed.GetValue(_store)!, cancellationToken);
        var live = new LiveIndex();
        live.Swap(await CatalogIndex.BuildAsync(store.ReadProductsAsync(cancellationToken), await store.ReadRatingsAsync(cancellationToken), cancellationToken));
        var said = await SayAsync(new ShopAssistant(store, live, TimeProvider.System), talks, parsed.GetValue(_most), cancellationToken);
        if (parsed.GetValue(_out) is { } output)
        {
            await File.WriteAllLinesAsync(Path.GetFullPath(output), said.Select(s => JsonSerializer.Serialize(new { talk = s.Talk, said = s.Text, came = s.Came, answer = s.Answer }, DialoguesCommand.Readable)), cancellationToken);
        }

        foreach (var came in said.CountBy(s => s.Came).OrderByDescending(c => c.Value))
        {
            await _terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{came.Key,-14}{came.Value,7}{(double)came.Value / said.Count,8:P1}"));
        }

        await _terminal.Output.WriteLineAsync($"{said.Count} turns");
        return said.Exists(s => s.Came == "failed") ? ExitCodes.Findings : ExitCodes.Done;
    }

    private static List<List<string>> Read(JsonElement data) =>
    [
        .. data.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String
            ? [item.GetString()!]
            : item.GetProperty("utterances").EnumerateArray().Where(u => u.GetProperty("participant").GetString() == "Client").Select(u => u.GetProperty("utterance").GetString()!).ToList()),
    ];

    private static async Task<List<(int Talk, string Text, string Came, string Answer)>> SayAsync(
        ShopAssistant assistant, List<List<string>> talks, int most, CancellationToken cancellationToken)
    {
        var said = new List<(int, string, string, string)>();
        var conversations = new Conversations(TimeProvider.System);
        foreach (var (number, talk) in talks.Index())
        {
            var conversation = conversations.Start();
            foreach (var text in talk)
            {
                if (said.Count >= most)
                {
                    return said;
                }

                try
                {
                    var answer = new Answer(await assistant.AnswerAsync(conversation, new TurnRequest(text), cancellationToken).ToListAsync(cancellationToken));
                    said.Add((number, text, Came(answer), answer.ToString()));
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    said.Add((number, text, "failed", $"{e.GetType().Name}: {e.Message}")); // a fault of ours, counted and not hidden
                }
            }
        }

        return said;
    }

    private static string Came(Answer answer) =>
        answer.Faults().Any() ? "failed"
        : answer.Asks ? "asked back"
        : answer.Done!.Answered ? "answered"
        : answer.Done.Trace.Any(t => t.Step == "asks") ? "asked back"
        : answer.Intent == "outofscope" ? "beyond a shop"
        : answer.Cards.Count > 0 ? "nearest shown"
        : "not known";
}
