namespace Aisle.Insight.Evidence.Ranking;

/// <summary>What is known by rule of how a candidate fits a question.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="TermShare">Of the question's words, by weight, the share that it has.</param>
/// <param name="ConceptShare">The same of the concepts behind them.</param>
/// <param name="Surest">How sure the best of these concepts is.</param>
/// <param name="HasConcepts">Whether the question has any.</param>
/// <param name="Kind">Above 0 where it holds an answer of the asked kind, below where it lacks one.</param>
/// <param name="Score">All of it by rule, from 0 to 1.</param>
internal sealed record Signals(ReadCandidate Candidate, double TermShare, double ConceptShare, double Surest, bool HasConcepts, double Kind, double Score);
