namespace Aisle.Catalog.Index.Internals;

/// <summary>
/// Takes over prices, stock and ratings into columns of their own beside an index that is otherwise shared, so that they show without a
/// rebuild. The result is what a rebuild would give.
/// </summary>
internal static class ProductFacts
{
    /// <summary>Null where more than offers and ratings changed, or an offer is in a currency that may change the shop's.</summary>
    /// <param name="index">What they change.</param>
    /// <param name="changed">Products, and the ratings that count for them, by document.</param>
    public static IndexData? Update(IndexData index, IReadOnlyDictionary<int, (Product Product, Rating? Rating)> changed)
    {
        var columns = index.Columns;
        var hash = new ContentHash();
        if (changed.Any(c => hash.Of(c.Value.Product) != index.Contents[c.Key] || c.Value.Product.AllOffers().Any(o => o.Price.Currency != columns.Currency)))
        {
            return null;
        }

        var (averages, counts) = (columns.RatingAverage.Span.ToArray(), columns.RatingCount.Span.ToArray());
        var offers = new Dictionary<int, Price[]>();
        foreach (var (document, (product, rating)) in changed)
        {
            (averages[document], counts[document]) = ColumnsBuilder.RatingOf(rating);
            var sku = columns.Skus.Start(document);
            foreach (var own in ColumnsBuilder.OffersBySku(product))
            {
                offers.Add(sku++, ColumnsBuilder.Prices(own, columns.Currency));
            }
        }

        return index.With(columns with
        {
            Offers = columns.Offers.With(offers),
            RatingAverage = Column<float>.Of(averages),
            RatingCount = Column<int>.Of(counts),
        });
    }
}
