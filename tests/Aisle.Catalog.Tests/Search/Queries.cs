using Aisle.Catalog.Search;
using Aisle.Catalog.Tests.Index;
using CsCheck;

namespace Aisle.Catalog.Tests.Search;

/// <summary>Queries for the shops of <see cref="Index.Shops"/>.</summary>
internal static class Queries
{
    public static Gen<SearchFilters> AnyFilters { get; } = Gen.Select(
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[0, 3], Gen.Int[0, 6]),
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 7], Gen.Bool, Gen.Int[0, 8]),
        (a, b) => new SearchFilters
        {
            MinPrice = a.Item1 > 9 ? null : a.Item1 * 10 / 2,
            MaxPrice = a.Item2 > 9 ? null : a.Item2 * 10,
            Brands = a.Item3 switch { 0 => ["ACME"], 1 => ["Bolt", "Nobody"], _ => [] },
            ExcludedBrands = a.Item3 == 2 ? ["acme"] : [],
            Categories = a.Item4 switch { 0 => [CategoryPath.Parse("A")], 1 => [CategoryPath.Parse("a > b")], 2 => [CategoryPath.Parse("Z"), CategoryPath.Parse("D")], _ => [] },
            Attributes = AttributesOf(b.Item1, b.Item2),
            AvailableOnly = b.Item3,
            MinRating = b.Item4 < 5 ? b.Item4 : null,
            ExcludedProductIds = b.Item4 == 6 ? ["p0", "p3"] : [],
            ProductIds = b.Item4 == 7 ? ["p1", "p2", "p3", "p4"] : [],
        });

    public static Gen<SearchQuery> Any { get; } = Gen.Select(
        Gen.OneOf("mouse", "pad", "wireless", "laptop", "redd", "zzz", "for", "usb-c", "desk").Array[0, 3],
        AnyFilters,
        Gen.Enum<SearchSort>(),
        (words, filters, sort) => new SearchQuery { Text = string.Join(' ', words), Filters = filters, Sort = sort, Limit = 100, WithFacets = true, Explain = true });

    private static AttributeFilter[] AttributesOf(int color, int other)
    {
        var filters = new List<AttributeFilter>();
        if (color < 3)
        {
            filters.Add(new AttributeFilter("color", [color == 0 ? "black" : "RED", "Navy Blue"], Excluded: color == 2));
        }

        if (other is 0 or 1)
        {
            filters.Add(new AttributeFilter("Size", ["M"]));
        }
        else if (other == 2)
        {
            filters.Add(new AttributeFilter("wireless", ["yes"]));
        }

        return [.. filters];
    }
}
