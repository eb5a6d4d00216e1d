namespace Aisle.Insight.Evidence;

/// <summary>What the shop's own data says on one question about one product.</summary>
/// <param name="Verdict">For a yes/no question: yes, no, or that the data does not decide; null for any other question.</param>
/// <param name="Items">What answers, best first; where nothing answers, the nearest that was found, so that it can be shown as such.</param>
/// <param name="Answers">Whether the first item answers. False means "the data does not say".</param>
/// <param name="Confidence">From 0 to 1 that <paramref name="Items"/>[0] answers.</param>
/// <param name="LookedAt">What was read to come to this.</param>
/// <param name="Reviewers">How reviewers are split on a yes/no question; null where none speaks to it.</param>
public sealed record EvidenceResult(
    YesNo? Verdict, IReadOnlyList<EvidenceItem> Items, bool Answers, double Confidence, LookedAt LookedAt, ReviewVote? Reviewers);

public enum YesNo
{
    /// <summary>The question can be answered by yes or no, and the data does neither.</summary>
    Unknown,
    No,
    Yes,
}

/// <summary>How much was read, so that "the data does not say" can tell where it looked.</summary>
public sealed record LookedAt(int Attributes, int Bullets, int Sentences, int Questions, int Reviews);

/// <summary>Reviews that speak to a yes/no question. A review that says both counts on neither side.</summary>
/// <param name="Yes">The ids of those that say yes.</param>
/// <param name="No">The ids of those that say no.</param>
public sealed record ReviewVote(IReadOnlyList<string> Yes, IReadOnlyList<string> No);
