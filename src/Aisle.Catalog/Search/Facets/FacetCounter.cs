using System.Runtime.InteropServices;
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
    private const int MostAttributes = 8;

    public static IReadOnlyList<Facet> Count(ProductColumns columns, ProductFilter filter, ArraySegment<int> matches)
    {
        var facets = new List<Facet>();
        Add(facets, "brand", Labels(matches, columns.Brands.Count, columns.Brands.Label, (document, count) => count(columns.Brand[document])));
        Add(facets, "category", Labels(matches, columns.Categories.Count, n => columns.Categories.Path(n).ToString(), (document, count) =>
        {
            foreach (var category in columns.Category[document])
            {
                for (var at = category; at >= 0; at = columns.Categories.Parent(at))
                {
                    count(at);
                }
            }
        }));
        var prices = matches.Select(filter.LowestPrice).OfType<decimal>().ToArray();
        AddRanges(facets, "price", PriceRanges.Of(prices), prices);
        var ratings = matches.Select(d => columns.RatingAverage[d]).Where(r => !float.IsNaN(r)).Select(r => (decimal)r).ToArray();
        AddRanges(facets, "rating", [(0, 3), (3, 4), (4, null)], ratings);
        Add(facets, "availability", Labels(matches, Enum.GetValues<Availability>().Length, n => Words((Availability)n), (document, count) =>
        {
            ForOffers(columns, filter, document, offer => count((int)offer.Availability));
        }));
        facets.AddRange(Attributes(columns, filter, matches));
        return facets;
    }

    private static void Add(List<Facet> facets, string name, List<FacetValue> values)
    {
        if (values.Count > 0)
        {
            facets.Add(new Facet(name, FacetKind.Value, values));
        }
    }

    private static void AddRanges(List<Facet> facets, string name, IReadOnlyList<(decimal Min, decimal? Max)> ranges, decimal[] numbers)
    {
        var values = ranges
            .Select(r => new FacetValue(r.Max is null ? $"{r.Min:0.##}+" : $"{r.Min:0.##}–{r.Max:0.##}", numbers.Count(n => n >= r.Min && (r.Max is null || n < r.Max)), r.Min, r.Max))
            .Where(v => v.Count > 0)
            .ToArray();
        if (values.Length > 0)
        {
            facets.Add(new Facet(name, FacetKind.Range, values));
        }
    }

    /// <summary>Counts labels, each once a document.</summary>
    private static List<FacetValue> Labels(ArraySegment<int> matches, int labels, Func<int, string> label, Action<int, Action<int>> labelsOf)
    {
        var counts = new int[labels];
        var seenIn = new int[labels];
        var current = 0;
        Action<int> count = number =>
        {
            if (number >= 0 && seenIn[number] != current)
            {
                seenIn[number] = current;
                counts[number]++;
            }
        };
        foreach (var document in matches)
        {
            current++;
            labelsOf(document, count);
        }

        return Top(Enumerable.Range(0, labels).Where(n => counts[n] > 0).Select(n => new FacetValue(label(n), counts[n])));
    }

    private static List<FacetValue> Top(IEnumerable<FacetValue> values) =>
        [.. values.OrderByDescending(v => v.Count).ThenBy(v => v.Label, StringComparer.Ordinal).Take(MostValues)];

    private static void ForOffers(ProductColumns columns, ProductFilter filter, int document, Action<Price> use)
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
                    use(offer);
                }
            }
        }
    }

    /// <summary>The attributes and options that most matches have and that tell them apart, with their values.</summary>
    private static IEnumerable<Facet> Attributes(ProductColumns columns, ProductFilter filter, ArraySegment<int> matches)
    {
        var counts = new Dictionary<(int Name, int Value), (int Count, int Last)>();
        for (var at = 0; at < matches.Count; at++)
        {
            var document = matches[at];
            var attributes = columns.Attributes[document];
            for (var sku = columns.Skus.Start(document); sku < columns.Skus.End(document); sku++)
            {
                if (filter.LooksAtSkus && !filter.MatchesSku(document, sku))
                {
                    continue;
                }

                var options = columns.Options[sku];
                foreach (var option in options)
                {
                    CountOnce(option, at);
                }

                foreach (var attribute in attributes)
                {
                    if (!Names(options, attribute.Name))
                    {
                        CountOnce(attribute, at);
                    }
                }
            }
        }

        return counts
            .GroupBy(c => c.Key.Name)
            .Select(g => (Name: columns.Names.Label(g.Key), Values: g.Select(c => new FacetValue(columns.Values.Label(c.Key.Value), c.Value.Count)).ToArray()))
            .Where(f => f.Values.Length > 1 && f.Values.Length <= Math.Max(MostValues, matches.Count / 2) && f.Values.Max(v => v.Count) > 1)
            .OrderByDescending(f => f.Values.Sum(v => (long)v.Count)).ThenBy(f => f.Name, StringComparer.Ordinal)
            .Take(MostAttributes)
            .Select(f => new Facet(f.Name, FacetKind.Value, Top(f.Values)));

        void CountOnce(Property property, int at)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (property.Name, property.Value), out var known);
            if (!known || count.Last != at)
            {
                count = (count.Count + 1, at);
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

    private static bool Names(ReadOnlySpan<Property> properties, int name)
    {
        foreach (var property in properties)
        {
            if (property.Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
