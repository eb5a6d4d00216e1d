namespace Aisle.Insight.Reviews;

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

    /// <summary>How many of <see cref="Mentions"/> gave 1, 2, 3, 4 and 5 stars.</summary>
    public IReadOnlyList<int> Stars { get; init; } = [0, 0, 0, 0, 0];

    /// <summary>By the quarter in which the reviews were written, oldest first; quarters without a mention are left out.</summary>
    public IReadOnlyList<QuarterCount> Quarters { get; init; } = [];

    /// <summary>Where what reviewers say of it changed clearly; null where it did not.</summary>
    public AspectChange? Change { get; init; }

    /// <summary>By the variant that was reviewed; empty where reviews name none.</summary>
    public IReadOnlyList<VariantCount> Variants { get; init; } = [];
}

/// <param name="From">The quarter's first day.</param>
/// <param name="Mentions">Reviews of the quarter that mention the aspect.</param>
/// <param name="Positive">Those of them that are positive on it.</param>
/// <param name="Negative">Those of them that are negative on it.</param>
public sealed record QuarterCount(DateOnly From, int Mentions, int Positive, int Negative);

/// <summary>Before and since a day, of the reviews that take a side on the aspect.</summary>
/// <param name="Since">The first day of a quarter.</param>
/// <param name="PositiveBefore">Positive reviews before it.</param>
/// <param name="SidesBefore">Positive and negative ones before it.</param>
/// <param name="PositiveSince">Positive reviews from it on.</param>
/// <param name="SidesSince">Positive and negative ones from it on.</param>
public sealed record AspectChange(DateOnly Since, int PositiveBefore, int SidesBefore, int PositiveSince, int SidesSince);

/// <param name="VariantId">The variant.</param>
/// <param name="Name">Its options, such as "Black, XL"; the id where the product's record has none.</param>
/// <param name="Reviews">Reviews of this variant.</param>
/// <param name="Mentions">Those of them that mention the aspect.</param>
/// <param name="Positive">Those of them that are positive on it.</param>
/// <param name="Negative">Those of them that are negative on it.</param>
/// <param name="Differs">Whether its reviewers clearly say another thing of it than those of the other variants.</param>
public sealed record VariantCount(string VariantId, string Name, int Reviews, int Mentions, int Positive, int Negative, bool Differs);
