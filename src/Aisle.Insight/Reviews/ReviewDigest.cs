namespace Aisle.Insight.Reviews;

/// <summary>What a product's reviews say, counted. Every count is over <see cref="Reviews"/> and can be opened.</summary>
/// <param name="ProductId">The family.</param>
/// <param name="Reviews">The denominator: how many reviews were read.</param>
/// <param name="AverageStars">Over the reviews that carry stars; null where none does.</param>
/// <param name="Stars">How many reviews gave 1, 2, 3, 4 and 5 stars.</param>
/// <param name="Aspects">Most mentioned first.</param>
public sealed record ReviewDigest(string ProductId, int Reviews, double? AverageStars, IReadOnlyList<int> Stars, IReadOnlyList<AspectCount> Aspects)
{
    /// <summary>Reviews that are set apart, by reason; they stay in <see cref="Reviews"/> and <see cref="Stars"/>.</summary>
    public SetApart SetApart { get; init; } = new([], [], []);

    /// <summary>A few sentences of the reviews that together say what most of them say, each verbatim.</summary>
    public IReadOnlyList<ReviewQuote> Summary { get; init; } = [];
}

/// <param name="Duplicates">Ids of reviews whose text another one has already; counted under no aspect.</param>
/// <param name="Templated">Ids of reviews that differ from another one only in the things they name; counted under no aspect.</param>
/// <param name="OffTopic">Ids of reviews that speak only of delivery, the seller or the order; counted under those.</param>
public sealed record SetApart(IReadOnlyList<string> Duplicates, IReadOnlyList<string> Templated, IReadOnlyList<string> OffTopic);

/// <param name="ReviewId">The review it stands in.</param>
/// <param name="Text">One sentence, verbatim.</param>
/// <param name="Polarity">Of the sentence on this aspect.</param>
/// <param name="Stars">The whole review's.</param>
/// <param name="Author">As the feed names them.</param>
public sealed record ReviewQuote(string ReviewId, string Text, Polarity Polarity, double? Stars, string? Author);

public enum Polarity
{
    Negative,
    Neutral,
    Positive,
}
