using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;

namespace Aisle.Assistant.Tools;

/// <summary>Reads products by id, each with a rating: the feed's own, else what its reviews give.</summary>
internal sealed class ProductTool(ICatalogStore store, CatalogIndex index)
{
    /// <summary>In the order of the ids; unknown ids are left out.</summary>
    public async Task<IReadOnlyList<Product>> LoadAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : [.. (await store.FindProductsAsync(ids, cancellationToken)).Select(index.WithRating)];
}
