using System.Globalization;
using Aisle.Catalog.Feeds;
using Aisle.Catalog.Feeds.Reading;
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
            return new JudgedFolder(index, Judgements(await RowsAsync(Path.Combine(folder, "ratings.csv"), cancellationToken)));
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static async Task<List<string[]>> RowsAsync(string path, CancellationToken cancellationToken)
    {
        using var text = File.OpenText(path);
        var (csv, rows) = (new CsvReader(text, ','), new List<string[]>());
        while (await csv.ReadAsync(cancellationToken))
        {
            if (csv.Problem is { } problem)
            {
                throw new InvalidDataException($"{path}:{csv.Line}: {problem}");
            }

            rows.Add([.. Enumerable.Range(0, csv.Count).Select(column => csv[column])]);
        }

        return rows;
    }

    /// <summary>Queries that have at least one good answer; the others tell rankings apart by nothing.</summary>
    private static JudgedQuery[] Judgements(IEnumerable<string[]> rows) =>
        [.. rows.Skip(1)
            .GroupBy(row => row[0])
            .Select(g => new JudgedQuery(g.Key, g.ToDictionary(r => r[1], r => int.Parse(r[2], CultureInfo.InvariantCulture))))
            .Where(q => q.Ideal > 0)];
}
