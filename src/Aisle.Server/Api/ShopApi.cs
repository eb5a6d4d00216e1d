using Aisle.Catalog;
using Aisle.Catalog.Store;
using Aisle.Server.Hosting;

namespace Aisle.Server.Api;

internal static class ShopApi
{
    public static void MapShop(this IEndpointRouteBuilder routes)
    {
        var shop = routes.MapGroup("").WithTags("Shop");
        shop.MapGet("/shop", Shop).WithSummary("The shop's name, currency, counts and top categories");
        shop.MapGet("/policies", Policies).WithSummary("What the shop promises: returns, shipping, warranty, privacy");
    }

    private static ShopResponse Shop(LiveShop shop)
    {
        var facts = shop.Facts!;
        return new ShopResponse(facts.Name, facts.Currency, facts.Counts, facts.Categories);
    }

    private static Task<IReadOnlyList<Policy>> Policies(ICatalogStore store, CancellationToken cancellationToken) => store.ReadPoliciesAsync(cancellationToken);
}

/// <param name="Name">What the shop calls itself.</param>
/// <param name="Currency">ISO 4217 code of most prices; null where nothing has a price.</param>
/// <param name="Counts">Of what the shop holds.</param>
/// <param name="Categories">Top categories, most products first.</param>
internal sealed record ShopResponse(string Name, string? Currency, StoreCounts Counts, IReadOnlyList<CategoryCount> Categories);
