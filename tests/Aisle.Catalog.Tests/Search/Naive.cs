using Aisle.Catalog.Search;

namespace Aisle.Catalog.Tests.Search;

/// <summary>The meaning of the filters, written down as plainly as can be and over whole products, to compare the index with.</summary>
internal static class Naive
{
    public static bool Meets(Product product, SearchFilters filters, string? currency) =>
        (filters.Brands.Count == 0 || filters.Brands.Contains(product.Brand, StringComparer.OrdinalIgnoreCase))
        && !filters.ExcludedBrands.Contains(product.Brand, StringComparer.OrdinalIgnoreCase)
        && (filters.Categories.Count == 0 || filters.Categories.Any(c => product.Categories.Any(p => p.IsWithin(c))))
        && (filters.MinRating is not { } stars || product.Rating?.Average >= stars)
        && (filters.ProductIds.Count == 0 || filters.ProductIds.Contains(product.Id))
        && !filters.ExcludedProductIds.Contains(product.Id)
        && Skus(product).Any(s => Meets(product, s, filters, currency));

    public static IEnumerable<Variant> Skus(Product product) => product.Variants.Count == 0
        ? [new Variant { Id = product.Id, Offers = product.Offers }]
        : product.Variants.Select(v => v.Offers.Count > 0 ? v : v with { Offers = product.Offers });

    public static bool Meets(Product product, Variant sku, SearchFilters filters, string? currency) =>
        filters.Attributes.All(f => Has(product, sku, f) != f.Excluded)
        && ((filters.MinPrice is null && filters.MaxPrice is null && !filters.AvailableOnly) || sku.Offers.Any(o => Meets(o, filters, currency)));

    private static bool Meets(Offer offer, SearchFilters filters, string? currency) =>
        (!filters.AvailableOnly || offer.CanBeBought)
        && (filters.MinPrice is null || (offer.Price.Currency == currency && offer.Price.Amount >= filters.MinPrice))
        && (filters.MaxPrice is null || (offer.Price.Currency == currency && offer.Price.Amount <= filters.MaxPrice));

    private static bool Has(Product product, Variant sku, AttributeFilter filter)
    {
        var own = sku.Options.Where(o => Same(o.Name, filter.Name)).Select(o => o.Value).ToArray();
        var values = own.Length > 0 ? own : product.Attributes.Where(a => Same(a.Name, filter.Name)).Select(a => a.Value.ToString());
        return values.SelectMany(v => v.Split('/').Append(v)).Any(v => filter.Values.Any(w => Same(v, w)));
    }

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
