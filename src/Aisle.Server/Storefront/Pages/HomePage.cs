using Aisle.Assistant.Answering;
using Aisle.Catalog;
using Aisle.Server.Storefront.Markup;
using Aisle.Server.Storefront.Parts;
using static Aisle.Server.Storefront.Markup.Html;

namespace Aisle.Server.Storefront.Pages;

/// <summary>The departments and what is well rated in them. A feed without categories makes a shop without departments: then some of its products.</summary>
internal static class HomePage
{
    public const int MostDepartments = 12;
    public const int OfEach = 6;
    private const int Rows = 4; // of picks; every department has its tile
    private const int MostInView = 20;

    public static Page Of(View view, IReadOnlyList<Department> departments, IReadOnlyList<ProductCard> undivided)
    {
        var t = view.T;
        var picks = departments.Where(d => d.Cards.Count > 2).Take(Rows).ToList();
        return new Page
        {
            Title = "",
            Description = t["home.lead"],
            Canonical = Addresses.Home,
            ProductIds = [.. undivided.Concat(picks.SelectMany(d => d.Cards)).Select(c => c.Id).Distinct().Take(MostInView)],
            Main = All(
                Hero(departments, t),
                departments.Count == 0
                    ? Undivided(undivided, t)
                    : H("section.wide", H("h2", t["departments"]), H("ul.department-tiles", All(departments.Select(d => Tile(d, t))))),
                All(picks.Select(d => H("section.wide.picks",
                    H("div.heading",
                        H("h2", t.Of("home.picks", ("department", d.Name))),
                        H("a", [("href", Address(d)), ("aria-label", t.Of("see.all.of", ("department", d.Name)))], t["see.all"])),
                    H("ul.row", All(d.Cards.Select(card => Facts.Tile(card, t)))))))),
        };
    }

    private static Html Hero(IReadOnlyList<Department> departments, PageTexts t) => H("section.hero", H("div.wide",
        H("h1", t["home.title"]),
        H("p", t["home.lead"]),
        H("button.primary", [("type", "button"), ("data-assistant", "open")], Icons.Icon("chat"), t["home.ask"]),
        H("ul", [("aria-hidden", "true")], All(departments.Select(PictureOf).OfType<string>().Take(3).Select(picture => H("li", Icons.Picture(picture, "", eager: true)))))));

    private static Html Undivided(IReadOnlyList<ProductCard> cards, PageTexts t) => cards.Count == 0
        ? H("p.wide.empty", t["home.empty"])
        : H("section.wide.picks", H("h2", t["home.some"]), H("ul.row", All(cards.Select(card => Facts.Tile(card, t)))));

    private static Html Tile(Department department, PageTexts t) => H("li", H("a", [("href", Address(department))],
        Icons.Picture(PictureOf(department), "", eager: true),
        H("strong", department.Name),
        H("span", t.Of("products.count", ("count", department.Products)))));

    private static string? PictureOf(Department department) => department.Cards.Select(c => c.Image).FirstOrDefault(image => image is not null);

    private static string Address(Department department) => Addresses.Category(CategoryPath.Of(department.Name));
}

/// <param name="Name">Of the top category.</param>
/// <param name="Products">How many lie in it.</param>
/// <param name="Cards">The best rated of them.</param>
internal sealed record Department(string Name, int Products, IReadOnlyList<ProductCard> Cards);
