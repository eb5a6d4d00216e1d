namespace Aisle.Catalog.Search.Facets;

/// <summary>Ranges of round numbers that divide prices about evenly: up to five, from the quantiles, each bound rounded to 1, 2 or 5 times a power of ten.</summary>
internal static class PriceRanges
{
    private const int Most = 5;

    /// <summary>Ten times more is still a decimal.</summary>
    private const double Largest = 1e27;

    /// <summary>Min inclusive, Max exclusive; the first starts at 0 and the last is open, so that every price lies in one.</summary>
    /// <param name="sorted">Rising.</param>
    public static IReadOnlyList<(decimal Min, decimal? Max)> Of(IReadOnlyList<double> sorted)
    {
        if (sorted.Count == 0)
        {
            return [];
        }

        var bounds = Enumerable.Range(1, Most - 1)
            .Select(i => Round((decimal)Math.Min(sorted[(int)((long)sorted.Count * i / Most)], Largest)))
            .Where(b => (double)b > sorted[0] && (double)b <= sorted[^1])
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
