using Aisle.Catalog;
using Aisle.Insight.Reviews;
using Aisle.Server.Storefront.Markup;
using Aisle.Server.Storefront.Parts;
using static Aisle.Server.Storefront.Markup.Html;

namespace Aisle.Server.Storefront.Pages;

/// <summary>One product: pictures, price and stock of the variant in view, what it is, what reviewers say, questions and answers.</summary>
internal static class ProductPage
{
    public const int ReviewsFirst = 5;
    private const int Few = 5; // pieces left that are worth saying
    private const int LongestDescription = 160; // characters that search engines show

    /// <param name="view">With "variant", and "picture": which of them is in view.</param>
    /// <param name="about">All that the shop knows of it.</param>
    /// <param name="reply">What was answered to a question that was asked on the page; null where none was.</param>
    public static Page Of(View view, AboutProduct about, Reply? reply = null)
    {
        var (t, product) = (view.T, about.Product);
        var variant = product.Variants.FirstOrDefault(v => v.Id == view.Value("variant")) ?? product.Variants.FirstOrDefault(v => v.Offers.Any(o => o.CanBeBought)) ?? (product.Variants is [var first, ..] ? first : null);
        var description = product.Description.Length > 0 ? product.Description : string.Join(" ", product.Bullets);
        return new Page
        {
            Title = product.Title,
            Description = description.Length <= LongestDescription ? description.Replace('\n', ' ') : description[..LongestDescription].Replace('\n', ' ') + "…",
            Canonical = Addresses.Product(product.Id),
            Image = Pictures(product, variant).FirstOrDefault()?.Url,
            Data = ProductData.Of(product, view),
            ProductId = product.Id,
            Main = All(
                H("div.wide.product",
                    Breadcrumb(product, t),
                    Gallery(product, variant, view),
                    Buy(product, variant, t),
                    H("div.product-text", About(product, t), Details(product, t))),
                H("section.wide", [("id", "reviews"), ("aria-labelledby", "reviews-title")],
                    H("h2", [("id", "reviews-title")], t["reviews"]),
                    Reviews(about, t)),
                H("section.wide", [("id", "questions"), ("aria-labelledby", "questions-title")],
                    H("h2", [("id", "questions-title")], t["questions"]),
                    AskBox(product, t, reply),
                    about.Questions.Count == 0 ? null : H("ul.questions", All(about.Questions.Select(q => Written.Question(q, t)))))),
        };
    }

    /// <summary>The way from the home page to the product's main category.</summary>
    public static Html Breadcrumb(Product product, PageTexts t)
    {
        var names = product.Categories.Count > 0 ? product.Categories[0].Names : [];
        return H("nav.breadcrumb", [("aria-label", t["departments"])], H("ol",
            H("li", H("a", [("href", Addresses.Home)], t["home"])),
            All(names.Select((name, i) => H("li", H("a", [("href", Addresses.Category(CategoryPath.Of(names.Take(i + 1))))], name))))));
    }

    /// <summary>One large picture and the others as links below it. Their row stands wherever a variant has several, so that nothing moves from one variant to the next.</summary>
    private static Html Gallery(Product product, Variant? variant, View view)
    {
        var pictures = Pictures(product, variant);
        var at = int.TryParse(view.Value("picture"), System.Globalization.CultureInfo.InvariantCulture, out var asked) && asked > 0 && asked <= pictures.Count ? asked - 1 : 0;
        return H("div.gallery",
            H("div.large", Icons.Picture(pictures.ElementAtOrDefault(at)?.Url, pictures.ElementAtOrDefault(at)?.Alt ?? product.Title, eager: true)),
            product.Variants.Select(v => Pictures(product, v).Count).Append(pictures.Count).Max() < 2 ? null : H("div.small", [("role", "group"), ("aria-label", view.T["pictures"])], All(pictures.Select((picture, i) => H("a",
                [
                    ("href", Addresses.Product(product.Id) + Addresses.Query([.. Variant(view), ("picture", (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))])),
                    ("rel", "nofollow"), ("data-stays", ""), ("aria-current", i == at ? "true" : null), ("aria-label", view.T.Of("picture.of", ("number", i + 1), ("count", pictures.Count))),
                ],
                Icons.Picture(picture.Url, ""))))));
    }

    private static IEnumerable<(string, string)> Variant(View view) => view.Asked.Where(p => p.Name == "variant");

    private static List<Media> Pictures(Product product, Variant? variant) =>
        [.. (variant?.Media ?? []).Concat(product.Media).Where(m => m.Kind == MediaKind.Image).DistinctBy(m => m.Url)];

    private static Html Buy(Product product, Variant? variant, PageTexts t)
    {
        var offer = (variant is null ? null : Catalog.Offer.Best(variant.Offers)) ?? product.BestOffer();
        return H("div.buy",
            product.Brand is { } brand ? H("a.brand", [("href", Addresses.Search([("brand", brand)]))], brand) : null,
            H("h1", product.Title),
            product.Rating is { } rating ? H("a.to-reviews", [("href", "#reviews")], Facts.Stars(rating, t)) : null,
            H("div.offer",
                Facts.Price(offer?.Price, null, offer?.ListPrice, t),
                H("span.line",
                    offer is null ? null : Facts.Stock(offer.Availability, t),
                    offer is { CanBeBought: true, Quantity: > 0 and <= Few and var left } ? H("span.left", t.Of("left", ("count", left))) : null,
                    offer?.Seller is { } seller ? H("span.muted", t.Of("seller", ("seller", seller))) : null)),
            VariantLinks.Of(product, variant, t),
            H("div.add-to-cart",
                H("button.primary.add",
                    [("type", "button"), ("data-add", product.Id), ("data-variant", variant?.Id), When(offer is not { CanBeBought: true }, "disabled")],
                    t["cart.add"]),
                H("span.said-cart", [("role", "status")])),
            H("button.chip.ask", [("type", "button"), ("data-assistant", "open")], Icons.Icon("chat"), t["ask.product"]),
            product.Bullets.Count == 0 ? null : H("ul.bullets", All(product.Bullets.Select(bullet => H("li", bullet)))));
    }

    private static Html? About(Product product, PageTexts t) => product.Description.Length == 0 ? null : H("section", H("h2", t["about"]), H("div.prose", Written.Paragraphs(product.Description)));

    /// <summary>An attribute with several values stands once for each: here they share a row.</summary>
    private static Html? Details(Product product, PageTexts t)
    {
        IEnumerable<(string Name, string? Value)> rows =
        [
            (t["detail.brand"], product.Brand),
            .. product.Attributes.GroupBy(a => a.Name).Select(g => (g.Key, (string?)string.Join(", ", g.Select(a => Text(a.Value, t))))),
            (t["detail.mpn"], product.Mpn),
            (t["detail.gtin"], string.Join(", ", product.Gtins)),
        ];
        var known = rows.Where(row => !string.IsNullOrEmpty(row.Value)).ToList();
        return known.Count == 0 ? null : H("section", H("h2", t["details"]), H("table.details", H("tbody", All(known.Select(row =>
            H("tr", H("th", [("scope", "row")], row.Name), H("td", row.Value)))))));
    }

    private static string Text(AttributeValue value, PageTexts t) => value is AttributeValue.YesNo yes ? t[yes.Value ? "yes" : "no"] : value.ToString();

    private static Html Reviews(AboutProduct about, PageTexts t) => about.Reviews.Count == 0 ? H("p.muted", t["reviews.none"]) : H("div.review-columns",
        Digest.Of(about.Digest, t),
        H("div",
            H("h3", t["reviews.newest"]),
            H("div.reviews", All(about.Reviews.Take(ReviewsFirst).Select(r => Written.Review(r, t)))),
            about.Reviews.Count <= ReviewsFirst ? null : H("a.more", [("href", Addresses.Reviews(about.Product.Id))], t.Of("reviews.all", ("count", about.Reviews.Count)))));

    /// <summary>A question goes to the assistant; without script the page answers it.</summary>
    private static Html AskBox(Product product, PageTexts t, Reply? reply) => All(
        H("form.ask-box", [("method", "post"), ("action", Addresses.Question(product.Id)), ("data-asks", "")],
            H("input", [("type", "text"), ("name", "question"), ("maxlength", "500"), ("required", ""), ("aria-label", t["question.ask"]), ("placeholder", t["question.hint"]), ("autocomplete", "off")]),
            H("button.primary", [("type", "submit")], t["question.ask"])),
        reply is null ? null : H("div.reply", [("id", "reply")],
            H("p.question", reply.Question),
            All(reply.Paragraphs.Select(paragraph => H("p", paragraph))),
            All(reply.Evidence.Select(quote => H("blockquote", quote)))));
}

/// <param name="Product">With the rating from its reviews where the feed states none.</param>
/// <param name="Digest">Of its reviews.</param>
/// <param name="Reviews">All, newest first.</param>
/// <param name="Questions">With their answers.</param>
internal sealed record AboutProduct(Product Product, ReviewDigest Digest, IReadOnlyList<Review> Reviews, IReadOnlyList<ProductQuestion> Questions);

/// <param name="Question">As it was asked.</param>
/// <param name="Paragraphs">The answer's text.</param>
/// <param name="Evidence">What it rests on.</param>
internal sealed record Reply(string Question, IReadOnlyList<string> Paragraphs, IReadOnlyList<string> Evidence);
