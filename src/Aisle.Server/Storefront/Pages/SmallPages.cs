using Aisle.Catalog;
using Aisle.Server.Storefront.Markup;
using Aisle.Server.Storefront.Parts;
using static Aisle.Server.Storefront.Markup.Html;

namespace Aisle.Server.Storefront.Pages;

/// <summary>What the shop promises.</summary>
internal static class PoliciesPage
{
    public static Page Of(View view, IReadOnlyList<Policy> policies) => new()
    {
        Title = view.T["policies"],
        Canonical = Addresses.Policies,
        Main = H("div.wide.policies",
            H("h1", view.T["policies"]),
            policies.Count == 0 ? H("p.muted", view.T["policies.none"]) : H("nav.toc", [("aria-label", view.T["policies"])], H("ul", All(policies.Select(p => H("li", H("a", [("href", "#" + Uri.EscapeDataString(p.Id))], p.Title)))))),
            All(policies.Select(policy => H("section", [("id", policy.Id)],
                H("h2", policy.Title),
                All(policy.Sections.Select(section => All(
                    section.Heading.Length == 0 ? null : H("h3", section.Heading),
                    H("div.prose", Written.Paragraphs(section.Text))))))))),
    };
}

/// <summary>The cart is kept in this browser alone, so script draws it.</summary>
internal static class CartPage
{
    public static Page Of(View view) => new()
    {
        Title = view.T["cart"],
        Main = H("div.wide.cart", [("data-cart", "")],
            H("h1", [("tabindex", "-1")], view.T["cart"]),
            H("ul.cart-lines"),
            H("div.cart-sum", [("aria-live", "polite")]),
            H("noscript", H("p.muted", view.T["cart.needs.script"]))),
    };
}

/// <summary>What is shown where a page should be.</summary>
internal static class MessagePage
{
    public static Page Missing(View view) => Of(view, StatusCodes.Status404NotFound, "missing", H("a.button", [("href", Addresses.Home)], view.T["go.home"]));

    public static Page Starting(View view) => Of(view, StatusCodes.Status503ServiceUnavailable, "starting", H("a.button", [("href", view.Path + Addresses.Query(view.Asked))], view.T["again"]));

    public static Page Unreadable(View view) => Of(view, StatusCodes.Status400BadRequest, "unreadable", H("a.button", [("href", Addresses.Home)], view.T["go.home"]));

    private static Page Of(View view, int status, string text, Html way) => new()
    {
        Title = view.T[text],
        Status = status,
        Main = H("div.wide.failure", H("h1", view.T[text]), H("p.muted", view.T[text + ".more"]), way),
    };
}
