using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.Native;

/// <summary>Holds records that came as JSON to what the catalogue promises: plain text, known currencies, no nulls where none may be.</summary>
internal static class NativeRecords
{
    public static Product Check(Product product, FeedRow row) => product with
    {
        Id = row.Required("id", product.Id),
        Title = row.Required("title", product.Title),
        Description = row.Text("description", product.Description),
        Bullets = [.. Of(product.Bullets).Select(b => row.Text("bullets", b)).Where(b => b.Length > 0)],
        Brand = row.Optional("brand", product.Brand),
        Categories = [.. Of(product.Categories).Select(c => CategoryPath.Parse(row.Name("categories", c.ToString()))).Where(c => c.Leaf.Length > 0)],
        Attributes = [.. Of(product.Attributes).Where(a => a is { Name: not null, Value: not null }).Select(a => Check(a, row))],
        Media = Check(product.Media, row),
        Offers = Check(product.Offers, row),
        Variants = [.. Of(product.Variants).Where(v => v is not null).Select(v => Check(v, row))],
        Gtins = [.. Of(product.Gtins).Select(g => row.Gtin("gtins", g)).OfType<string>()],
        Mpn = row.Optional("mpn", product.Mpn),
        Rating = row.Rating("rating", product.Rating),
        Links = [.. Of(product.Links).Where(l => l is not null).Select(l => l with { ProductId = row.Name("links", l.ProductId) }).Where(l => l.ProductId.Length > 0)],
        Url = row.Url("url", product.Url),
        ReleasedAt = product.ReleasedAt?.ToUniversalTime(),
    };

    public static Review Check(Review review, FeedRow row) => review with
    {
        Id = row.Required("id", review.Id),
        ProductId = row.Required("productId", review.ProductId),
        VariantId = row.Optional("variantId", review.VariantId),
        Stars = review.Stars is { } stars ? row.Stars("stars", stars) : null,
        Title = row.Name("title", review.Title),
        Text = row.Text("text", review.Text),
        Author = row.Optional("author", review.Author),
        HelpfulVotes = Math.Max(0, review.HelpfulVotes),
        WrittenAt = review.WrittenAt?.ToUniversalTime(),
    };

    public static ProductQuestion Check(ProductQuestion question, FeedRow row) => question with
    {
        Id = row.Required("id", question.Id),
        ProductId = row.Required("productId", question.ProductId),
        Text = row.RequiredText("text", question.Text),
        AskedAt = question.AskedAt?.ToUniversalTime(),
        Answers = [.. Of(question.Answers).Where(a => a is not null).Select(a => new ProductAnswer(row.Text("answers", a.Text), row.Optional("answers", a.Author), a.WrittenAt?.ToUniversalTime()))],
    };

    public static Policy Check(Policy policy, FeedRow row) => policy with
    {
        Id = row.Required("id", policy.Id),
        Title = row.Required("title", policy.Title),
        Sections = [.. Of(policy.Sections).Where(s => s is not null).Select(s => new PolicySection(row.Name("sections", s.Heading), row.Text("sections", s.Text)))],
        Url = row.Url("url", policy.Url),
    };

    private static ProductAttribute Check(ProductAttribute attribute, FeedRow row) => new(row.Name("attributes", attribute.Name), attribute.Value switch
    {
        AttributeValue.Text text => new AttributeValue.Text(row.Text("attributes", text.Value)),
        AttributeValue.Measure measure => measure with { Unit = row.Name("attributes", measure.Unit) },
        var other => other,
    });

    private static Variant Check(Variant variant, FeedRow row) => variant with
    {
        Id = row.Required("variants.id", variant.Id),
        Options = [.. Of(variant.Options).Where(o => o is not null).Select(o => new VariantOption(row.Name("variants.options", o.Name), row.Name("variants.options", o.Value)))],
        Offers = Check(variant.Offers, row),
        Gtin = variant.Gtin is null ? null : row.Gtin("variants.gtin", variant.Gtin),
        Media = Check(variant.Media, row),
    };

    private static List<Offer> Check(IReadOnlyList<Offer>? offers, FeedRow row) =>
        [.. Of(offers).Where(o => o is not null).Select(o => o with
        {
            Price = row.Known("offers.price", o.Price),
            ListPrice = o.ListPrice is { } list && row.Known("offers.listPrice", list).Currency == o.Price.Currency && list > o.Price ? list : null,
            Quantity = o.Quantity is { } quantity ? Math.Max(0, quantity) : null,
            Seller = row.Optional("offers.seller", o.Seller),
        })];

    private static List<Media> Check(IReadOnlyList<Media>? media, FeedRow row) =>
        [.. Of(media).Where(m => m is not null).Select(m => row.Url("media", m.Url) is { } url ? new Media(url, m.Kind, row.Optional("media", m.Alt)) : null).OfType<Media>()];

    private static IReadOnlyList<T> Of<T>(IReadOnlyList<T>? list) => list ?? [];
}
