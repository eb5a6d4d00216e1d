using Aisle.Catalog;
using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews;

/// <summary>Chooses a few sentences that stand for many: from both sides, each saying much of what the others say, and no two alike.</summary>
internal static class QuoteChooser
{
    private const int EachSide = 2;

    /// <summary>Enough to choose from; three thousand would tell no more.</summary>
    private const int MostCandidates = 10;

    /// <summary>Two quotes that share more of their words than this say the same.</summary>
    private const double MostOverlap = 0.5;

    private const int GoodLength = 14;

    /// <summary>The sentences on each side that promise most before their text is read: not long, clear, and of one thing.</summary>
    public static IReadOnlyList<SpokenSentence> Candidates(IReadOnlyList<SpokenSentence> sentences)
    {
        var chosen = Best(sentences, Polarity.Positive).Concat(Best(sentences, Polarity.Negative)).ToList();
        return chosen.Count > 0 ? chosen : [.. Best(sentences, Polarity.Neutral)];
    }

    public static IReadOnlyList<ReviewQuote> Choose(IReadOnlyList<SpokenSentence> candidates, IReadOnlyDictionary<string, Review> reviews)
    {
        var chosen = new List<Candidate>();
        foreach (var side in (Polarity[])[Polarity.Positive, Polarity.Negative, Polarity.Neutral])
        {
            Choose([.. candidates.Where(c => c.Polarity == side).Select(c => Read(c, reviews)).OfType<Candidate>()], chosen);
        }

        return [.. chosen.Select(c => c.Quote)];
    }

    private static IEnumerable<SpokenSentence> Best(IReadOnlyList<SpokenSentence> sentences, Polarity side) =>
        sentences.Where(s => s.Polarity == side && s.Sentence.Words > 2).OrderByDescending(Promise).Take(MostCandidates);

    private static double Promise(SpokenSentence spoken)
    {
        var agrees = spoken.Notes.Stars is not { } stars || spoken.Polarity == (stars > 3 ? Polarity.Positive : stars < 3 ? Polarity.Negative : spoken.Polarity);
        var clear = Math.Min(2, Math.Abs(spoken.Sentence.Value)) + (spoken.Sentence.Polarity == spoken.Polarity ? 1 : 0) + (agrees ? 0.5 : 0);
        return clear * Terseness(spoken.Sentence.Words) * Math.Min(1, spoken.Sentence.Words / 6.0) / (4 + spoken.Sentence.Mentions.Count(m => m.Known is not null));
    }

    private static Candidate? Read(SpokenSentence spoken, IReadOnlyDictionary<string, Review> reviews)
    {
        if (!reviews.TryGetValue(spoken.Notes.ReviewId, out var review)) return null;
        var text = spoken.Sentence.In(review);
        return QuotePolicy.IsQuotable(text)
            ? new Candidate(new ReviewQuote(review.Id, text, spoken.Polarity, review.Stars, ShownText.Of(review.Author)), spoken.Sentence.Words, [.. Words.Of(text).Select(w => w.Term.Stem)])
            : null;
    }

    private static void Choose(IReadOnlyList<Candidate> side, List<Candidate> chosen)
    {
        var shared = side.SelectMany(c => c.Stems).CountBy(stem => stem).ToDictionary();
        var ranked = side.OrderByDescending(c => c.Stems.Sum(stem => shared[stem] - 1) / (double)(c.Stems.Count + GoodLength) * Terseness(c.Words));
        var before = chosen.Count;
        foreach (var candidate in ranked)
        {
            if (chosen.Count - before == EachSide) return;
            if (chosen.Exists(c => c.Quote.ReviewId == candidate.Quote.ReviewId || Overlap(c.Stems, candidate.Stems) > MostOverlap)) continue;
            chosen.Add(candidate);
        }
    }

    /// <summary>1 for a sentence of a usual length, less the longer it is.</summary>
    private static double Terseness(int words) => words <= GoodLength ? 1 : (double)GoodLength / words;

    private static double Overlap(HashSet<string> a, HashSet<string> b) => a.Count(b.Contains) / (double)Math.Max(1, Math.Min(a.Count, b.Count));

    private sealed record Candidate(ReviewQuote Quote, int Words, HashSet<string> Stems);
}
