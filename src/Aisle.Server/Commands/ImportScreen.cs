using Aisle.Catalog.Feeds;
using Aisle.Catalog.Importing;
using Spectre.Console;

namespace Aisle.Server.Commands;

/// <summary>What an import shows: what it found, how far it is, what it did and what it refused.</summary>
internal sealed class ImportScreen(IAnsiConsole screen)
{
    private const int ShownRows = 10;
    private const int ShownSkipped = 5;

    public void ShowFound(FeedScan scan)
    {
        var table = Plain();
        foreach (var feed in scan.Feeds)
        {
            table.AddRow(new Text(feed.File.Name), new Text(feed.Feed.Title), new Text(SizeOf(feed.Bytes)), new Text(feed.Note ?? ""));
        }

        screen.Write(table);
        ShowFirst(scan.Skipped, ShownSkipped, skipped => $"left aside {skipped.Path}: {skipped.Reason}");
        if (scan.Skipped.Count > ShownSkipped)
        {
            screen.WriteLine($"… {scan.Skipped.Count:N0} files left aside in all");
        }
    }

    public async Task<ImportReport> WatchAsync(Func<IProgress<ImportProgress>?, Task<ImportReport>> import)
    {
        if (!screen.Profile.Capabilities.Interactive)
        {
            return await import(null);
        }

        return await screen.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask("reading");
                return await import(new Watch(progress =>
                {
                    task.MaxValue = Math.Max(1, progress.BytesTotal);
                    task.Value = progress.BytesRead;
                    task.Description = $"{Markup.Escape(Path.GetFileName(progress.Name))}, {progress.Records:N0} records";
                }));
            });
    }

    /// <param name="report">What it did.</param>
    /// <param name="store">The store's path.</param>
    /// <param name="refusedPath">Where all that did not go in is listed.</param>
    /// <param name="import">Its number in the store; null where it could not be kept.</param>
    public void ShowReport(ImportReport report, string store, string refusedPath, long? import)
    {
        var table = Plain("", "added", "changed", "unchanged");
        foreach (var (kind, counts) in new[] { ("products", report.Products), ("reviews", report.Reviews), ("questions", report.Questions), ("policies", report.Policies) })
        {
            if (counts.Total > 0)
            {
                table.AddRow(kind, $"{counts.Added:N0}", $"{counts.Changed:N0}", $"{counts.Unchanged:N0}");
            }
        }

        screen.Write(table);
        if (report.Pruned is { } pruned)
        {
            screen.WriteLine($"{pruned:N0} products removed that these files do not contain");
        }

        ShowFirst(report.FirstRefused.DistinctBy(r => r.Reason), ShownRows, row => $"refused {row}{Alike(report.RefusedReasons.GetValueOrDefault(row.Reason) - 1)}");
        ShowFirst(report.FirstLeftOut, ShownRows, row => $"left out {row}");
        screen.WriteLine($"rows refused: {report.Refused:N0}, values left out of rows that went in: {report.LeftOut:N0}"
            + (report.Refused + report.LeftOut > 0 ? $"; all are listed in {refusedPath}" : "")
            + (report.Refused + report.LeftOut > 0 && import is { } number ? $"; `aisle imports {number} --store {store}` and the studio show them again" : ""));
        var hasAny = (report.Products, report.Reviews, report.Questions, report.Policies) is not ({ Total: 0 }, { Total: 0 }, { Total: 0 }, { Total: 0 });
        screen.WriteLine(report.Committed && !hasAny ? $"Nothing went in; {store} holds what it held"
            : report.Committed
            ? $"{store} has it; `aisle serve --store {store}` serves it"
            : $"Nothing was changed: a file broke off. Mend it, or take what could be read with --partial; {store} is as it was");
    }

    private static string Alike(long more) => more switch { <= 0 => "", 1 => " (1 more row for the same reason)", _ => $" ({more:N0} more rows for the same reason)" };

    private void ShowFirst<T>(IEnumerable<T> items, int most, Func<T, string> line)
    {
        foreach (var item in items.Take(most))
        {
            screen.WriteLine(TerminalText.Clean(line(item)));
        }
    }

    private static Table Plain(params string[] headings)
    {
        var table = new Table { ShowHeaders = headings.Length > 0 }.NoBorder();
        if (headings.Length == 0)
        {
            return table.AddColumns("", "", "", "");
        }

        foreach (var (at, heading) in headings.Index())
        {
            table.AddColumn(new TableColumn(heading) { Alignment = at == 0 ? Justify.Left : Justify.Right });
        }

        return table;
    }

    private static string SizeOf(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} B",
        < 1_000_000 => $"{bytes / 1_000.0:N0} kB",
        < 1_000_000_000 => $"{bytes / 1_000_000.0:N1} MB",
        _ => $"{bytes / 1_000_000_000.0:N1} GB",
    };

    /// <summary>Reports at once and in order, where <see cref="Progress{T}"/> would hand over to other threads.</summary>
    private sealed class Watch(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
