using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Store;
using Aisle.Server.Hosting;

namespace Aisle.Server.Commands;

/// <summary>A product as a command names it: by its id, or by words of its name, for which the best match stands.</summary>
internal static class ProductArgument
{
    /// <param name="store">Of the shop.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="words">The id or words.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<Product?> FindAsync(SqliteCatalogStore store, string path, string words, CancellationToken cancellationToken)
    {
        if (await store.FindProductAsync(words, cancellationToken) is { } product)
        {
            return product;
        }

        var index = await IndexKeeper.OpenAsync(store, ServeOptions.IndexBeside(path), IndexOptions.Default, cancellationToken);
        return index.Search(new SearchQuery { Text = words, Limit = 1 }, cancellationToken).Hits is [{ } best, ..]
            ? await store.FindProductAsync(best.ProductId, cancellationToken)
            : null;
    }
}
