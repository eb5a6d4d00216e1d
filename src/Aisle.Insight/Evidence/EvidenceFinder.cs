using Aisle.Catalog;
using Aisle.Insight.Text;

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
        var asked = Words.Of(question).Select(w => w.Term.Stem).Distinct().ToArray();
        var texts = candidates.Select(c => Words.Of(c.Title + " " + c.Text).Select(w => w.Term.Stem).ToHashSet()).ToArray();
        var weights = asked.Select(stem => Math.Log(1 + ((double)candidates.Count / (1 + texts.Count(t => t.Contains(stem)))))).ToArray();
        var total = weights.Sum();
        var best = texts
            .Select((text, i) => new RankedEvidence(i, asked.Select((stem, at) => text.Contains(stem) ? weights[at] : 0).Sum() / Math.Max(total, 1e-9)))
            .OrderByDescending(r => r.Score)
            .ToArray();
        var confidence = best.Length > 0 ? best[0].Score : 0;
        return new EvidenceRanking(best, confidence >= 0.3, confidence);
    }
}
