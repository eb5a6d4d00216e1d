using System.Runtime.CompilerServices;
using Aisle.Catalog.Feeds;
using Aisle.Catalog.Importing;
using Aisle.Catalog.Index;
using Aisle.Catalog.Index.Vectors;
using Aisle.Catalog.Store;
using Aisle.Server.Hosting;

namespace Aisle.Server.Commands.Evaluations;

/// <summary>
/// The products of a folder ranked for each query of its ratings.csv: <c>{"query": "...", "ids": [...]}</c>. The folder is imported
/// into a store of its own. With AISLE_ENCODER, what is near in meaning counts too.
/// </summary>
internal sealed class SearchEvaluation : IEvaluation
{
    private const int Depth = 100;

    public string Name => "search";

    public string Description => "Ranks products for each query of ratings.csv.";

    public string Data => "A folder with product files and ratings.csv, whose column 'query' holds the queries.";

    public async IAsyncEnumerable<object> PredictAsync(string data, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ratings = Path.Combine(data, "ratings.csv");
        if (!File.Exists(ratings))
        {
            throw new JudgedDataException($"{ratings}: there is no such file; --data is a folder with product files and ratings.csv.");
        }

        var queries = await JudgedTable.ReadAsync(ratings, ["query"], cancellationToken).Select(row => row["query"]).Distinct().ToListAsync(cancellationToken);
        using var encoder = CommonOptions.UsualEncoder is { } model ? SearchEncoder.Open(model) : null;
        var temporary = Directory.CreateTempSubdirectory("aisle-eval-");
        try
        {
            var index = await BuildAsync(data, Path.Combine(temporary.FullName, "shop.db"), encoder, cancellationToken);
            foreach (var query in queries)
            {
                var found = ShopSearch.Find(index, ShopSearch.Usual with { Text = query, Limit = Depth }, literal: false, cancellationToken);
                yield return new { query, ids = found.Result.Hits.Select(h => h.ProductId) };
            }
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static async Task<CatalogIndex> BuildAsync(string folder, string path, SearchEncoder? encoder, CancellationToken cancellationToken)
    {
        await using var store = await SqliteCatalogStore.OpenAsync(path, cancellationToken);
        var scan = await FeedScan.FindAsync([folder], new FeedScanOptions { Mappings = Mappings.Usual() }, cancellationToken);
        await CatalogImport.RunAsync(store, scan.Feeds, ImportOptions.Default, progress: null, cancellationToken);
        var index = await CatalogIndex.BuildAsync(store.ReadProductsAsync(cancellationToken), await store.ReadRatingsAsync(cancellationToken), cancellationToken);
        if (encoder is not null)
        {
            await new VectorKeeper(store, encoder, file: null).RefreshAsync(meaning => index = index.With(meaning), cancellationToken);
        }

        return index;
    }
}
