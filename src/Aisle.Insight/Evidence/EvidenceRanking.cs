namespace Aisle.Insight.Evidence;

/// <param name="Best">Every candidate, best first.</param>
/// <param name="Answers">Whether the first one answers.</param>
/// <param name="Confidence">From 0 to 1 that it does.</param>
public sealed record EvidenceRanking(IReadOnlyList<RankedEvidence> Best, bool Answers, double Confidence);

/// <param name="Candidate">Its place in the list that was ranked.</param>
/// <param name="Score">From 0 to 1.</param>
public readonly record struct RankedEvidence(int Candidate, double Score);
