using Aisle.Catalog.Index;
using Aisle.Catalog.Search;

namespace Aisle.Catalog.Benchmarks.Peers;

/// <summary>A whole search: reading the query, types, phrases, ratings, the variant to show. The index is opened from its file, as a server does.</summary>
internal sealed class AislePeer(string folder) : IPeer
{
    private CatalogIndex _index = CatalogIndex.Empty;

    public string Name => "Aisle";

    public long Build(IReadOnlyList<Product> products)
    {
        var file = Path.Combine(folder, "aisle.index");
        CatalogIndex.BuildAsync(GeneratedShop.Stream(products), new Dictionary<string, Rating>(), CancellationToken.None).GetAwaiter().GetResult().Save(file);
        _index = CatalogIndex.Open(file);
        return new FileInfo(file).Length;
    }

    public int Search(string words) => _index.Search(new SearchQuery { Text = words, Limit = 20 }, CancellationToken.None).Total;

    public void Dispose()
    {
    }
}
