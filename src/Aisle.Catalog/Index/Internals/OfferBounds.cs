namespace Aisle.Catalog.Index.Internals;

/// <summary>
/// What a product's offers have in common, in the shop's currency, so that most filters, facets and sorts by price need not look at its skus. Prices are
/// doubles here: rounding keeps their order, so where two of them differ, the decimals that they came from differ the same way.
/// </summary>
/// <param name="Lowest">Of all offers; NaN for none.</param>
/// <param name="Highest">The same.</param>
/// <param name="LowestToBuy">Of those that can be bought; NaN for none.</param>
/// <param name="HighestToBuy">The same.</param>
/// <param name="Availabilities">A bit for each <see cref="Availability"/> that an offer has, in whatever currency.</param>
/// <param name="IsSingle">Whether the product is one sku with one offer.</param>
internal readonly record struct OfferBounds(double Lowest, double Highest, double LowestToBuy, double HighestToBuy, byte Availabilities, bool IsSingle)
{
    /// <summary>What the product costs: the lowest price of what can be bought, else of all; NaN for none.</summary>
    public double Price => double.IsNaN(LowestToBuy) ? Lowest : LowestToBuy;

    /// <summary>By document.</summary>
    public static OfferBounds[] Of(ProductColumns columns)
    {
        var bounds = new OfferBounds[columns.Ids.Length];
        for (var document = 0; document < bounds.Length; document++)
        {
            bounds[document] = Of(columns, columns.Skus.Start(document), columns.Skus.End(document));
        }

        return bounds;
    }

    private static OfferBounds Of(ProductColumns columns, int start, int end)
    {
        var (lowest, highest, lowestToBuy, highestToBuy) = (double.NaN, double.NaN, double.NaN, double.NaN);
        var (availabilities, count) = (0, 0);
        for (var sku = start; sku < end; sku++)
        {
            foreach (var offer in columns.Offers[sku])
            {
                count++;
                availabilities |= 1 << (int)offer.Availability;
                if (offer.Amount is { } amount)
                {
                    var price = (double)amount;
                    (lowest, highest) = (double.MinNumber(lowest, price), double.MaxNumber(highest, price));
                    if (offer.CanBeBought)
                    {
                        (lowestToBuy, highestToBuy) = (double.MinNumber(lowestToBuy, price), double.MaxNumber(highestToBuy, price));
                    }
                }
            }
        }

        return new OfferBounds(lowest, highest, lowestToBuy, highestToBuy, (byte)availabilities, start + 1 == end && count == 1);
    }
}
