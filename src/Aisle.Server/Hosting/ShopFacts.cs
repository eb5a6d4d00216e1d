using System.Runtime.CompilerServices;
using Aisle.Catalog;
using Aisle.Catalog.Store;

namespace Aisle.Server.Hosting;

/// <summary>What is known of the shop as a whole, from the same pass over the products that builds the index.</summary>
/// <param name="Version">The store's version that was read.</param>
/// <param name="Name">What the shop calls itself.</param>
/// <param name="Currency">The currency of most offers; null where nothing has a price.</param>
/// <param name="Counts">Of the store.</param>
/// <param name="Categories">Top categories with their products, most first.</param>
/// <param name="Ratings">From reviews, by product.</param>
internal sealed record ShopFacts(
    long Version,
    string Name,
    string? Currency,
    StoreCounts Counts,
    IReadOnlyList<CategoryCount> Categories,
    IReadOnlyDictionary<string, Rating> Ratings)
{
    /// <summary>The product with the rating that its feed states, else the one that its reviews give.</summary>
    public Product WithRating(Product product) =>
        product.Rating is null && Ratings.TryGetValue(product.Id, out var rating) ? product with { Rating = rating } : product;
}

/// <param name="Name">The first name of the path.</param>
/// <param name="Products">How many products lie in it.</param>
internal sealed record CategoryCount(string Name, int Products);

/// <summary>Counts products as they pass by.</summary>
internal sealed class ShopTally
{
    private readonly Dictionary<string, int> _currencies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _categories = new(StringComparer.Ordinal);

    public string? Currency => _currencies.Count == 0 ? null : _currencies.MaxBy(c => c.Value).Key;

    public IReadOnlyList<CategoryCount> Categories =>
        [.. _categories.Select(c => new CategoryCount(c.Key, c.Value)).OrderByDescending(c => c.Products).ThenBy(c => c.Name, StringComparer.Ordinal)];

    public async IAsyncEnumerable<Product> WatchAsync(IAsyncEnumerable<Product> products, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var product in products.WithCancellation(cancellationToken))
        {
            Count(product);
            yield return product;
        }
    }

    private void Count(Product product)
    {
        if (product.BestOffer() is { } offer)
        {
            Increment(_currencies, offer.Price.Currency);
        }

        foreach (var top in product.Categories.Where(c => c.Names.Count > 0).Select(c => c.Names[0]).Distinct(StringComparer.Ordinal))
        {
            Increment(_categories, top);
        }
    }

    private static void Increment(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
