using System.Globalization;
using Aisle.Catalog;
using Aisle.Catalog.Search;
using Aisle.Server.Storefront.Markup;
using static Aisle.Server.Storefront.Markup.Html;

namespace Aisle.Server.Storefront.Pages;

/// <summary>The facets of a search as links: each leads to the same search with the value chosen, or taken back. A page without script has them all.</summary>
internal static class Filters
{
    private const int ShownFirst = 6; // values of a facet; the rest unfold
    private const int FacetsFirst = 8; // facets; the rest unfold

    /// <summary>Of these names a search takes one value; choosing another replaces it.</summary>
    private static readonly Dictionary<string, string[]> Single = new(StringComparer.Ordinal)
    {
        ["price"] = ["minPrice", "maxPrice"],
        ["rating"] = ["minRating"],
        ["category"] = ["category"],
    };

    private static readonly (string, string)[] InStock = [("available", "true")];

    public static Html Of(View view, IReadOnlyList<Facet> facets, int total)
    {
        var t = view.T;
        var groups = facets.Select(f => Usable(f, total)).OfType<Facet>().Select(f => Group(view, f)).ToList();
        return H("div.facets",
            Box(view, t["filters.available"], null, null, InStock),
            All(groups.Take(FacetsFirst)),
            groups.Count <= FacetsFirst ? null : H("details.facets-more", H("summary", t["filters.more.facets"]), H("div.facets", All(groups.Skip(FacetsFirst)))));
    }

    /// <summary>What is filtered by, each with the address without it. Read from the address, so that a filter without matches can be undone too.</summary>
    public static IReadOnlyList<(string Label, string Without)> Chosen(View view)
    {
        var (asked, t) = (view.Asked, view.T);
        var chosen = asked.Where(p => p.Name is "brand" or "category" or "attribute").Select(p => (
            p.Name == "category" ? CategoryPath.Parse(p.Value).Leaf : p.Name == "attribute" ? p.Value.Replace(":", ": ", StringComparison.Ordinal) : p.Value,
            Addresses.Search(asked.Except([p])))).ToList();
        if (asked.Any(p => Single["price"].Contains(p.Name)))
        {
            var (min, max) = (Amount(view.Value("minPrice")), Amount(view.Value("maxPrice")));
            chosen.Add((PriceLabel(min, max is { } upTo ? upTo + 0.01m : null, view), Without("price")));
        }

        if (view.Value("minRating") is { } stars)
        {
            chosen.Add((t.Of("facet.and.up", ("stars", stars)), Without("rating")));
        }

        if (view.Value("available") is not null)
        {
            chosen.Add((t["filters.available"], Addresses.Search(asked.Where(p => p.Name != "available"))));
        }

        return chosen;

        string Without(string facet) => Addresses.Search(asked.Where(p => !Single[facet].Contains(p.Name)));
    }

    private static Html Group(View view, Facet facet)
    {
        var rows = facet.Values.Select(value => H("li", Box(view, Label(facet, value, view), value.Count, facet.Name, Pairs(facet, value)))).ToList();
        return H("fieldset.facet",
            H("legend", view.T.Has($"facet.{facet.Name}") ? view.T[$"facet.{facet.Name}"] : facet.Name),
            H("ul", All(rows.Take(ShownFirst))),
            rows.Count <= ShownFirst ? null : H("details", H("summary", view.T["filters.more"]), H("ul", All(rows.Skip(ShownFirst)))));
    }

    private static Html Box(View view, string label, int? count, string? facet, (string Name, string Value)[] pairs)
    {
        var isOn = pairs.Length > 0 && pairs.All(view.Asked.Contains);
        var others = view.Asked.Where(p => p.Name != "page");
        var kept = isOn ? others.Except(pairs) : others.Where(p => facet is null || !Single.TryGetValue(facet, out var single) || !single.Contains(p.Name)).Concat(pairs);
        return H("a.facet-value", [("href", Addresses.Search(kept)), ("rel", "nofollow"), ("aria-current", isOn ? "true" : null)],
            H("span.box", [("aria-hidden", "true")]),
            H("span", label),
            count is { } number ? H("span.muted", PageTexts.Number(number)) : null);
    }

    /// <summary>
    /// Only what can be chosen: ranges of attributes have no parameter, and stock is one box of its own. Stars are "this many and up", so their
    /// counts add up; a category or a price range that all matches share divides nothing.
    /// </summary>
    private static Facet? Usable(Facet facet, int total)
    {
        if (facet.Name == "availability" || (facet.Kind == FacetKind.Range && !Single.ContainsKey(facet.Name)))
        {
            return null;
        }

        IReadOnlyList<FacetValue> values = facet.Name switch
        {
            "rating" => [.. facet.Values.Where(v => v.Min > 0).Select(v => v with { Max = null, Count = facet.Values.Where(u => u.Min >= v.Min).Sum(u => u.Count) }).Reverse()],
            "category" => [.. facet.Values.Where(v => v.Count < total)],
            _ => facet.Values,
        };
        return values.Count >= (facet.Name == "price" ? 2 : 1) ? facet with { Values = values } : null;
    }

    /// <summary>What a facet's value is in a search's address; the names are the API's. A range's upper end is exclusive and the API's is inclusive: one minor unit less.</summary>
    private static (string Name, string Value)[] Pairs(Facet facet, FacetValue value) => facet.Name switch
    {
        "brand" or "category" => [(facet.Name, value.Label)],
        "price" => [.. new[] { ("minPrice", Plain(value.Min is > 0 ? value.Min : null)), ("maxPrice", Plain(value.Max - 0.01m)) }.Where(p => p.Item2 is not null).Select(p => (p.Item1, p.Item2!))],
        "rating" => [("minRating", Plain(value.Min)!)],
        _ => [("attribute", $"{facet.Name}:{value.Label}")],
    };

    private static string Label(Facet facet, FacetValue value, View view) => facet.Name switch
    {
        "category" => CategoryPath.Parse(value.Label).Leaf,
        "rating" => view.T.Of("facet.and.up", ("stars", Plain(value.Min)!)),
        "price" => PriceLabel(value.Min, value.Max, view),
        _ => value.Label,
    };

    private static string PriceLabel(decimal? min, decimal? max, View view)
    {
        string Money(decimal amount) => PageTexts.Money(new Money(amount, view.Shop?.Currency ?? ""), round: true);
        return (min, max) switch
        {
            ( > 0 and var from, { } to) => view.T.Of("price.range", ("from", Money(from)), ("to", Money(to))),
            (_, { } to) => view.T.Of("facet.under", ("amount", Money(to))),
            _ => view.T.Of("facet.over", ("amount", Money(min ?? 0))),
        };
    }

    private static decimal? Amount(string? text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    private static string? Plain(decimal? amount) => amount?.ToString("0.##", CultureInfo.InvariantCulture);
}
