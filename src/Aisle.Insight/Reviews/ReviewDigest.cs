namespace Aisle.Insight.Reviews;

/// <summary>What a product's reviews say, counted. Every count is over <see cref="Reviews"/> and can be opened.</summary>
/// <param name="ProductId">The family.</param>
/// <param name="Reviews">The denominator: how many reviews were read.</param>
/// <param name="AverageStars">Over the reviews that carry stars; null where none does.</param>
/// <param name="Stars">How many reviews gave 1, 2, 3, 4 and 5 stars.</param>
/// <param name="Aspects">Most mentioned first.</param>
public sealed record ReviewDigest(string ProductId, int Reviews, double? AverageStars, IReadOnlyList<int> Stars, IReadOnlyList<AspectCount> Aspects)
{
    /// <summary>Reviews that are set apart and not counted under any aspect, by reason; they stay in <see cref="Reviews"/> and <see cref="Stars"/>.</summary>
    public SetApart SetApart { get; init; } = new([], []);

    /// <summary>A few sentences of the reviews that together say what most of them say, each verbatim.</summary>
    public IReadOnlyList<ReviewQuote> Summary { get; init; } = [];
}

/// <param name="Duplicates">Ids of reviews whose text another one has already.</param>
/// <param name="OffTopic">Ids of reviews that speak only of delivery, the seller or the order.</param>
public sealed record SetApart(IReadOnlyList<string> Duplicates, IReadOnlyList<string> OffTopic);

/// <summary>How many reviews mention an aspect, and how.</summary>
/// <param name="Aspect">In shoppers' words: "battery".</param>
/// <param name="Mentions">Reviews that mention it; the sum of the next three.</param>
/// <param name="Positive">Reviews whose words on it are positive.</param>
/// <param name="Negative">Reviews whose words on it are negative.</param>
/// <param name="Mixed">Both, or neither.</param>
/// <param name="ReviewIds">Every review that is counted, so that the count can be opened.</param>
/// <param name="Quotes">A few, from both sides where there are both.</param>
public sealed record AspectCount(
    string Aspect, int Mentions, int Positive, int Negative, int Mixed, IReadOnlyList<string> ReviewIds, IReadOnlyList<ReviewQuote> Quotes)
{
    /// <summary>Whether enough reviews mention it to be headlined, by the rule in docs/concepts/reviews.md.</summary>
    public bool Headlined { get; init; }

    /// <summary>A theme of safety (injury, fire, allergy): shown with its count however few mention it.</summary>
    public bool Serious { get; init; }
}

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
