using System.Numerics;
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

    private static readonly (decimal Min, decimal? Max)[] Ratings = [(0, 3), (3, 4), (4, null)];

    public static IReadOnlyList<Facet> Count(ProductColumns columns, ProductFilter filter, ReadOnlySpan<int> matches)
    {
        using var brands = new Tally(columns.Brands.Count);
        using var categories = new Tally(columns.Categories.Count);
        using var availabilities = new Tally(Enum.GetValues<Availability>().Length);
        var (offers, properties) = (columns.OfferBounds.Value, columns.Properties.Value);
        using var propertyTally = new Tally(properties.Pairs.Length);
        var prices = new PriceTally();
        Span<int> ratings = stackalloc int[Ratings.Length];
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

            if (columns.RatingAverage[document] is var rating && !float.IsNaN(rating))
            {
                ratings[rating < 3 ? 0 : rating < 4 ? 1 : 2]++;
            }

            if (filter.TakesAllOffers(offers[document]))
            {
                prices.Add(offers[document].Price);
                propertyTally.Add(properties.Of(document));
                for (var has = offers[document].Availabilities; has != 0; has &= (byte)(has - 1))
                {
                    availabilities.Add(BitOperations.TrailingZeroCount(has), document);
                }
            }
            else
            {
                CountSkus(document);
            }
        }

        var facets = new List<Facet>();
        Add("brand", brands.Top(MostValues, columns.Brands.LabelCharacters));
        Add("category", categories.Top(MostValues, n => columns.Categories.Path(n).ToString()));
        AddRanges("price", prices.Ranges());
        AddRanges("rating", Ratings.Zip(ratings.ToArray()));
        Add("availability", availabilities.Top(MostValues, n => Words((Availability)n)));
        facets.AddRange(PropertyFacets.Of(columns, propertyTally, matches.Length, MostValues));
        return facets;

        void CountSkus(int document)
        {
            var (lowest, lowestToBuy) = (double.NaN, double.NaN);
            for (var sku = columns.Skus.Start(document); sku < columns.Skus.End(document); sku++)
            {
                if (!filter.MatchesSku(document, sku))
                {
                    continue;
                }

                foreach (var number in properties.Of(document, sku))
                {
                    propertyTally.Add(number, document);
                }

                foreach (var offer in columns.Offers[sku])
                {
                    if (filter.MatchesOffer(offer))
                    {
                        availabilities.Add((int)offer.Availability, document);
                        var price = (double?)offer.Amount ?? double.NaN;
                        lowest = double.MinNumber(lowest, price);
                        lowestToBuy = offer.CanBeBought ? double.MinNumber(lowestToBuy, price) : lowestToBuy;
                    }
                }
            }

            prices.Add(double.IsNaN(lowestToBuy) ? lowest : lowestToBuy);
        }

        void Add(string name, IReadOnlyList<FacetValue> values)
        {
            if (values.Count > 0)
            {
                facets.Add(new Facet(name, FacetKind.Value, values));
            }
        }

        void AddRanges(string name, IEnumerable<((decimal Min, decimal? Max) Range, int Count)> ranges)
        {
            var values = ranges
                .Where(r => r.Count > 0)
                .Select(r => new FacetValue(r.Range.Max is null ? $"{r.Range.Min:0.##}+" : $"{r.Range.Min:0.##}–{r.Range.Max:0.##}", r.Count, r.Range.Min, r.Range.Max))
                .ToArray();
            if (values.Length > 0)
            {
                facets.Add(new Facet(name, FacetKind.Range, values));
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
