namespace Aisle.Catalog.Search.Facets;

/// <summary>The prices of the matches, to be counted in ranges that they themselves give.</summary>
internal sealed class PriceTally
{
    /// <summary>So many prices, evenly from all, tell the quantiles well enough for bounds that are rounded anyway.</summary>
    private const int Sample = 10_000;

    private readonly List<double> _prices = [];

    /// <param name="price">NaN is no price.</param>
    public void Add(double price)
    {
        if (!double.IsNaN(price))
        {
            _prices.Add(price);
        }
    }

    /// <summary>Each range with the number of prices in it.</summary>
    public IEnumerable<((decimal Min, decimal? Max) Range, int Count)> Ranges()
    {
        var sample = new double[Math.Min(_prices.Count, Sample)];
        for (var i = 0; i < sample.Length; i++)
        {
            sample[i] = _prices[(int)((long)i * _prices.Count / sample.Length)];
        }

        Array.Sort(sample);
        var ranges = PriceRanges.Of(sample);
        var bounds = ranges.Skip(1).Select(r => (double)r.Min).ToArray();
        var counts = new int[ranges.Count];
        foreach (var price in _prices)
        {
            var range = 0;
            while (range < bounds.Length && price >= bounds[range])
            {
                range++;
            }

            counts[range]++;
        }

        return ranges.Zip(counts);
    }
}
