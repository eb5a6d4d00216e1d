using Aisle.Catalog;
using Aisle.Catalog.Store;

namespace Aisle.Server.Hosting;

/// <summary>What is known of the shop as a whole, from the state of the store that the index was built from.</summary>
/// <param name="Version">The store's version that was read.</param>
/// <param name="Name">What the shop calls itself.</param>
/// <param name="Currency">The currency of most offers; null where nothing has a price.</param>
/// <param name="Counts">Of the store.</param>
/// <param name="Categories">Top categories with their products, most first.</param>
internal sealed record ShopFacts(
    long Version,
    string Name,
    string? Currency,
    StoreCounts Counts,
    IReadOnlyList<CategoryCount> Categories);

/// <param name="Name">The first name of the path.</param>
/// <param name="Products">How many products lie in it.</param>
internal sealed record CategoryCount(string Name, int Products);
