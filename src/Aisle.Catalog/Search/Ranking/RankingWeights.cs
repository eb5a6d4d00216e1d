namespace Aisle.Catalog.Search.Ranking;

/// <summary>
/// What a score is made of besides the plain words, in the unit of idf · impact. Chosen by cross-validation on public judgements, not
/// by hand: see docs/decisions/0004-search-weights.md.
/// </summary>
internal sealed record RankingWeights
{
    public static RankingWeights Default { get; } = new();

    /// <summary>The constants of BM25F.</summary>
    public FieldWeights Fields { get; init; } = FieldWeights.Default;

    /// <summary>Weight of a synonym beside the shopper's own word.</summary>
    public float Same { get; init; } = 0.6f;

    /// <summary>Weight of a narrower word: a chromebook for a laptop.</summary>
    public float Narrower { get; init; } = 0.6f;

    /// <summary>Weight of a word that only describes what is asked for, beside one that names it: "hood" in "coat with a hood".</summary>
    public float Described { get; init; } = 0.5f;

    /// <summary>For a product that is of the type that a query of few words names, times the type's idf.</summary>
    public float Type { get; init; } = 0.8f;

    /// <summary>The same in a longer query.</summary>
    public float TypeInLong { get; init; } = 0.5f;

    /// <summary>Share of <see cref="Type"/> for a product whose own title does not name the type, but those described alike do.</summary>
    public float Kind { get; init; } = 0.8f;

    /// <summary>Share of <see cref="Type"/> for what a synonym names in a sense that is not the query's.</summary>
    public float OtherSense { get; init; } = 0.2f;

    /// <summary>Taken from a product that says it is for others than those the query names: for children, where men's is asked for.</summary>
    public float Audience { get; init; } = 2f;

    /// <summary>For each pair of the query's neighbouring words that stand side by side in the title, times the rarer word's idf.</summary>
    public float Phrase { get; init; } = 0.35f;

    /// <summary>For a title that is the query, word for word.</summary>
    public float ExactTitle { get; init; } = 3f;

    /// <summary>For an id, part number or bar code that is the query.</summary>
    public float Identifier { get; init; } = 20f;

    /// <summary>For what can be bought now.</summary>
    public float Availability { get; init; } = 0.3f;

    /// <summary>For the best possible rating, from enough shoppers.</summary>
    public float Rating { get; init; } = 0.5f;
}
