using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Search.Filtering;

namespace Aisle.Catalog.Search.Facets;

/// <summary>
/// Counts how the matches divide. A product counts under a value if it would still match with that value as a further filter, so that
/// the number beside a choice is what choosing it gives: options are counted over the skus that meet the filters. Under "price" and
/// "rating" each product counts once, by its lowest price and its mean.
/// </summary>
internal static class FacetCounter
{
    private const int MostValues = 30;

    public static IReadOnlyList<Facet> Count(ProductColumns columns, ProductFilter filter, ReadOnlySpan<int> matches)
    {
        using var brands = new Tally(columns.Brands.Count);
        using var categories = new Tally(columns.Categories.Count);
        using var availabilities = new Tally(Enum.GetValues<Availability>().Length);
        var (prices, ratings) = (new List<double>(), new List<double>());
        foreach (var document in matches)
        {
            brands.Add(columns.Brand[document], document);
            foreach (var category in columns.Category[document])
            {
                for (var at = category; at >= 0; at = columns.Categories.Parent(at))
                {
                    categories.Add(at, document);
                }
            }

            if (filter.LowestPrice(document) is { } price)
            {
                prices.Add((double)price);
            }

            if (columns.RatingAverage[document] is var rating && !float.IsNaN(rating))
            {
                ratings.Add((double)(decimal)rating);
            }

            CountAvailability(columns, filter, document, availabilities);
        }

        var facets = new List<Facet>();
        Add("brand", brands.Top(MostValues, columns.Brands.LabelCharacters));
        Add("category", categories.Top(MostValues, n => columns.Categories.Path(n).ToString()));
        prices.Sort();
        AddRanges("price", PriceRanges.Of(prices), prices);
        ratings.Sort();
        AddRanges("rating", [(0, 3), (3, 4), (4, null)], ratings);
        Add("availability", availabilities.Top(MostValues, n => Words((Availability)n)));
        facets.AddRange(PropertyFacets.Count(columns, filter, matches, MostValues));
        return facets;

        void Add(string name, IReadOnlyList<FacetValue> values)
        {
            if (values.Count > 0)
            {
                facets.Add(new Facet(name, FacetKind.Value, values));
            }
        }

        void AddRanges(string name, IReadOnlyList<(decimal Min, decimal? Max)> ranges, List<double> sorted)
        {
            var values = ranges
                .Select(r => new FacetValue(r.Max is null ? $"{r.Min:0.##}+" : $"{r.Min:0.##}–{r.Max:0.##}", Below(sorted, r.Max) - Below(sorted, r.Min), r.Min, r.Max))
                .Where(v => v.Count > 0)
                .ToArray();
            if (values.Length > 0)
            {
                facets.Add(new Facet(name, FacetKind.Range, values));
            }
        }
    }

    /// <summary>How many are less; all where there is no bound.</summary>
    private static int Below(List<double> sorted, decimal? bound)
    {
        var (low, high) = (0, sorted.Count);
        while (bound is not null && low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < (double)bound ? (middle + 1, high) : (low, middle);
        }

        return high;
    }

    private static void CountAvailability(ProductColumns columns, ProductFilter filter, int document, Tally availabilities)
    {
        for (var sku = columns.Skus.Start(document); sku < columns.Skus.End(document); sku++)
        {
            if (filter.LooksAtSkus && !filter.MatchesSku(document, sku))
            {
                continue;
            }

            foreach (var offer in columns.Offers[sku])
            {
                if (filter.MatchesOffer(offer))
                {
                    availabilities.Add((int)offer.Availability, document);
                }
            }
        }
    }

    private static string Words(Availability availability) => availability switch
    {
        Availability.InStock => "In stock",
        Availability.OutOfStock => "Out of stock",
        Availability.PreOrder => "Pre-order",
        Availability.BackOrder => "Back order",
        Availability.Discontinued => "Discontinued",
        _ => "Unknown",
    };
}
