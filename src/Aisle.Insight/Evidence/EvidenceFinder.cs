using Aisle.Catalog;
using Aisle.Insight.Evidence.Ranking;

namespace Aisle.Insight.Evidence;

/// <summary>
/// Finds what a product's own data answers to a question, or that it answers nothing. A pure function over records:
/// (1) the records are cut into pieces that can be quoted; (2) the pieces are ranked by how well each answers; (3) to a yes/no
/// question each piece says yes, no or nothing; (4) what the shop states decides before other shoppers' answers, and those before
/// reviews; (5) what decides comes first.
/// </summary>
public static class EvidenceFinder
{
    private const int MostItems = 8;

    /// <summary>A yes/no question that nothing decides is still answered by what is very near to it.</summary>
    private const double LeastUndecided = 0.5;

    /// <summary>An attribute that answers this surely comes before prose, however well that is worded.</summary>
    private const double SureAttribute = 0.7;

    /// <summary>Only prose this good decides; an attribute decides by its name.</summary>
    private const double LeastToDecide = 0.2;

    public static EvidenceResult Find(
        string question, Product product, IReadOnlyList<Review> reviews, IReadOnlyList<ProductQuestion> questions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(product);
        EvidenceCandidate[] candidates = [.. EvidenceCandidate.Of(product, reviews, questions)]; // (1)
        var ranking = Rank(question, candidates, cancellationToken); // (2)
        var lookedAt = new LookedAt(
            candidates.Count(c => c.Kind is EvidenceKind.Attribute),
            candidates.Count(c => c.Kind is EvidenceKind.Bullet),
            candidates.Count(c => c.Kind is EvidenceKind.Description),
            questions.Count,
            reviews.Count);
        var verdicts = new Verdicts(Question.Parse(question));
        if (!verdicts.Applies)
        {
            var answers = ranking.Answers
                ? ranking.Best.Where(r => r.Score >= EvidenceRanker.LeastToAnswer).OrderByDescending(r => LevelOf(candidates[r.Candidate].Kind) == 0 && r.Score >= SureAttribute)
                : ranking.Best.Where(r => r.Score > 0);
            return new EvidenceResult(null, ItemsOf(answers, candidates, product), ranking.Answers, ranking.Confidence, lookedAt, null);
        }

        var votes = ranking.Best.Where(r => r.Score >= LeastToDecide || LevelOf(candidates[r.Candidate].Kind) == 0).Select(r => new Vote(r, candidates[r.Candidate], verdicts.Of(candidates[r.Candidate]))).ToList(); // (3)
        var reviewers = ReviewersOf(votes);
        var verdict = Decide(votes, reviewers); // (4)
        var confidence = verdict is YesNo.Unknown ? ranking.Confidence : votes.Where(v => v.Says == verdict).Max(v => v.Ranked.Score);
        var best = votes.OrderByDescending(v => verdict is not YesNo.Unknown && v.Says == verdict).ThenByDescending(v => v.Says is not YesNo.Unknown).ThenBy(v => LevelOf(v.Candidate.Kind)); // (5)
        return new EvidenceResult(
            verdict,
            ItemsOf(best.Select(v => v.Ranked), candidates, product),
            verdict is not YesNo.Unknown || reviewers is not null || confidence >= LeastUndecided,
            confidence,
            lookedAt,
            reviewers);
    }

    /// <summary>The same answer with every piece that was looked at and what spoke for it.</summary>
    public static EvidenceExplanation Explain(
        string question, Product product, IReadOnlyList<Review> reviews, IReadOnlyList<ProductQuestion> questions, CancellationToken cancellationToken)
    {
        var result = Find(question, product, reviews, questions, cancellationToken);
        EvidenceCandidate[] candidates = [.. EvidenceCandidate.Of(product, reviews, questions)];
        var parsed = Question.Parse(question);
        var verdicts = new Verdicts(parsed);
        var pieces = EvidenceRanker.Weigh(parsed, candidates).Select(w => new WeighedEvidence(candidates[w.Ranked.Candidate], w.Ranked.Score, verdicts.Of(candidates[w.Ranked.Candidate]), w.Signals));
        return new EvidenceExplanation(result, parsed.InWords(), [.. pieces]);
    }

    /// <summary>Ranks pieces of text, from anywhere, by how well each answers.</summary>
    public static EvidenceRanking Rank(string question, IReadOnlyList<EvidenceCandidate> candidates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(candidates);
        cancellationToken.ThrowIfCancellationRequested();
        return EvidenceRanker.Rank(question, candidates);
    }

    /// <summary>Within a level the best ranked decides, unless the level contradicts itself in its texts; reviews decide two to one.</summary>
    private static YesNo Decide(List<Vote> votes, ReviewVote? reviewers)
    {
        for (var level = 0; level < ReviewLevel; level++)
        {
            var said = votes.Where(v => LevelOf(v.Candidate.Kind) == level && v.Says is not YesNo.Unknown).Select(v => v.Says).ToList();
            if (said.Count == 0) continue;
            return level == 0 || said.TrueForAll(s => s == said[0]) ? said[0] : YesNo.Unknown;
        }

        if (reviewers is null) return YesNo.Unknown;
        var (yes, no) = (reviewers.Yes.Count, reviewers.No.Count);
        return yes >= 2 * Math.Max(no, 1) ? YesNo.Yes : no >= 2 * Math.Max(yes, 1) ? YesNo.No : YesNo.Unknown;
    }

    private const int ReviewLevel = 3;

    private static int LevelOf(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Attribute or EvidenceKind.Offer or EvidenceKind.Rating => 0,
        EvidenceKind.Review => ReviewLevel,
        EvidenceKind.Question => 2,
        _ => 1,
    };

    private static ReviewVote? ReviewersOf(List<Vote> votes)
    {
        var said = votes.Where(v => v.Candidate.Kind is EvidenceKind.Review && v.Says is not YesNo.Unknown).ToLookup(v => v.Says, v => v.Candidate.SourceId);
        var (yes, no) = (said[YesNo.Yes].ToHashSet(), said[YesNo.No].ToHashSet());
        string[] onlyYes = [.. yes.Where(id => !no.Contains(id))];
        string[] onlyNo = [.. no.Where(id => !yes.Contains(id))];
        return onlyYes.Length + onlyNo.Length == 0 ? null : new ReviewVote(onlyYes, onlyNo);
    }

    private static EvidenceItem[] ItemsOf(IEnumerable<RankedEvidence> ranked, EvidenceCandidate[] candidates, Product product) =>
    [
        .. ranked.Take(MostItems).Select((r, i) => new EvidenceItem
        {
            Id = $"e{i + 1}",
            Kind = candidates[r.Candidate].Kind,
            SourceId = candidates[r.Candidate].SourceId,
            ProductId = product.Id,
            Title = candidates[r.Candidate].Title,
            Text = candidates[r.Candidate].Text,
            Score = r.Score,
        }),
    ];

    private readonly record struct Vote(RankedEvidence Ranked, EvidenceCandidate Candidate, YesNo Says);
}
