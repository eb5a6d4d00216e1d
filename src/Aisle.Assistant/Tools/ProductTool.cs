using System.Runtime.CompilerServices;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;

namespace Aisle.Assistant.Tools;

/// <summary>Reads products by id, each with a rating: the feed's own, else what its reviews give.</summary>
internal sealed class ProductTool(ICatalogStore store, CatalogIndex index)
{
    // One pass over the reviews for each state of the store that is served, not one for each turn.
    private static readonly ConditionalWeakTable<CatalogIndex, Task<IReadOnlyDictionary<string, Rating>>> Ratings = [];

    /// <summary>In the order of the ids; unknown ids are left out.</summary>
    public async Task<IReadOnlyList<Product>> LoadAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var products = await store.FindProductsAsync(ids, cancellationToken);
        if (products.All(p => p.Rating is not null))
        {
            return products;
        }

        if (Ratings.TryGetValue(index, out var failed) && failed.IsFaulted)
        {
            Ratings.Remove(index);
        }

        var ratings = await Ratings.GetValue(index, _ => store.ReadRatingsAsync(CancellationToken.None)).WaitAsync(cancellationToken);
        return [.. products.Select(p => p.Rating is null && ratings.TryGetValue(p.Id, out var rating) ? p with { Rating = rating } : p)];
    }
}
