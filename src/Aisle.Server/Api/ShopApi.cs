using Aisle.Assistant.Settings;
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

    private static ShopResponse Shop(LiveShop shop, LiveSettings settings)
    {
        var (facts, look) = (shop.Facts!, settings.Current.Look);
        return new ShopResponse(
            facts.Name, facts.Currency, facts.Counts, facts.Categories,
            new LookResponse(look.Accent, look.OnAccent, look.AccentDark, look.OnAccentDark, look.Radius, look.Corner, look.Texts));
    }

    private static Task<IReadOnlyList<Policy>> Policies(ICatalogStore store, CancellationToken cancellationToken) => store.ReadPoliciesAsync(cancellationToken);
}

/// <param name="Name">What the shop calls itself.</param>
/// <param name="Currency">ISO 4217 code of most prices; null where nothing has a price.</param>
/// <param name="Counts">Of what the shop holds.</param>
/// <param name="Categories">Top categories, most products first.</param>
/// <param name="Look">How the widget looks, where the shop set it.</param>
internal sealed record ShopResponse(string Name, string? Currency, StoreCounts Counts, IReadOnlyList<CategoryCount> Categories, LookResponse Look);

/// <param name="Accent">Of buttons and links on light pages, such as "#0b5f4c"; like the others null where it is the widget's own.</param>
/// <param name="OnAccent">What stands on it.</param>
/// <param name="AccentDark">The same on dark pages.</param>
/// <param name="OnAccentDark">What stands on that.</param>
/// <param name="Radius">Of corners, in pixels.</param>
/// <param name="Corner">Of the button: end or start.</param>
/// <param name="Texts">By language, then by name: what takes the place of the widget's own words.</param>
internal sealed record LookResponse(
    string? Accent, string? OnAccent, string? AccentDark, string? OnAccentDark, int? Radius, string? Corner, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Texts);
