using System.Globalization;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.Mapped;

/// <summary>Reviews and questions, as the mapping says.</summary>
internal static class MappedTexts
{
    public static IEnumerable<FeedRecord> Review(MappedRow record, FeedMapping mapping)
    {
        var row = record.Row;
        var fields = new MappedValues(record, mapping, mapping.Fields);
        var productId = row.Required(fields.NameOf("productId"), fields.First("productId"));
        var text = row.RequiredText(fields.NameOf("text"), fields.First("text"));
        var title = row.Name(fields.NameOf("title"), fields.First("title"));
        var author = row.Optional(fields.NameOf("author"), fields.First("author"));
        var date = fields.First("date");
        return row.Yield(new FeedRecord.OfReview(new()
        {
            Id = row.Optional(fields.NameOf("id"), fields.First("id")) ?? ContentId.Of(productId, title, text, author, date),
            ProductId = productId,
            VariantId = row.Optional(fields.NameOf("variantId"), fields.First("variantId")),
            Stars = Stars(fields, row),
            Title = title,
            Text = text,
            Author = author,
            WrittenAt = row.Date(fields.NameOf("date"), date),
            Verified = fields.First("verified").ToLowerInvariant() switch { "true" or "yes" or "1" or "y" => true, "false" or "no" or "0" or "n" => false, _ => null },
            HelpfulVotes = row.Quantity(fields.NameOf("helpful"), fields.First("helpful").Replace(",", "", StringComparison.Ordinal)) ?? 0,
        }));
    }

    public static ProductQuestion Question(MappedRow record, FeedMapping mapping)
    {
        var row = record.Row;
        var fields = new MappedValues(record, mapping, mapping.Fields);
        var productId = row.Required(fields.NameOf("productId"), fields.First("productId"));
        var text = row.RequiredText(fields.NameOf("text"), fields.First("text"));
        var author = row.Optional(fields.NameOf("answerAuthor"), fields.First("answerAuthor"));
        var date = row.Date(fields.NameOf("answerDate"), fields.First("answerDate"));
        return new()
        {
            Id = row.Optional(fields.NameOf("id"), fields.First("id")) ?? ContentId.Of(productId, text),
            ProductId = productId,
            Text = text,
            AskedAt = row.Date(fields.NameOf("date"), fields.First("date")),
            Answers = [.. fields.All("answer").Select(a => row.Text(fields.NameOf("answer"), a)).Where(a => a.Length > 0).Select(a => new ProductAnswer(a, author, date))],
        };
    }

    /// <summary>"4", "4.0", "4 stars", "4/5".</summary>
    private static double? Stars(MappedValues fields, FeedRow row)
    {
        var text = fields.First("stars");
        var digits = text.Length - text.AsSpan().TrimStart("0123456789.").Length;
        return double.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var stars) ? row.Stars(fields.NameOf("stars"), stars) : null;
    }
}
