using Aisle.Catalog;
using Aisle.Catalog.Search;

namespace Aisle.Assistant.Understanding;

/// <summary>How a wish changes when more is said. Pure: a newer word on the same thing replaces the older one.</summary>
internal static class WishChange
{
    public static Wish Merge(Wish wish, Request request) =>
        new(Join(wish.Words, request.Words), Merge(wish.Filters, request.Filters), request.Sort == SearchSort.Relevance ? wish.Sort : request.Sort, wish.For);

    public static SearchFilters Merge(SearchFilters old, SearchFilters said)
    {
        var brands = said.Brands.Count > 0 ? said.Brands : Without(old.Brands, said.ExcludedBrands);
        return new SearchFilters
        {
            MinPrice = said.MinPrice ?? (said.MaxPrice is { } max && old.MinPrice > max ? null : old.MinPrice),
            MaxPrice = said.MaxPrice ?? (said.MinPrice is { } min && old.MaxPrice < min ? null : old.MaxPrice),
            Brands = brands,
            ExcludedBrands = [.. Without(old.ExcludedBrands, brands).Union(said.ExcludedBrands, StringComparer.OrdinalIgnoreCase)],
            Categories = said.Categories.Count > 0 ? said.Categories : old.Categories,
            Attributes = [.. old.Attributes.Where(a => !said.Attributes.Any(s => Replaces(s, a))), .. said.Attributes],
            AvailableOnly = old.AvailableOnly || said.AvailableOnly,
            MinRating = said.MinRating ?? old.MinRating,
            ProductIds = said.ProductIds.Count > 0 ? said.ProductIds : old.ProductIds,
            ExcludedProductIds = [.. old.ExcludedProductIds.Union(said.ExcludedProductIds)],
        };
    }

    /// <summary>Only what costs less than the products that set the bound, or more; null where none of them has a price.</summary>
    public static Wish? Bound(Wish wish, Relative relative, IEnumerable<Product> against)
    {
        var prices = against.Select(p => p.BestOffer()?.Price).OfType<Money>().ToList();
        if (prices.Count == 0)
        {
            return null;
        }

        var step = 1m;
        for (var digits = Currencies.MinorDigits(prices[0].Currency); digits > 0; digits--)
        {
            step /= 10;
        }

        var same = prices.Where(p => p.Currency == prices[0].Currency).Select(p => p.Amount).ToList();
        return wish with
        {
            Filters = relative == Relative.Cheaper
                ? wish.Filters with { MaxPrice = Math.Max(0, same.Min() - step), MinPrice = wish.Filters.MinPrice >= same.Min() ? null : wish.Filters.MinPrice }
                : wish.Filters with { MinPrice = same.Max() + step, MaxPrice = wish.Filters.MaxPrice <= same.Max() ? null : wish.Filters.MaxPrice },
        };
    }

    private static bool Replaces(AttributeFilter said, AttributeFilter old) =>
        WishCondition.Same(said.Name, old.Name)
        && (said.Excluded == old.Excluded ? !said.Excluded || said.Values.SequenceEqual(old.Values) : said.Values.Any(v => old.Values.Contains(v, StringComparer.OrdinalIgnoreCase)));

    private static List<string> Without(IEnumerable<string> names, IReadOnlyList<string> gone) =>
        [.. names.Where(n => !gone.Contains(n, StringComparer.OrdinalIgnoreCase))];

    private static string Join(string words, string more)
    {
        var known = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Plural.Strip).ToHashSet(StringComparer.Ordinal);
        return string.Join(' ', [.. more.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !known.Contains(Plural.Strip(w))), words]).Trim();
    }
}
