using System.Globalization;
using System.Text.Json.Nodes;
using Aisle.Catalog;
using Aisle.Server.Storefront.Markup;

namespace Aisle.Server.Storefront.Pages;

/// <summary>A product as schema.org's Product, in JSON-LD, for search engines: what the page shows, and nothing more.</summary>
internal static class ProductData
{
    public static JsonObject Of(Product product, View view) => WithoutNulls(new JsonObject
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Product",
        ["name"] = product.Title,
        ["description"] = product.Description.Length > 0 ? product.Description : null,
        ["image"] = List(product.Media.Concat(product.Variants.SelectMany(v => v.Media)).Where(m => m.Kind == MediaKind.Image && SafeAddress.IsSafe(m.Url)).Select(m => view.Absolute(m.Url)).Distinct()),
        ["brand"] = product.Brand is { } brand ? new JsonObject { ["@type"] = "Brand", ["name"] = brand } : null,
        ["sku"] = product.Id,
        ["mpn"] = product.Mpn,
        ["gtin"] = product.Gtins.Count > 0 ? product.Gtins[0] : null,
        ["category"] = product.Categories.Count > 0 ? product.Categories[0].ToString() : null,
        ["offers"] = Offers(product, view.Absolute(Addresses.Product(product.Id))),
        ["aggregateRating"] = product.Rating is not { Count: > 0 } rating ? null : new JsonObject
        {
            ["@type"] = "AggregateRating",
            ["ratingValue"] = Math.Round(rating.Average, 2),
            ["reviewCount"] = rating.Count,
            ["bestRating"] = 5,
        },
    });

    private static JsonObject? Offers(Product product, string address)
    {
        var offers = product.AllOffers().ToList();
        if (Offer.Best(offers) is not { } best)
        {
            return null;
        }

        var prices = offers.Where(o => o.Price.Currency == best.Price.Currency).Select(o => o.Price.Amount).ToList();
        var isRange = prices.Min() < prices.Max();
        return WithoutNulls(new JsonObject
        {
            ["@type"] = isRange ? "AggregateOffer" : "Offer",
            ["url"] = address,
            ["priceCurrency"] = best.Price.Currency,
            ["price"] = isRange ? null : Plain(best.Price.Amount),
            ["lowPrice"] = isRange ? Plain(prices.Min()) : null,
            ["highPrice"] = isRange ? Plain(prices.Max()) : null,
            ["offerCount"] = isRange ? prices.Count : null,
            ["availability"] = best.Availability switch
            {
                Availability.InStock => "https://schema.org/InStock",
                Availability.OutOfStock => "https://schema.org/OutOfStock",
                Availability.PreOrder => "https://schema.org/PreOrder",
                Availability.BackOrder => "https://schema.org/BackOrder",
                Availability.Discontinued => "https://schema.org/Discontinued",
                _ => null,
            },
        });
    }

    private static string Plain(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);

    private static JsonArray? List(IEnumerable<string> values) => values.Select(v => (JsonNode)v).ToArray() is { Length: > 0 } list ? new JsonArray(list) : null;

    private static JsonObject WithoutNulls(JsonObject data)
    {
        foreach (var name in data.Where(p => p.Value is null).Select(p => p.Key).ToList())
        {
            data.Remove(name);
        }

        return data;
    }
}
