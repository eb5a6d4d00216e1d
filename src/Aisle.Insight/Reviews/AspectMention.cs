namespace Aisle.Insight.Reviews;

/// <summary>One place where a review speaks of an aspect.</summary>
/// <param name="ReviewId">The review.</param>
/// <param name="Aspect">As the digest names it.</param>
/// <param name="Term">The reviewer's own words for it, verbatim.</param>
/// <param name="Sentence">The sentence, verbatim.</param>
/// <param name="Polarity">What it says of the aspect.</param>
public sealed record AspectMention(string ReviewId, string Aspect, string Term, string Sentence, Polarity Polarity);
