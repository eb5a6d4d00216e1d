using System.CommandLine;
using System.Globalization;
using Aisle.Catalog.Importing;
using Aisle.Catalog.Store;
using Spectre.Console;

namespace Aisle.Server.Commands;

/// <summary><c>aisle imports</c>: the last imports; with a number, what one did and which rows did not go in.</summary>
internal sealed class ImportsCommand : Command
{
    private const int ShownImports = 20;
    private const int ShownRows = 50;

    private readonly Terminal _terminal;
    private readonly Argument<long?> _import = new("NUMBER") { Description = "An import, as the list numbers them.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _store = CommonOptions.Store();
    private readonly Option<string?> _export = new("--export") { Description = "Writes the rows that did not go in to this file: .csv or .jsonl.", HelpName = "FILE" };

    public ImportsCommand(Terminal terminal)
        : base("imports", "Lists the last imports, and what each refused.")
    {
        _terminal = terminal;
        _export.Check(file => file is null || Path.GetExtension(file) is ".csv" or ".jsonl" ? [] : ["a file's name with the ending .csv or .jsonl."]);
        Add(_import);
        Add(_store);
        Add(_export);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var store = await SqliteCatalogStore.OpenExistingAsync(parsed.GetValue(_store)!, cancellationToken);
        if (parsed.GetValue(_import) is not { } number)
        {
            Show(await store.ReadImportsAsync(null, ShownImports, cancellationToken));
            return ExitCodes.Done;
        }

        if (await store.FindImportAsync(number, cancellationToken) is not { } run)
        {
            return _terminal.Fail($"There is no import {number}; `aisle imports` lists those that are kept.");
        }

        if (parsed.GetValue(_export) is { } file)
        {
            await using var stream = File.Create(file);
            await (Path.GetExtension(file) == ".csv" ? ImportRowExport.WriteCsvAsync(store, number, stream, cancellationToken) : ImportRowExport.WriteJsonLinesAsync(store, number, stream, cancellationToken));
            return ExitCodes.Done;
        }

        Show([run]);
        foreach (var source in run.Sources) Line($"{source.Name}: {source.Reader}{(source.Note is null ? "" : $", {source.Note}")}");
        foreach (var row in await store.ReadImportRowsAsync(number, 0, ShownRows, cancellationToken))
        {
            Line($"{(row.Kind is ImportRowKind.Refused ? "refused" : "left out")} {row.File}:{row.Line}{(row.Field is null ? "" : $" [{row.Field}]")}: {row.Reason}");
        }

        if (run.Refused + run.LeftOut > ShownRows) Line($"… --export FILE writes the first {RecordedImport.KeptRows:N0} of each; {run.Report} has all of the last import");
        return ExitCodes.Done;
    }

    private void Show(IReadOnlyList<ImportRun> runs)
    {
        if (runs.Count == 0)
        {
            _terminal.Screen.WriteLine("Nothing was imported yet.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("", "when (UTC)", "by", "outcome", "files");
        foreach (var number in (string[])["added", "changed", "unchanged", "removed", "refused", "left out", "seconds"]) table.AddColumn(new TableColumn(number).RightAligned());
        foreach (var run in runs)
        {
            var kinds = run.Kinds.Values;
            table.AddRow(
                N(run.Id), run.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TerminalText.Escape(run.By), OutcomeOf(run), N(run.Sources.Count),
                N(kinds.Sum(k => k.Added)), N(kinds.Sum(k => k.Changed)), N(kinds.Sum(k => k.Unchanged)), N(run.Removed ?? 0), N(run.Refused), N(run.LeftOut),
                run.Seconds.ToString("0.0", CultureInfo.InvariantCulture));
        }

        _terminal.Screen.Write(table);
    }

    private void Line(string text) => _terminal.Screen.WriteLine(TerminalText.Clean(text));

    private static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string OutcomeOf(ImportRun run) => run.Outcome switch
    {
        ImportOutcome.Committed => "went in",
        ImportOutcome.BrokeOff => "a file broke off",
        ImportOutcome.Stopped => "stopped",
        _ => "failed",
    };
}
