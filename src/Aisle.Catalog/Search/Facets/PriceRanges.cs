namespace Aisle.Catalog.Search.Facets;

/// <summary>Ranges of round numbers that divide prices about evenly: up to five, from the quantiles, each bound rounded to 1, 2 or 5 times a power of ten.</summary>
internal static class PriceRanges
{
    private const int Most = 5;

    /// <summary>Min inclusive, Max exclusive; the first starts at 0 and the last is open, so that every price lies in one.</summary>
    public static IReadOnlyList<(decimal Min, decimal? Max)> Of(decimal[] prices)
    {
        if (prices.Length == 0)
        {
            return [];
        }

        var sorted = prices.Order().ToArray();
        var bounds = Enumerable.Range(1, Most - 1)
            .Select(i => Round(sorted[(int)((long)sorted.Length * i / Most)]))
            .Where(b => b > sorted[0] && b <= sorted[^1])
            .Distinct()
            .Order()
            .ToArray();
        return [.. bounds.Prepend(0).Zip(bounds.Select(b => (decimal?)b).Append(null))];
    }

    private static decimal Round(decimal price)
    {
        if (price <= 0)
        {
            return 0;
        }

        var power = 1m;
        while (power * 10 <= price)
        {
            power *= 10;
        }

        while (power > price)
        {
            power /= 10;
        }

        return power * (price / power) switch
        {
            < 1.5m => 1,
            < 3.5m => 2,
            < 7.5m => 5,
            _ => 10,
        };
    }
}
