using Aisle.Catalog.Feeds;
using Aisle.Catalog.Importing;
using Aisle.Catalog.Store;

namespace Aisle.Server.Demo;

/// <summary>The demo shop in a store, by the same import that any shop's files take.</summary>
internal static class DemoStore
{
    public static async Task FillAsync(SqliteCatalogStore store, string folder, CancellationToken cancellationToken)
    {
        await DemoShop.WriteAsync(folder, cancellationToken);
        string[] files = ["products.jsonl", "reviews.jsonl", "questions.jsonl", "policies"];
        var scan = await FeedScan.FindAsync([.. files.Select(name => Path.Combine(folder, name))], new FeedScanOptions(), cancellationToken);
        var report = await new RecordedImport(store, TimeProvider.System).RunAsync(scan.Feeds, ImportOptions.Default with { Prune = true }, "aisle demo", progress: null, cancellationToken);
        if (!report.Committed || report.Refused > 0)
        {
            throw new InvalidOperationException($"The demo shop's own files are not all good: {string.Join(' ', report.FirstRefused)}");
        }
    }
}
