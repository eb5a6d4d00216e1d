using Aisle.Assistant.Answering;
using Aisle.Catalog;
using Aisle.Server.Storefront.Markup;
using Aisle.Server.Storefront.Parts;
using static Aisle.Server.Storefront.Markup.Html;

namespace Aisle.Server.Storefront.Pages;

/// <summary>What a search found, or a department holds, with its filters.</summary>
internal static class ResultsPage
{
    public const int Size = 24;
    private const int Eager = 8; // pictures of the first rows are loaded at once

    private static readonly string[] Sorts = ["relevance", "price_ascending", "price_descending", "rating", "newest"];

    /// <param name="view">With the search's parameters.</param>
    /// <param name="found">This page of what was found.</param>
    /// <param name="cards">Its hits.</param>
    /// <param name="items">Where several things are asked for, what there is of each.</param>
    public static Page Of(View view, FoundProducts found, IReadOnlyList<ProductCard> cards, IReadOnlyList<(string Text, IReadOnlyList<ProductCard> Cards)> items)
    {
        var t = view.T;
        var text = view.Value("q") is { Length: > 0 } q ? q : null;
        var category = view.Value("category");
        var title = text is not null ? t.Of("results.for", ("text", text)) : category is not null ? CategoryPath.Parse(category).Leaf : t["results.all"];
        var (total, partialTotal) = (found.Result.Total, found.Result.PartialTotal);
        var inPart = found.Result.Hits.Where(h => h.IsPartial || h.ByMeaning).Select(h => h.ProductId).ToHashSet(StringComparer.Ordinal);
        var isDepartment = view.Asked is [{ Name: "category" }] or [{ Name: "category" }, { Name: "page" }];
        return new Page
        {
            Title = title,
            Description = isDepartment ? t.Of("results.of", ("category", title), ("count", total)) : "",
            Canonical = isDepartment ? Addresses.Search(view.Asked) : null, // searches and filters are endless, and none is a page of its own
            ProductIds = [.. cards.Select(c => c.Id)],
            Main = H("div.wide.results",
                H("div.results-head",
                    H("div", H("h1", title), H("p.muted", t.Of("results", ("count", total)))),
                    SortBox(view)),
                H("aside", [("aria-label", t["filters"])],
                    H("details.filters", H("summary", Icons.Icon("filter"), t["filters"]), Filters.Of(view, found.Result.Facets, total))),
                H("div.found",
                    Chips(view, found),
                    Notes(found, t),
                    total == 0 && cards.Count == 0 ? Nothing(text, t)
                        : items.Count > 0 ? All(items.Select(item => Item(item, t)))
                        : All(
                            Grid(cards.Where(c => !inPart.Contains(c.Id)), t),
                            inPart.Count == 0 ? null : H("section.in-part", H("h2", t["results.part"]), partialTotal == 0 ? null : H("p.muted", t.Of("results", ("count", partialTotal)))),
                            inPart.Count == 0 ? null : Grid(cards.Where(c => inPart.Contains(c.Id)), t),
                            Paging(view, total + partialTotal)))),
        };
    }

    private static Html Grid(IEnumerable<ProductCard> cards, PageTexts t) => H("ul.grid", All(cards.Select((card, at) => Facts.Tile(card, t, at < Eager))));

    /// <summary>A form of its own, sent as it changes where there is script.</summary>
    private static Html SortBox(View view) => H("form.sort", [("action", Addresses.Home), ("data-sends-itself", "")],
        All(view.Asked.Where(p => p.Name is not ("sort" or "page")).Select(p => H("input", [("type", "hidden"), ("name", p.Name), ("value", p.Value)]))),
        H("label", view.T["sort"], H("select", [("name", "sort")], All(Sorts.Select(sort =>
            H("option", [("value", sort), When((view.Value("sort") ?? "relevance") == sort, "selected")], view.T[$"sort.{sort}"]))))),
        H("button.no-script", [("type", "submit")], view.T["sort.go"]));

    /// <summary>Filters in force, and the conditions that were read out of the words ("under 50").</summary>
    private static Html? Chips(View view, FoundProducts found)
    {
        var (t, asked) = (view.T, view.Asked.Where(p => p.Name != "page").ToList());
        var (chosen, read) = (Filters.Chosen(view), found.Conditions.Where(c => c.IsApplied).ToList());
        return chosen.Count + read.Count == 0 ? null : H("div.chips",
            All(read.Select(c => Chip(c.Source, t.Of("results.undo", ("label", c.Source)), Addresses.Search([.. asked, ("undo", c.Key)])))),
            All(chosen.Select(c => Chip(c.Label, t.Of("filters.remove", ("label", c.Label)), c.Without))),
            chosen.Count < 2 ? null : H("a.plain", [("href", Addresses.Search(asked.Where(p => p.Name is "q" or "sort")))], t["filters.clear"]));
    }

    private static Html Chip(string label, string name, string address) =>
        H("a.chip", [("href", address), ("rel", "nofollow"), ("aria-label", name)], label, Icons.Icon("close"));

    /// <summary>What was done to the words to find anything: corrected, or a condition given up.</summary>
    private static Html? Notes(FoundProducts found, PageTexts t)
    {
        string[] lines =
        [
            .. found.Result.DidYouMean is { } meant ? [t.Of("results.meant", ("text", meant))] : Array.Empty<string>(),
            .. found.Dropped.Select(c => t.Of("results.dropped", ("label", c.Source))),
            .. found.Conditions.Where(c => !c.IsApplied).Select(c => t.Of("results.foreign", ("label", c.Source))),
        ];
        return lines.Length == 0 ? null : H("div.muted", [("role", "status")], All(lines.Select(line => H("p", line))));
    }

    private static Html Item((string Text, IReadOnlyList<ProductCard> Cards) item, PageTexts t) => H("section.picks",
        H("div.heading", H("h2", item.Text), H("a", [("href", Addresses.Search([("q", item.Text)])), ("aria-label", t.Of("see.all.of", ("department", item.Text)))], t["see.all"])),
        item.Cards.Count == 0 ? H("p.muted", t["results.none"]) : H("ul.row", All(item.Cards.Select(card => Facts.Tile(card, t)))));

    private static Html? Paging(View view, int total)
    {
        var (t, page, pages) = (view.T, view.PageNumber, (total + Size - 1) / Size);
        return pages < 2 ? null : H("nav.paging", [("aria-label", t["paging"])],
            page > 1 ? H("a.more", [("href", To(page - 1)), ("rel", "prev")], t["paging.previous"]) : H("span"),
            H("span.muted", t.Of("paging.at", ("page", page), ("pages", pages))),
            page < pages ? H("a.more", [("href", To(page + 1)), ("rel", "next")], t["paging.next"]) : H("span"));

        string To(int number) => Addresses.Search([
            .. view.Asked.Where(p => p.Name != "page"),
            .. number > 1 ? [("page", number.ToString(System.Globalization.CultureInfo.InvariantCulture))] : Array.Empty<(string, string)>(),
        ]);
    }

    private static Html Nothing(string? text, PageTexts t) => H("div.nothing",
        H("p", H("strong", t["results.none"])),
        H("p.muted", t["results.none.more"]),
        H("button.primary", [("type", "button"), ("data-assistant", text is null ? "open" : "ask"), ("data-text", text)], Icons.Icon("chat"), t["home.ask"]));
}
