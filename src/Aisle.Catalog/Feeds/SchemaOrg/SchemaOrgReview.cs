using System.Text.Json;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.SchemaOrg;

internal static class SchemaOrgReview
{
    /// <summary>Null for something that is no review or says nothing.</summary>
    public static FeedRecord? Read(JsonElement element, string productId, FeedRow row)
    {
        var text = row.Text("review.reviewBody", JsonLd.Text(element, "reviewBody") is { Length: > 0 } body ? body : JsonLd.Text(element, "description"));
        var title = row.Name("review.name", JsonLd.Text(element, "name"));
        var stars = JsonLd.Items(element, "reviewRating").FirstOrDefault() is var rating && JsonLd.Stars(rating) is { } value ? row.Stars("review.reviewRating", value) : null;
        if (text.Length == 0 && stars is null)
        {
            return null;
        }

        var author = row.Optional("review.author", JsonLd.Text(element, "author"));
        return new FeedRecord.OfReview(new()
        {
            Id = JsonLd.Text(element, "@id") is { Length: > 0 } id && id[0] != '#' ? row.Required("review.@id", id) : ContentId.Of(productId, title, text, author),
            ProductId = productId,
            Stars = stars,
            Title = title,
            Text = text,
            Author = author,
            WrittenAt = row.Date("review.datePublished", JsonLd.Text(element, "datePublished")),
        });
    }
}
