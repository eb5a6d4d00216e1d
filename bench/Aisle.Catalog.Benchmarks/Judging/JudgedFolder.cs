using System.Globalization;
using Aisle.Catalog.Feeds;
using Aisle.Catalog.Importing;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;

namespace Aisle.Catalog.Benchmarks.Judging;

/// <summary>Products and what people said of them for some queries: product files and a ratings.csv of query, docid and rating (0 to 3).</summary>
internal sealed record JudgedFolder(CatalogIndex Index, IReadOnlyList<JudgedQuery> Queries)
{
    public static async Task<JudgedFolder> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var temporary = Directory.CreateTempSubdirectory("aisle-judged-");
        try
        {
            await using var store = await SqliteCatalogStore.OpenAsync(Path.Combine(temporary.FullName, "shop.db"), cancellationToken);
            var scan = await FeedScan.FindAsync([folder], new FeedScanOptions { Mappings = [Path.GetFullPath("mappings")] }, cancellationToken);
            await CatalogImport.RunAsync(store, scan.Feeds, ImportOptions.Default, progress: null, cancellationToken);
            var index = await CatalogIndex.BuildAsync(store.ReadProductsAsync(cancellationToken), await store.ReadRatingsAsync(cancellationToken), cancellationToken);
            return new JudgedFolder(index, Judgements(await File.ReadAllLinesAsync(Path.Combine(folder, "ratings.csv"), cancellationToken)));
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    /// <summary>Queries that have at least one good answer; the others tell rankings apart by nothing.</summary>
    private static JudgedQuery[] Judgements(IEnumerable<string> rows) =>
        [.. rows.Skip(1)
            .Select(row => row.Split(','))
            .GroupBy(row => row[0])
            .Select(g => new JudgedQuery(g.Key, g.ToDictionary(r => r[1], r => int.Parse(r[2], CultureInfo.InvariantCulture))))
            .Where(q => q.Ideal > 0)];
}
