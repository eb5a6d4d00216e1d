using Aisle.Assistant.Answering;
using Aisle.Catalog;

namespace Aisle.Assistant.Tools;

/// <summary>A product as it is shown: the variant that fits, its price, its picture.</summary>
internal static class ProductCards
{
    public static ProductCard Of(Product product, string? variantId, IReadOnlyList<string> reasons)
    {
        var variant = product.Variants.FirstOrDefault(v => v.Id == variantId);
        var offer = variant is { Offers.Count: > 0 } ? Offer.Best(variant.Offers) : product.BestOffer();
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
            Reasons = reasons,
        };
    }

    private static Money? HighestPrice(Product product, Offer? shown)
    {
        if (shown is null || product.Variants.Count < 2)
        {
            return null;
        }

        var highest = product.AllOffers().Where(o => o.Price.Currency == shown.Price.Currency).Max(o => o.Price.Amount);
        return highest > shown.Price.Amount ? shown.Price with { Amount = highest } : null;
    }
}
