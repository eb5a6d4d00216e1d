namespace Aisle.Insight.Evidence;

/// <summary>How an answer to a question on a product came about.</summary>
/// <param name="Result">The answer.</param>
/// <param name="Asked">How the question was read: its form, the concepts found, the words that carry it, amounts.</param>
/// <param name="Pieces">Every piece of the product's data, best first.</param>
public sealed record EvidenceExplanation(EvidenceResult Result, IReadOnlyList<string> Asked, IReadOnlyList<WeighedEvidence> Pieces);

/// <summary>One piece with what spoke for it.</summary>
/// <param name="Candidate">The piece.</param>
/// <param name="Score">From 0 to 1 that it answers.</param>
/// <param name="Says">What it says to a yes/no question.</param>
/// <param name="Signals">By name: the shares of words and concepts from 0 to 1, whether it holds what is asked, the learned sums.</param>
public sealed record WeighedEvidence(EvidenceCandidate Candidate, double Score, YesNo Says, IReadOnlyList<EvidenceSignal> Signals);

public readonly record struct EvidenceSignal(string Name, double Value);
