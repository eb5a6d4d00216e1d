namespace Aisle.Catalog.Search;

/// <summary>What is looked for. Text and filters may each be absent; without text everything matches, by <see cref="Sort"/>.</summary>
public sealed record SearchQuery
{
    /// <summary>What the shopper typed, as typed.</summary>
    public string Text { get; init; } = "";

    public SearchFilters Filters { get; init; } = SearchFilters.None;

    public SearchSort Sort { get; init; } = SearchSort.Relevance;

    public int Offset { get; init; }

    public int Limit { get; init; } = 20;

    /// <summary>
    /// Whether, ordered by relevance, fewer matches than a page holds are followed by products that say a fair part of the words, best first
    /// (<see cref="SearchHit.IsPartial"/>). They are counted apart, and in no facet.
    /// </summary>
    public bool WithPartialMatches { get; init; }

    /// <summary>Whether products near in meaning count, where the index has an encoder (<see cref="Meaning.SearchMeaning"/>): costs the encoding of the text.</summary>
    public bool WithMeaning { get; init; }

    /// <summary>Whether facets are counted (costs a pass over the matches).</summary>
    public bool WithFacets { get; init; }

    /// <summary>Whether each hit carries its <see cref="ScoreExplanation"/>.</summary>
    public bool Explain { get; init; }
}

/// <summary>Conditions that a product must meet. A family meets price, attribute and availability if one of its variants meets them together.</summary>
public sealed record SearchFilters
{
    public static SearchFilters None { get; } = new();

    /// <summary>In the shop's currency, inclusive.</summary>
    public decimal? MinPrice { get; init; }

    /// <summary>In the shop's currency, inclusive.</summary>
    public decimal? MaxPrice { get; init; }

    /// <summary>Any of them, ignoring case.</summary>
    public IReadOnlyList<string> Brands { get; init; } = [];

    /// <summary>None of them, ignoring case.</summary>
    public IReadOnlyList<string> ExcludedBrands { get; init; } = [];

    /// <summary>Any of them or below them.</summary>
    public IReadOnlyList<CategoryPath> Categories { get; init; } = [];

    /// <summary>All of them.</summary>
    public IReadOnlyList<AttributeFilter> Attributes { get; init; } = [];

    /// <summary>Only what can be bought now.</summary>
    public bool AvailableOnly { get; init; }

    /// <summary>Mean rating of at least this, from 0 to 5; products without a rating do not match.</summary>
    public double? MinRating { get; init; }

    /// <summary>Only these products; empty means all.</summary>
    public IReadOnlyList<string> ProductIds { get; init; } = [];

    /// <summary>Never these products.</summary>
    public IReadOnlyList<string> ExcludedProductIds { get; init; } = [];
}

/// <summary>An attribute or variant option that must have one of the values, or lie in the range.</summary>
/// <param name="Name">As the catalogue names it, ignoring case.</param>
/// <param name="Values">Any of them, ignoring case; empty where only a range is meant.</param>
/// <param name="Min">For numbers and measures, inclusive.</param>
/// <param name="Max">For numbers and measures, inclusive.</param>
/// <param name="Excluded">Turns the condition round: none of the values.</param>
public sealed record AttributeFilter(string Name, IReadOnlyList<string> Values, decimal? Min = null, decimal? Max = null, bool Excluded = false);

public enum SearchSort
{
    Relevance,
    PriceAscending,
    PriceDescending,
    Rating,
    Newest,
}
