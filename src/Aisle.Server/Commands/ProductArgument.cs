using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Store;

namespace Aisle.Server.Commands;

/// <summary>A product as a command names it: by its id, or by words of its name, for which the best match stands.</summary>
internal static class ProductArgument
{
    public static async Task<Product?> FindAsync(SqliteCatalogStore store, string words, CancellationToken cancellationToken)
    {
        if (await store.FindProductAsync(words, cancellationToken) is { } product)
        {
            return product;
        }

        var ratings = await store.ReadRatingsAsync(cancellationToken);
        var index = await CatalogIndex.BuildAsync(store.ReadProductsAsync(cancellationToken), ratings, cancellationToken);
        return index.Search(new SearchQuery { Text = words, Limit = 1 }, cancellationToken).Hits is [{ } best, ..]
            ? await store.FindProductAsync(best.ProductId, cancellationToken)
            : null;
    }
}
