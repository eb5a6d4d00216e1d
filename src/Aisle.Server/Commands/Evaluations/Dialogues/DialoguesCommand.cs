using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Aisle.Assistant;
using Aisle.Assistant.Rungs;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;
using Aisle.Server.Demo;
using Aisle.Server.Hosting;
using Aisle.Server.Rungs;

namespace Aisle.Server.Commands.Evaluations.Dialogues;

/// <summary>
/// <c>aisle eval dialogues</c>: holds the scripted dialogues of a folder in a demo shop made for it, and reports how many turns came
/// out right, by kind. With --out, writes one JSON object a turn: where it stands, what was said, what was missed, the answer.
/// </summary>
internal sealed class DialoguesCommand : Command
{
    private const int MostFailuresTold = 3;

    private readonly Terminal _terminal;

    private readonly Option<string> _folder = new("--folder") { Description = "Where the scripts are, as *.txt.", HelpName = "FOLDER", DefaultValueFactory = _ => DialogueFolder.Usual };
    private readonly Option<string?> _out = new("--out") { Description = "Where each turn and its answer go, as JSON Lines.", HelpName = "FILE" };
    private readonly Option<string?> _config = CommonOptions.Configuration();
    private readonly Option<int?> _rung = new("--rung") { Description = "Who answers: 0 for no model, the default; 1 or 2 for the model that --config names for that rung, at every turn.", HelpName = "NUMBER" };
    private readonly Option<string?> _table = new("--table") { Description = "A page whose table of kinds is written anew.", HelpName = "FILE" };
    private readonly Option<double> _atLeast = new("--at-least") { Description = "The share of turns that must be right, from 0 to 1.", HelpName = "SHARE" };

    public DialoguesCommand(Terminal terminal)
        : base("dialogues", "Holds scripted dialogues in the demo shop and counts the turns that came out right.")
    {
        _terminal = terminal;
        Add(_folder);
        Add(_out);
        Add(_config);
        Add(_rung);
        Add(_table);
        Add(_atLeast);
        _rung.Check(rung => rung is null or 0 or 1 or 2 ? [] : ["must be 0, 1 or 2."]);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (dialogues, fault) = await DialogueFolder.ReadAsync(parsed.GetValue(_folder)!, cancellationToken);
        if (fault is not null)
        {
            return _terminal.Fail(fault);
        }

        var rung = parsed.GetValue(_rung) ?? 0;
        var failures = 0;
        var ladder = rung == 0 ? new Ladder([], new LadderOptions(), TimeProvider.System) : LadderServices.Open(parsed.GetValue(_config), rung, failure =>
        {
            if (Interlocked.Increment(ref failures) <= MostFailuresTold)
            {
                _terminal.Error.WriteLine($"Rung {failure.Rung}, {failure.Model}: {failure.Exception?.Message ?? "no answer in time"}");
            }
        });
        if (ladder is null || (rung > 0 && !ladder.HasRungs))
        {
            return _terminal.Fail($"--rung {rung}: no model is configured for it; name one in assistant.rungs of {ModelFiles.UsualConfiguration}, as docs/concepts/ladder.md shows.");
        }

        var judged = await JudgeAsync(dialogues, ladder, cancellationToken);
        if (parsed.GetValue(_out) is { } output)
        {
            await WriteAsync(Path.GetFullPath(output), judged, cancellationToken);
        }

        if (parsed.GetValue(_table) is { } table)
        {
            if (!File.Exists(table) || DialogueTable.Put(await File.ReadAllTextAsync(table, cancellationToken), judged) is not { } page)
            {
                return _terminal.Fail($"{table}: there is no page here with a table of kinds ('| kind | turns | right | share |').");
            }

            await File.WriteAllTextAsync(table, page, cancellationToken);
        }

        await ReportAsync(dialogues.Count, judged);
        await ReportConfidenceAsync(judged);
        if (ladder.HasRungs)
        {
            await ReportAsync(ladder.Metrics.Read());
        }

        var needed = parsed.GetValue(_atLeast);
        if (judged.Count(t => t.IsRight) >= needed * judged.Count)
        {
            return ExitCodes.Done;
        }

        await _terminal.Error.WriteLineAsync($"Fewer turns are right than the {needed:P0} that --at-least asks for.");
        return ExitCodes.Findings;
    }

    private static async Task<IReadOnlyList<JudgedTurn>> JudgeAsync(IReadOnlyList<Dialogue> dialogues, Ladder ladder, CancellationToken cancellationToken)
    {
        var temporary = Directory.CreateTempSubdirectory("aisle-eval-");
        try
        {
            await using var store = await SqliteCatalogStore.OpenAsync(Path.Combine(temporary.FullName, "shop.db"), cancellationToken);
            await DemoStore.FillAsync(store, temporary.FullName, cancellationToken);
            var live = new LiveIndex();
            live.Swap(await CatalogIndex.BuildAsync(store.ReadProductsAsync(cancellationToken), await store.ReadRatingsAsync(cancellationToken), cancellationToken));
            return await DialogueEval.RunAsync(new ShopAssistant(store, live, TimeProvider.System, ladder), dialogues, cancellationToken);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(string path, IEnumerable<JudgedTurn> judged, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var lines = new StreamWriter(path);
        foreach (var t in judged)
        {
            var line = new { file = t.Dialogue.File, line = t.Turn.Line, dialogue = t.Dialogue.Name, kind = t.Turn.Kind, said = t.Turn.Text, right = t.IsRight, missed = t.Missed, answer = t.Answer.ToString() };
            await lines.WriteLineAsync(JsonSerializer.Serialize(line, Readable).AsMemory(), cancellationToken);
        }
    }

    internal static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private async Task ReportAsync(int dialogues, IReadOnlyList<JudgedTurn> judged)
    {
        var screen = _terminal.Output;
        foreach (var wrong in judged.Where(t => !t.IsRight))
        {
            await screen.WriteLineAsync($"{wrong.Dialogue.File}:{wrong.Turn.Line}: \"{wrong.Turn.Text}\" missed {string.Join("; ", wrong.Missed)}");
        }

        await screen.WriteLineAsync($"{"kind",-14}{"turns",7}{"right",7}{"share",8}");
        foreach (var kind in judged.GroupBy(t => t.Turn.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            await screen.WriteLineAsync(Row(kind.Key, [.. kind]));
        }

        await screen.WriteLineAsync(Row("all", judged));
        await screen.WriteLineAsync($"{dialogues} dialogues");
    }

    /// <summary>Which turns a model would be asked for, and how many of the wrong ones are among them.</summary>
    private async Task ReportConfidenceAsync(IReadOnlyList<JudgedTurn> judged)
    {
        var unsure = judged.Where(t => t.Answer.Confidence < LadderOptions.UsualConfidence).ToList();
        await _terminal.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"rung 0 is unsure (below {LadderOptions.UsualConfidence}) in {unsure.Count} turns, {(double)unsure.Count / Math.Max(1, judged.Count):P1}; {unsure.Count(t => !t.IsRight)} of the {judged.Count(t => !t.IsRight)} wrong ones are among them"));
    }

    /// <summary>How the model did: who wrote the answers, what came of asking it, what was cut, what it took.</summary>
    private async Task ReportAsync(LadderReport report)
    {
        foreach (var rung in report.Rungs)
        {
            await _terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"rung {rung.Rung}: {rung.Turns} turns, {rung.Share:P1}, {rung.MeanMs:N0} ms a turn"));
        }

        await _terminal.Output.WriteLineAsync($"asked: {Counts(report.Attempts)}");
        await _terminal.Output.WriteLineAsync($"sentences cut: {Counts(report.Cuts)}");
        await _terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{report.InputTokens:N0} tokens read, {report.OutputTokens:N0} written, cost {report.Money:0.####}"));
    }

    private static string Counts(IReadOnlyDictionary<string, long> counts) => counts.Count == 0 ? "none" : string.Join(", ", counts.Select(c => $"{c.Value} {c.Key}"));

    private static string Row(string name, IReadOnlyList<JudgedTurn> turns) => string.Create(
        CultureInfo.InvariantCulture, $"{name,-14}{turns.Count,7}{turns.Count(t => t.IsRight),7}{(double)turns.Count(t => t.IsRight) / Math.Max(1, turns.Count),8:P1}");
}
