using System.Globalization;
using Aisle.Catalog;
using Aisle.Catalog.Search;

namespace Aisle.Assistant.Understanding;

/// <summary>One condition of a wish, on its own: it can be named, shown and dropped.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">The attribute's name; "" for the others.</param>
/// <param name="Values">What is wanted, or with <paramref name="Excluded"/> not wanted; empty for bounds.</param>
/// <param name="Min">Inclusive.</param>
/// <param name="Max">Inclusive.</param>
/// <param name="Excluded">Whether it says what must not be.</param>
internal sealed record WishCondition(
    WishConditionKind Kind, string Name, IReadOnlyList<string> Values, decimal? Min = null, decimal? Max = null, bool Excluded = false)
{
    /// <summary>Stable within a conversation: "price", "brand:logitech", "not:brand:sony", "attribute:color:black".</summary>
    public string Key
    {
        get
        {
            var key = Kind switch
            {
                WishConditionKind.Attribute => $"attribute:{Name}{(Values.Count > 0 ? ":" : "")}{string.Join('|', Values)}",
                WishConditionKind.Brand or WishConditionKind.Category => $"{Kind}:{string.Join('|', Values)}",
                _ => Kind.ToString(),
            };
            return (Excluded ? "not:" : "") + key.ToLower(CultureInfo.InvariantCulture);
        }
    }

    public static IEnumerable<WishCondition> Of(SearchFilters filters)
    {
        if (filters.Categories.Count > 0)
        {
            yield return new(WishConditionKind.Category, "", [.. filters.Categories.Select(c => c.Leaf)]);
        }

        if (filters.Brands.Count > 0)
        {
            yield return new(WishConditionKind.Brand, "", filters.Brands);
        }

        foreach (var brand in filters.ExcludedBrands)
        {
            yield return new(WishConditionKind.Brand, "", [brand], Excluded: true);
        }

        foreach (var a in filters.Attributes)
        {
            yield return new(WishConditionKind.Attribute, a.Name, a.Values, a.Min, a.Max, a.Excluded);
        }

        if (filters.MinPrice is not null || filters.MaxPrice is not null)
        {
            yield return new(WishConditionKind.Price, "", [], filters.MinPrice, filters.MaxPrice);
        }

        if (filters.MinRating is { } rating)
        {
            yield return new(WishConditionKind.Rating, "", [], (decimal)rating);
        }

        if (filters.AvailableOnly)
        {
            yield return new(WishConditionKind.Availability, "", []);
        }
    }

    /// <summary>The filters without this condition.</summary>
    public SearchFilters RemoveFrom(SearchFilters filters) => Kind switch
    {
        WishConditionKind.Price => filters with { MinPrice = null, MaxPrice = null },
        WishConditionKind.Rating => filters with { MinRating = null },
        WishConditionKind.Availability => filters with { AvailableOnly = false },
        WishConditionKind.Category => filters with { Categories = [] },
        WishConditionKind.Brand when Excluded => filters with { ExcludedBrands = [.. filters.ExcludedBrands.Where(b => !Same(b, Values[0]))] },
        WishConditionKind.Brand => filters with { Brands = [] },
        _ => filters with { Attributes = [.. filters.Attributes.Where(a => !(Same(a.Name, Name) && a.Excluded == Excluded && a.Values.SequenceEqual(Values)))] },
    };

    internal static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

internal enum WishConditionKind
{
    Category,
    Brand,
    Attribute,
    Price,
    Rating,
    Availability,
}
