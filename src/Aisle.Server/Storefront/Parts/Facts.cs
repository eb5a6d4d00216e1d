using System.Globalization;
using System.Text.RegularExpressions;
using Aisle.Assistant.Answering;
using Aisle.Catalog;
using Aisle.Server.Storefront.Markup;
using static Aisle.Server.Storefront.Markup.Html;

namespace Aisle.Server.Storefront.Parts;

/// <summary>Stars, prices, stock and colours, as tiles and pages show them. Bars are drawn with SVG, since the pages' policy has no leave for styles in them.</summary>
internal static partial class Facts
{
    /// <summary>Five stars filled up to the mean, with the number and the count beside them where asked for.</summary>
    public static Html Stars(double average, PageTexts t, int? count = null, bool withMean = false)
    {
        var mean = PageTexts.Mean(average);
        var full = (Math.Clamp(average, 0, 5) * 16).ToString("0.##", CultureInfo.InvariantCulture);
        return H("span.rating",
            H("svg.stars", [("viewBox", "0 0 80 15"), ("role", "img"), ("aria-label", t.Of("rating.of5", ("value", mean)))],
                H("rect.none", [("width", "80"), ("height", "15")]),
                H("rect.full", [("width", full), ("height", "15")])),
            withMean ? H("span.mean", [("aria-hidden", "true")], mean) : null,
            count is > 0 and var counted
                ? H("span.count", H("span", [("aria-hidden", "true")], $"({PageTexts.Number(counted)})"), PageTexts.Unseen(t.Of("rating.count", ("count", counted))))
                : null);
    }

    public static Html? Stars(Rating? rating, PageTexts t) => rating is null ? null : Stars(rating.Average, t, rating.Count, withMean: true);

    /// <summary>A part of a whole as a bar; the words beside it say it too.</summary>
    public static Html Bar(double part) =>
        H("svg.bar", [("viewBox", "0 0 100 8"), ("preserveAspectRatio", "none"), ("aria-hidden", "true")],
            H("rect", [("width", (Math.Clamp(part, 0, 1) * 100).ToString("0.##", CultureInfo.InvariantCulture)), ("height", "8")]));

    /// <summary>From–to for a family, the list price struck where there is a reduction.</summary>
    public static Html Price(Money? now, Money? highest, Money? list, PageTexts t)
    {
        if (now is not { } price)
        {
            return H("span.price.none", t["price.none"]);
        }

        var isRange = highest is { } top && top.Currency == price.Currency && top > price;
        var isReduced = list is { } before && before.Currency == price.Currency && before > price;
        return H(isReduced ? "span.price.reduced" : "span.price",
            H("span.now", isRange ? t.Of("price.range", ("from", PageTexts.Money(price)), ("to", PageTexts.Money(highest!.Value))) : PageTexts.Money(price)),
            isReduced && !isRange ? H("span.was", PageTexts.Unseen(t["price.was"] + " "), H("s", PageTexts.Money(list!.Value))) : null);
    }

    /// <summary>Nothing where the feed does not tell.</summary>
    public static Html? Stock(Availability availability, PageTexts t) => Name(availability) is { } name ? H($"span.stock.{name}", t[$"stock.{name}"]) : null;

    /// <summary>A dot of the colour that an option names, where it is known.</summary>
    public static Html? Swatch(string option, string value) => IsColour().IsMatch(option) && Colours.Of(value) is { } colour
        ? H("svg.swatch", [("viewBox", "0 0 12 12"), ("aria-hidden", "true")], H("circle", [("cx", "6"), ("cy", "6"), ("r", "5.5"), ("fill", colour)]))
        : null;

    /// <summary>A product in a grid or a row. The whole tile is one link, named by its title.</summary>
    public static Html Tile(ProductCard card, PageTexts t, bool eager = false) =>
        H("li.tile",
            Icons.Picture(card.Image, "", eager),
            H("div.tile-facts",
                card.Brand is { } brand ? H("span.brand", brand) : null,
                H("a.tile-name", [("href", Addresses.Product(card.Id))], card.Title),
                Stars(card.Rating, t),
                Price(card.Price, card.HighestPrice, card.ListPrice, t),
                card.Availability == Availability.InStock ? null : Stock(card.Availability, t)));

    private static string? Name(Availability availability) => availability switch
    {
        Availability.InStock => "in_stock",
        Availability.OutOfStock => "out_of_stock",
        Availability.PreOrder => "pre_order",
        Availability.BackOrder => "back_order",
        Availability.Discontinued => "discontinued",
        _ => null,
    };

    [GeneratedRegex("colou?r|颜色", RegexOptions.IgnoreCase)]
    private static partial Regex IsColour();
}
