using Aisle.Catalog;
using Aisle.Server.Storefront.Markup;
using Aisle.Server.Storefront.Parts;
using static Aisle.Server.Storefront.Markup.Html;

namespace Aisle.Server.Storefront.Pages;

/// <summary>A product's reviews: all of them, those that mention an aspect, or the one that was quoted.</summary>
internal static class ReviewsPage
{
    public const int Size = 10;

    public static Page Of(View view, AboutProduct about)
    {
        var (t, product) = (view.T, about.Product);
        var (aspect, one) = (about.Digest.Aspects.FirstOrDefault(a => a.Aspect == view.Value("aspect")), view.Value("review"));
        IReadOnlyList<Review> reviews = one is not null ? [.. about.Reviews.Where(r => r.Id == one)]
            : aspect is not null ? [.. about.Reviews.Where(r => aspect.ReviewIds.Contains(r.Id))]
            : about.Reviews;
        var pages = Math.Max(1, (reviews.Count + Size - 1) / Size);
        var page = Math.Min(view.PageNumber, pages);
        var heading = one is not null ? t["reviews.one"]
            : aspect is not null ? t.Of("reviews.mention", ("count", aspect.Mentions), ("total", about.Digest.Reviews), ("aspect", aspect.Aspect))
            : t["reviews"];
        return new Page
        {
            Title = $"{heading} · {product.Title}",
            Canonical = one is null && aspect is null && page == 1 ? Addresses.Reviews(product.Id) : null,
            ProductId = product.Id,
            Main = H("div.wide.reviews-page",
                ProductPage.Breadcrumb(product, t),
                H("a.to-product", [("href", Addresses.Product(product.Id))],
                    Icons.Picture(product.Media.FirstOrDefault(m => m.Kind == MediaKind.Image)?.Url, ""), H("span", product.Title)),
                H("h1", heading),
                H("div.reviews", All(reviews.Skip((page - 1) * Size).Take(Size).Select(r => Written.Review(r, t)))),
                reviews.Count == 0 ? H("p.muted", t["reviews.none"]) : null,
                Paging(view, product, page, pages)),
        };
    }

    private static Html? Paging(View view, Product product, int page, int pages)
    {
        var t = view.T;
        return pages < 2 ? null : H("nav.paging", [("aria-label", t["paging"])],
            page > 1 ? H("a.more", [("href", To(page - 1)), ("rel", "prev")], t["paging.previous"]) : H("span"),
            H("span.muted", t.Of("paging.at", ("page", page), ("pages", pages))),
            page < pages ? H("a.more", [("href", To(page + 1)), ("rel", "next")], t["paging.next"]) : H("span"));

        string To(int number) => Addresses.Reviews(product.Id, [.. view.Asked.Where(p => p.Name is "aspect"), ("page", number.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
    }
}
