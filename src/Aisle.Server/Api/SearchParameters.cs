using System.Collections.Frozen;
using System.ComponentModel;
using Aisle.Catalog;
using Aisle.Catalog.Search;

namespace Aisle.Server.Api;

/// <summary>
/// The query string of a search. All are text here, so that every one that can't be read is named in one answer;
/// <see cref="Document.ApiDocument"/> gives the document their real types.
/// </summary>
internal sealed record SearchParameters(
    [property: Description("What the shopper typed. \"wireless mouse under 50\" is read as text and conditions, unless literal is true.")] string? Q,
    [property: Description("How many hits, 1 to 100; 20 if absent.")] string? Limit,
    [property: Description("How many hits to leave out, at most 10000.")] string? Offset,
    [property: Description("relevance (if absent), price_ascending, price_descending, rating, newest.")] string? Sort,
    [property: Description("In the shop's currency, inclusive.")] string? MinPrice,
    [property: Description("In the shop's currency, inclusive.")] string? MaxPrice,
    [property: Description("Any of them; may be repeated.")] string[]? Brand,
    [property: Description("Any of these or below them, such as \"Electronics > Mice\"; may be repeated.")] string[]? Category,
    [property: Description("Name:Value, such as \"Color:Black\". Values of one name are alternatives, names must all hold; may be repeated.")] string[]? Attribute,
    [property: Description("Whether only what can be bought now.")] string? Available,
    [property: Description("Mean rating of at least this, 0 to 5.")] string? MinRating,
    [property: Description("Whether facets are counted.")] string? Facets,
    [property: Description("Whether each hit says what moved its score.")] string? Explain,
    [property: Description("Whether, by relevance, fewer matches than limit are followed by products that have part of the words; true if absent.")] string? Partial,
    [property: Description("Whether q is only text, and no conditions are read out of it.")] string? Literal,
    [property: Description("Keys of conditions, as the answer names them, that are not to be read out of q; may be repeated.")] string[]? Undo)
{
    private const int LongestText = 1_000;

    private static readonly FrozenDictionary<string, SearchSort> Sorts = new Dictionary<string, SearchSort>
    {
        ["relevance"] = SearchSort.Relevance,
        ["price_ascending"] = SearchSort.PriceAscending,
        ["price_descending"] = SearchSort.PriceDescending,
        ["rating"] = SearchSort.Rating,
        ["newest"] = SearchSort.Newest,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The query, and whether its text is only text; only good where the reader found no errors.</summary>
    public (SearchQuery Query, bool Literal) Read(ParameterReader read)
    {
        if (Q is { Length: > LongestText })
        {
            read.Refuse("q", Q, $"at most {LongestText} characters long");
        }

        var query = ShopSearch.Usual with
        {
            Text = Q ?? "",
            Limit = read.Whole("limit", Limit, 1, 100) ?? 20,
            Offset = read.Whole("offset", Offset, 0, 10_000) ?? 0,
            Sort = read.OneOf("sort", Sort, Sorts) ?? SearchSort.Relevance,
            WithFacets = read.Flag("facets", Facets),
            WithPartialMatches = read.Flag("partial", Partial, absent: true),
            Explain = read.Flag("explain", Explain),
            Filters = new SearchFilters
            {
                MinPrice = read.Amount("minPrice", MinPrice),
                MaxPrice = read.Amount("maxPrice", MaxPrice),
                Brands = Brand ?? [],
                Categories = [.. (Category ?? []).Select(CategoryPath.Parse)],
                Attributes = [.. ReadAttributes(read)],
                AvailableOnly = read.Flag("available", Available),
                MinRating = read.Stars("minRating", MinRating),
            },
        };
        return (query, read.Flag("literal", Literal));
    }

    private IEnumerable<AttributeFilter> ReadAttributes(ParameterReader read)
    {
        var pairs = new List<(string Name, string Value)>();
        foreach (var text in Attribute ?? [])
        {
            if (text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && colon < text.Length - 1)
            {
                pairs.Add((text[..colon].Trim(), text[(colon + 1)..].Trim()));
            }
            else
            {
                read.Refuse("attribute", text, "Name:Value, such as Color:Black");
            }
        }

        return pairs.GroupBy(p => p.Name, p => p.Value, StringComparer.OrdinalIgnoreCase).Select(g => new AttributeFilter(g.Key, [.. g]));
    }
}
