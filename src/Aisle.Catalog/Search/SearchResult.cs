namespace Aisle.Catalog.Search;

/// <summary>One page of what was found.</summary>
/// <param name="Hits">In order.</param>
/// <param name="Total">The true number of matches, never an estimate.</param>
/// <param name="Facets">Empty unless asked for.</param>
public sealed record SearchResult(IReadOnlyList<SearchHit> Hits, int Total, IReadOnlyList<Facet> Facets)
{
    /// <summary>The true number of products that meet the filters and have a fair part of the words, but not all; 0 where they were not asked for, or matches fill a page.</summary>
    public int PartialTotal { get; init; }

    /// <summary>The text with unknown words as the catalogue may mean them; null where every word is known, or nothing is near.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>Whether one of the hits is of the type that the text names; true where it names none.</summary>
    public bool IsOfType { get; init; } = true;

    /// <summary>Words of the text that the matches do not have; empty where they have all.</summary>
    public IReadOnlyList<string> Unmet { get; init; } = [];
}

/// <param name="ProductId">The family.</param>
/// <param name="VariantId">The variant that fits the query and filters best; null where the product has none.</param>
/// <param name="Score">Only comparable within one result.</param>
/// <param name="Explanation">Null unless asked for.</param>
public sealed record SearchHit(string ProductId, string? VariantId, double Score, ScoreExplanation? Explanation)
{
    /// <summary>Whether it has not all words that matches have; such hits come after all that match.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether it has not the words, and is near them in meaning; such hits come after all that match, and are not counted.</summary>
    public bool ByMeaning { get; init; }
}

/// <param name="Total">The sum of the signals' contributions.</param>
/// <param name="Signals">What moved the score, largest first.</param>
public sealed record ScoreExplanation(double Total, IReadOnlyList<ScoreSignal> Signals);

/// <param name="Name">Such as "bm25f:title", "phrase", "availability".</param>
/// <param name="Detail">The term or value it came from.</param>
/// <param name="Contribution">What it added to the score.</param>
public sealed record ScoreSignal(string Name, string Detail, double Contribution);

/// <summary>How the matches divide by one property.</summary>
/// <param name="Name">"brand", "category", "price", "rating", "availability", or an attribute's name.</param>
/// <param name="Values">Most frequent first; ranges in their order.</param>
public sealed record Facet(string Name, FacetKind Kind, IReadOnlyList<FacetValue> Values);

public enum FacetKind
{
    Value,
    Range,
}

/// <param name="Label">The value, or for a range its form for people.</param>
/// <param name="Count">How many of the matches have it.</param>
/// <param name="Min">For a range, inclusive.</param>
/// <param name="Max">For a range, exclusive; null for no upper end.</param>
public sealed record FacetValue(string Label, int Count, decimal? Min = null, decimal? Max = null);
