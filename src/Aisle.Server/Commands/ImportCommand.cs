using System.CommandLine;
using Aisle.Catalog;
using Aisle.Catalog.Feeds;
using Aisle.Catalog.Importing;
using Aisle.Catalog.Store;

namespace Aisle.Server.Commands;

/// <summary><c>aisle import</c>: files and folders into the store, with every row that did not go in named.</summary>
internal sealed class ImportCommand : Command
{
    private readonly Terminal _terminal;

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Files and folders: product feeds, reviews, questions, policies. Formats are recognised.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _store = CommonOptions.Store();
    private readonly Option<string?> _format = new("--format") { Description = "Reads every file as this format instead of recognising it.", HelpName = "NAME" };

    private readonly Option<string[]> _mappings = new("--mapping")
    {
        Description = "A mapping file, or a folder of them, for CSV and JSON of the shop's own; may be repeated.",
        HelpName = "PATH",
    };

    private readonly Option<string?> _currency = new("--currency")
    {
        Description = "The currency of prices that come without one, such as EUR. Remembered for the next import.",
        HelpName = "CODE",
    };

    private readonly Option<bool> _prune = new("--prune") { Description = "Removes products that these files do not contain." };
    private readonly Option<bool> _partial = new("--partial") { Description = "Takes what was read of a file that breaks off, instead of changing nothing." };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Where refused rows are listed, as JSON Lines. The default is beside the store, with the ending .refused.jsonl.",
        HelpName = "FILE",
    };

    public ImportCommand(Terminal terminal)
        : base("import", "Takes a shop's files into the store.")
    {
        _terminal = terminal;
        _paths.RefuseOptions();
        _format.Check(format => format is null || FeedFormats.Find(format) is not null
            ? []
            : [$"there is no format '{format}'; choose one of {string.Join(", ", FeedFormats.All.Select(f => f.Format))}."]);
        _currency.Check(code => code is null || Currencies.IsKnown(code.ToUpperInvariant()) ? [] : [$"'{code}' is no currency code, such as EUR."]);
        _mappings.Check(mappings => mappings.Where(m => !Path.Exists(m)).Select(m => $"there is no file or folder '{m}'."));
        Add(_paths);
        foreach (var option in (Option[])[_store, _format, _mappings, _currency, _prune, _partial, _report])
        {
            Add(option);
        }

        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (paths, path) = (parsed.GetValue(_paths)!, parsed.GetValue(_store)!);
        if (paths.FirstOrDefault(p => !Path.Exists(p)) is { } missing)
        {
            return _terminal.Fail($"{missing}: there is no such file or folder; check the path.");
        }

        var currency = parsed.GetValue(_currency)?.ToUpperInvariant();
        var scan = await FeedScan.FindAsync(
            paths,
            new FeedScanOptions
            {
                Format = parsed.GetValue(_format),
                Mappings = [.. parsed.GetValue(_mappings) ?? [], .. Mappings.Usual()],
            },
            cancellationToken);
        var screen = new ImportScreen(_terminal.Screen);
        screen.ShowFound(scan);
        if (scan.Feeds.Count == 0)
        {
            return _terminal.Fail("There is nothing here to import; `aisle import --help` says what can be.");
        }

        await using var store = await SqliteCatalogStore.OpenAsync(path, cancellationToken);
        var assumed = currency ?? await store.FindSettingAsync(ShopSettings.Currency, cancellationToken);
        var feeds = scan.FeedsIn(assumed);
        var options = new ImportOptions
        {
            Prune = parsed.GetValue(_prune),
            Partial = parsed.GetValue(_partial),
            RefusedPath = parsed.GetValue(_report) ?? Path.ChangeExtension(path, ".refused.jsonl"),
        };
        try
        {
            var import = new RecordedImport(store, TimeProvider.System);
            var report = await screen.WatchAsync(progress => import.RunAsync(feeds, options, "aisle import", progress, cancellationToken));
            if (report.Committed && currency is not null)
            {
                await store.SetSettingAsync(ShopSettings.Currency, currency, cancellationToken);
            }

            screen.ShowReport(report, path, options.RefusedPath, import.Id);
            return !report.Committed ? ExitCodes.Failed : report.Refused > 0 ? ExitCodes.Findings : ExitCodes.Done;
        }
        catch (OperationCanceledException)
        {
            await _terminal.Error.WriteLineAsync($"aisle: Stopped. {path} is as it was before.");
            return ExitCodes.Interrupted;
        }
    }
}
