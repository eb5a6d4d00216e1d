using System.Text.Json;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.SchemaOrg;

/// <summary>Offer and AggregateOffer.</summary>
internal static class SchemaOrgOffers
{
    public static IEnumerable<Offer> Read(JsonElement product, FeedRow row) => JsonLd.Items(product, "offers").SelectMany(o => One(o, row, depth: 0));

    private static IEnumerable<Offer> One(JsonElement offer, FeedRow row, int depth)
    {
        if (offer.ValueKind != JsonValueKind.Object || depth > 2)
        {
            return [];
        }

        // An aggregate's own offers say more than its lowest price; a lowest price says more than offers without one.
        var inner = JsonLd.Items(offer, "offers").SelectMany(o => One(o, row, depth + 1)).ToList();
        if (inner.Count > 0)
        {
            return inner;
        }

        var specification = JsonLd.Items(offer, "priceSpecification").FirstOrDefault();
        var currency = First(JsonLd.Text(offer, "priceCurrency"), JsonLd.Text(specification, "priceCurrency"));
        var text = First(JsonLd.Text(offer, "price"), JsonLd.Text(specification, "price"), JsonLd.Text(offer, "lowPrice"));
        return row.Price("offers.price", text, currency) is { } price
            ? [new() { Price = price, Availability = row.Availability("offers.availability", JsonLd.Text(offer, "availability")), Seller = row.Optional("offers.seller", JsonLd.Text(offer, "seller")) }]
            : [];
    }

    private static string First(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Length > 0)
            {
                return text;
            }
        }

        return "";
    }
}
