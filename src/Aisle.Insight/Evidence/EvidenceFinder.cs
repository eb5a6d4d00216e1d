using Aisle.Catalog;

namespace Aisle.Insight.Evidence;

/// <summary>Finds what a product's own data answers to a question, or that it answers nothing. A pure function over records.</summary>
public static class EvidenceFinder
{
    private const int MostItems = 8;

    public static EvidenceResult Find(
        string question, Product product, IReadOnlyList<Review> reviews, IReadOnlyList<ProductQuestion> questions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        EvidenceCandidate[] candidates = [.. EvidenceCandidate.Of(product, reviews, questions)];
        var ranking = Rank(question, candidates, cancellationToken);
        var items = ranking.Best.Take(MostItems).Select((ranked, i) => new EvidenceItem
        {
            Id = $"e{i + 1}",
            Kind = candidates[ranked.Candidate].Kind,
            SourceId = candidates[ranked.Candidate].SourceId,
            ProductId = product.Id,
            Title = candidates[ranked.Candidate].Title,
            Text = candidates[ranked.Candidate].Text,
            Score = ranked.Score,
        });
        var lookedAt = new LookedAt(
            candidates.Count(c => c.Kind is EvidenceKind.Attribute),
            candidates.Count(c => c.Kind is EvidenceKind.Bullet),
            candidates.Count(c => c.Kind is EvidenceKind.Description),
            questions.Count,
            reviews.Count);
        return new EvidenceResult(null, [.. items], ranking.Answers, ranking.Confidence, lookedAt, null);
    }

    /// <summary>Ranks pieces of text, from anywhere, by how well each answers.</summary>
    public static EvidenceRanking Rank(string question, IReadOnlyList<EvidenceCandidate> candidates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(candidates);
        cancellationToken.ThrowIfCancellationRequested();
        return EvidenceRanker.Rank(question, candidates);
    }
}
