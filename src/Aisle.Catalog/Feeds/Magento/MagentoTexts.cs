using System.Globalization;
using System.Text.RegularExpressions;
using Aisle.Catalog.Feeds.Reading;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.Magento;

/// <summary>Reviews, and CMS pages as policies.</summary>
internal static partial class MagentoTexts
{
    public static IEnumerable<FeedRecord> Review(TableRow cells, MagentoShop shop)
    {
        var row = cells.Row;
        if (row.IsRefused)
        {
            return row.Yield(null);
        }

        var sku = row.Required("sku", cells["sku"]);
        var review = new Review
        {
            Id = ContentId.Of(sku, cells["title"], cells["review"], cells["reviewer"]),
            ProductId = shop.Parents.GetValueOrDefault(sku, sku),
            VariantId = shop.Parents.ContainsKey(sku) ? sku : null,
            Stars = double.TryParse(cells["rating_value"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var stars) ? row.Stars("rating_value", stars) : null,
            Title = row.Name("title", cells["title"]),
            Text = row.RequiredText("review", cells["review"]),
            Author = row.Optional("reviewer", cells["reviewer"]),
        };
        return row.Yield(new FeedRecord.OfReview(review));
    }

    /// <summary>Pages without text (a home page made of blocks) are passed over.</summary>
    public static IEnumerable<FeedRecord> Page(TableRow cells)
    {
        var row = cells.Row;
        if (row.IsRefused || cells["is_active"] == "0" || HtmlText.Sections(Directive().Replace(cells["content"], "")) is not { Count: > 0 } sections)
        {
            return row.Yield(null);
        }

        var id = row.Required("identifier", cells["identifier"]);
        return row.Yield(new FeedRecord.OfPolicy(new()
        {
            Id = id,
            Title = row.Required("title", cells["title"]),
            Sections = sections,
            Url = "/" + id,
        }));
    }

    /// <summary>Magento's own marks, such as {{widget type="…"}}.</summary>
    [GeneratedRegex(@"\{\{[^{}]*\}\}")]
    private static partial Regex Directive();
}
