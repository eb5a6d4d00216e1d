using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews;

/// <summary>Chooses a few sentences that stand for many: from both sides, each saying much of what the others say, and no two alike.</summary>
internal static class QuoteChooser
{
    private const int EachSide = 2;

    /// <summary>Enough to choose from; three thousand would tell no more.</summary>
    private const int MostCandidates = 60;

    /// <summary>Two quotes that share more of their words than this say the same.</summary>
    private const double MostOverlap = 0.5;

    private const int GoodLength = 14;

    public static IReadOnlyList<ReviewQuote> Choose(IReadOnlyList<SpokenSentence> sentences)
    {
        var chosen = new List<(SpokenSentence Spoken, HashSet<string> Stems)>();
        Choose(sentences, Polarity.Positive, chosen);
        Choose(sentences, Polarity.Negative, chosen);
        if (chosen.Count == 0) Choose(sentences, Polarity.Neutral, chosen);
        return [.. chosen.Select(c => new ReviewQuote(c.Spoken.Review.Id, c.Spoken.Sentence.Verbatim, c.Spoken.Polarity, c.Spoken.Review.Stars, c.Spoken.Review.Author))];
    }

    private static void Choose(IReadOnlyList<SpokenSentence> sentences, Polarity side, List<(SpokenSentence Spoken, HashSet<string> Stems)> chosen)
    {
        var candidates = sentences
            .Where(s => s.Polarity == side && QuotePolicy.IsQuotable(s.Sentence.Text.AsSpan(s.Sentence.At.Start, s.Sentence.At.Length)))
            .Take(MostCandidates)
            .Select(s => (Spoken: s, Stems: Words.Of(s.Sentence.Text, s.Sentence.At.Start, s.Sentence.At.End).Select(w => w.Term.Stem).ToHashSet()))
            .ToList();
        var shared = candidates.SelectMany(c => c.Stems).CountBy(stem => stem).ToDictionary();
        var ranked = candidates.OrderByDescending(c => c.Stems.Sum(stem => shared[stem] - 1) / (double)(c.Stems.Count + GoodLength) * Terseness(c.Spoken.Sentence.Words));
        var before = chosen.Count;
        foreach (var candidate in ranked)
        {
            if (chosen.Count - before == EachSide) return;
            if (chosen.Exists(c => c.Spoken.Review.Id == candidate.Spoken.Review.Id || Overlap(c.Stems, candidate.Stems) > MostOverlap)) continue;
            chosen.Add(candidate);
        }
    }

    /// <summary>1 for a sentence of a usual length, less the longer it is.</summary>
    private static double Terseness(int words) => words <= GoodLength ? 1 : (double)GoodLength / words;

    private static double Overlap(HashSet<string> a, HashSet<string> b) => a.Count(b.Contains) / (double)Math.Max(1, Math.Min(a.Count, b.Count));
}
