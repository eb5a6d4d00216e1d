using Aisle.Catalog.Feeds;
using Aisle.Catalog.Store;

namespace Aisle.Catalog.Importing;

/// <summary>An import that leaves word in the store of what it did, also where it came to nothing.</summary>
public sealed class RecordedImport(ICatalogStore store, TimeProvider time)
{
    /// <summary>How many refused rows, and how many left-out values, the store keeps of one import; the report file has all.</summary>
    public const int KeptRows = 1_000;

    private const int KeptReasons = 100;

    /// <summary>The import's number in the store; null where nothing could be written there.</summary>
    public long? Id { get; private set; }

    /// <param name="feeds">What to read.</param>
    /// <param name="options">How; as many rows are kept as the store keeps.</param>
    /// <param name="by">What began it, such as "aisle import".</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellationToken">Stops it, and leaves the catalogue as it was.</param>
    /// <exception cref="StoreException">The store can't be written: busy, or the disk is full. It is as it was before.</exception>
    public async Task<ImportReport> RunAsync(
        IReadOnlyList<FoundFeed> feeds, ImportOptions options, string by, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        var run = new ImportRun
        {
            StartedAt = time.GetUtcNow(),
            Seconds = 0,
            By = by,
            Outcome = ImportOutcome.Failed,
            Sources = [.. feeds.Select(f => new ImportSource(f.File.Name, f.Feed.Format, f.Note, f.Bytes))],
        };
        try
        {
            var report = await CatalogImport.RunAsync(store, feeds, options with { KeptRefused = KeptRows }, progress, cancellationToken);
            await AddAsync(Done(run, report, options), [.. Rows(report)]);
            return report;
        }
        catch (OperationCanceledException)
        {
            await AddAsync(run with { Outcome = ImportOutcome.Stopped }, []);
            throw;
        }
        catch (StoreException e)
        {
            await AddAsync(run with { Problem = e.Message }, []);
            throw;
        }
    }

    private static ImportRun Done(ImportRun run, ImportReport report, ImportOptions options) => run with
    {
        Outcome = report.Committed ? ImportOutcome.Committed : ImportOutcome.BrokeOff,
        Problem = report.FirstRefused.FirstOrDefault(r => r.EndsFile)?.ToString(),
        Kinds = new[] { ("products", report.Products), ("reviews", report.Reviews), ("questions", report.Questions), ("policies", report.Policies) }
            .Where(k => k.Item2.Total > 0).ToDictionary(k => k.Item1, k => new ImportKind(k.Item2.Added, k.Item2.Changed, k.Item2.Unchanged)),
        Removed = report.Pruned,
        Refused = report.Refused,
        LeftOut = report.LeftOut,
        Reasons = [.. report.RefusedReasons.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Take(KeptReasons).Select(r => new ImportReason(r.Key, r.Value))],
        Report = report.Refused + report.LeftOut > 0 ? options.RefusedPath : null,
    };

    private static IEnumerable<ImportRow> Rows(ImportReport report) =>
        report.FirstRefused.Take(KeptRows).Select(r => (ImportRowKind.Refused, r))
            .Concat(report.FirstLeftOut.Take(KeptRows).Select(r => (ImportRowKind.LeftOut, r)))
            .Select((row, at) => new ImportRow(at + 1, row.Item1, row.r.File, row.r.Line, row.r.Field, row.r.Reason));

    /// <summary>What the import did stands already: where this can't be written, only the word of it is lost. Not stopped with the import.</summary>
    private async Task AddAsync(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        try
        {
            Id = await store.AddImportAsync(run with { Seconds = (time.GetUtcNow() - run.StartedAt).TotalSeconds }, rows, CancellationToken.None);
        }
        catch (StoreException)
        {
            Id = null;
        }
    }
}
