using Aisle.Assistant.Answering.Wordings;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;

namespace Aisle.Assistant.Answering;

/// <summary>A product as it is shown: the variant that fits, its price, its picture, and why it is here.</summary>
internal static class ProductCards
{
    private const int EnoughRatings = 3;
    private const double GoodRating = 4;

    public static ProductCard Of(Product product, string? variantId, IReadOnlyList<string> reasons)
    {
        var variant = product.Variants.FirstOrDefault(v => v.Id == variantId);
        var (swatches, more) = Swatches.Of(product, variant);
        var offer = OfferOf(product, variantId);
        return new ProductCard
        {
            Id = product.Id,
            VariantId = variant?.Id,
            Title = product.Title,
            Brand = product.Brand,
            Url = product.Url,
            Image = (variant?.Media ?? []).Concat(product.Media).FirstOrDefault(m => m.Kind == MediaKind.Image)?.Url,
            Price = offer?.Price,
            HighestPrice = HighestPrice(product, offer),
            ListPrice = offer?.ListPrice,
            Availability = offer?.Availability ?? Availability.Unknown,
            Rating = product.Rating,
            Options = variant?.Options ?? [],
            Swatches = swatches,
            MoreSwatches = more,
            Reasons = reasons,
        };
    }

    /// <summary>Reasons from signals: the conditions that it meets, the words that it has, a good rating, a reduced price.</summary>
    /// <param name="product">The one that is shown.</param>
    /// <param name="met">Conditions in force; what is shown meets all of them.</param>
    /// <param name="wording">The shopper's language.</param>
    /// <param name="words">What was looked for.</param>
    /// <param name="variantId">The variant that is shown: a price is reduced against its own.</param>
    public static IReadOnlyList<string> Reasons(Product product, IReadOnlyList<Condition> met, Wording wording, string words = "", string? variantId = null)
    {
        var reasons = met.Select(c => c.Label).ToList();
        if (Coverage.Has(words, product) is { Length: > 0 } own)
        {
            reasons.Add(wording.WordsReason(own));
        }

        if (product.Rating is { Count: >= EnoughRatings, Average: >= GoodRating } rating)
        {
            reasons.Add(wording.RatedReason(rating));
        }

        if (OfferOf(product, variantId) is { ListPrice: { } before } offer && before.Currency == offer.Price.Currency && before > offer.Price)
        {
            reasons.Add(wording.ReducedReason(before));
        }

        return reasons;
    }

    private static Offer? OfferOf(Product product, string? variantId) =>
        (product.Variants.FirstOrDefault(v => v.Id == variantId) is { } variant ? Offer.Best(variant.Offers) : null) ?? product.BestOffer();

    private static Money? HighestPrice(Product product, Offer? shown)
    {
        if (shown is null || product.Variants.Count < 2)
        {
            return null;
        }

        var highest = product.AllOffers().Where(o => o.Price.Currency == shown.Price.Currency).Select(o => o.Price.Amount).DefaultIfEmpty().Max();
        return highest > shown.Price.Amount ? shown.Price with { Amount = highest } : null;
    }
}
