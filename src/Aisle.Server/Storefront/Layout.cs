using Aisle.Server.Storefront.Markup;
using Aisle.Server.Storefront.Parts;
using static Aisle.Server.Storefront.Markup.Html;

namespace Aisle.Server.Storefront;

/// <summary>What every page has around its content: head, search box, departments, foot, and the assistant.</summary>
internal static class Layout
{
    public static Html Of(Page page, View view) => H("html", [("lang", view.T.Language), ("dir", view.T.Direction)],
        Head(page, view),
        H("body",
            H("a.skip", [("href", "#main"), ("id", "skip")], view.T["skip"]),
            Top(view),
            H("main",
                [
                    ("id", "main"), ("tabindex", "-1"), ("data-product", page.ProductId),
                    ("data-products", page.ProductIds.Count == 0 ? null : string.Join(' ', page.ProductIds.Select(Uri.EscapeDataString))),
                ],
                page.Main),
            Bottom(view),
            H("aisle-assistant", [("product-url", "/p/{id}"), ("lang", view.T.Language), ("product", page.ProductId)])));

    private static Html Head(Page page, View view)
    {
        var name = view.Shop?.Name ?? view.T["shop"];
        var title = page.Title.Length == 0 ? name : $"{page.Title} · {name}";
        return H("head",
            H("meta", [("charset", "utf-8")]),
            H("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
            H("meta", [("name", "color-scheme"), ("content", "light dark")]),
            H("title", title),
            page.Description.Length == 0 ? null : H("meta", [("name", "description"), ("content", page.Description)]),
            page.Canonical is not { } canonical
                ? H("meta", [("name", "robots"), ("content", "noindex")])
                : All(
                    H("link", [("rel", "canonical"), ("href", view.Absolute(InLanguage(canonical, view.T, view)))]),
                    All(view.Languages.All.Select(t => H("link", [("rel", "alternate"), ("hreflang", t.Language), ("href", view.Absolute(InLanguage(canonical, t, view)))])))),
            H("meta", [("property", "og:title"), ("content", page.Title.Length == 0 ? name : page.Title)]),
            page.Image is { } image ? H("meta", [("property", "og:image"), ("content", view.Absolute(image))]) : null,
            H("link", [("rel", "icon"), ("href", "/icon.svg"), ("type", "image/svg+xml")]),
            H("link", [("rel", "stylesheet"), ("href", "/shop.css")]),
            H("script", [("type", "module"), ("src", "/shop.js")]),
            H("script", [("type", "module"), ("src", "/widget/aisle.js")]),
            page.Data is { } data ? JsonLd(data) : null);
    }

    /// <summary>The address of a page in one language: English has it as it is, others name themselves in it.</summary>
    private static string InLanguage(string address, PageTexts t, View view) =>
        t == view.Languages.English ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{PageLanguages.Parameter}={t.Language}";

    private static Html Top(View view)
    {
        var t = view.T;
        var department = view.Value("category")?.Split(Catalog.CategoryPath.Separator)[0];
        return H("header", [("id", "top")],
            H("div.bar.wide",
                H("a.logo", [("href", Addresses.Home)],
                    H("img", [("src", "/icon.svg"), ("alt", ""), ("width", "32"), ("height", "32")]),
                    H("span", view.Shop?.Name ?? t["shop"]), PageTexts.Unseen(t["home"])),
                H("form.search", [("role", "search"), ("action", Addresses.Home), ("data-suggestions", t["search.suggestions"])],
                    H("input", [("type", "search"), ("name", "q"), ("value", view.Value("q")), ("aria-label", t["search.hint"]), ("placeholder", t["search.hint"]), ("autocomplete", "off"), ("enterkeyhint", "search"), ("maxlength", "1000")]),
                    H("button", [("type", "submit"), ("aria-label", t["search"])], Icons.Icon("search"))),
                H("a.basket", [("href", Addresses.Cart)], Icons.Icon("cart"), H("span", [("aria-hidden", "true")], "0"), PageTexts.Unseen(t["cart"]))),
            H("nav.departments", [("aria-label", t["departments"])],
                H("div.wide", All((view.Shop?.Categories ?? []).Select(c => H("a",
                    [("href", Addresses.Category(Catalog.CategoryPath.Of(c.Name))), ("data-name", c.Name), ("aria-current", c.Name == department ? "true" : null)],
                    c.Name))))));
    }

    private static Html Bottom(View view)
    {
        var t = view.T;
        return H("footer", [("id", "bottom")], H("div.wide",
            H("p", t["footer"]),
            H("nav", [("aria-label", t["about.shop"])], H("a", [("href", Addresses.Policies)], t["policies"])),
            H("nav", [("aria-label", t["language"])], All(view.Languages.All.Select(other => H("a",
                [
                    ("href", view.Path + Addresses.Query([.. view.Asked, (PageLanguages.Parameter, other.Language)])),
                    ("lang", other.Language), ("hreflang", other.Language), ("data-reload", ""), ("aria-current", other == t ? "true" : null),
                ],
                other["language.name"]))))));
    }
}
