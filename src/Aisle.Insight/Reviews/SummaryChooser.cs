using Aisle.Catalog;
using Aisle.Insight.Lexicons;
using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews;

/// <summary>
/// Chooses the few sentences that together hold most of what most reviews say, each verbatim. Greedy coverage of words, each worth the number
/// of reviews that have it: after Lin and Bilmes, "A class of submodular functions for document summarization" (ACL 2011).
/// </summary>
internal static class SummaryChooser
{
    private const int MostWords = 60;
    private const int ShortestSentence = 5;
    private const int LongestSentence = 28;

    /// <summary>Words that stand everywhere tell little, but who writes plainly uses them.</summary>
    private const double CommonWorth = 0.1;

    private const double PersonalWorth = 0.35;

    /// <summary>Sentences of more reviews than this would not change what most reviews say.</summary>
    public const int MostReviews = 100;

    private static readonly HashSet<string> Common = [.. Lexicon.Lines("common").SelectMany(l => l.Split(' '))];

    public static IReadOnlyList<ReviewQuote> Choose(IEnumerable<ReviewNotes> notes, IReadOnlyDictionary<string, Review> reviews)
    {
        var candidates = notes.Take(MostReviews).Where(n => reviews.ContainsKey(n.ReviewId)).SelectMany(n => n.Sentences.Select((s, place) => Read(reviews[n.ReviewId], s, place)).OfType<Candidate>()).ToList();
        var worth = candidates.GroupBy(c => c.ReviewId).SelectMany(g => g.SelectMany(c => c.Stems).Distinct()).CountBy(stem => stem).ToDictionary(p => p.Key, p => (p.Value - 1) * (Common.Contains(p.Key) ? CommonWorth : 1));
        var covered = new HashSet<string>();
        var chosen = new List<Candidate>();
        var left = MostWords;
        while (candidates.Where(c => c.Sentence.Words <= left).MaxBy(c => Gain(c, worth, covered)) is { } next && Gain(next, worth, covered) > 0)
        {
            chosen.Add(next);
            covered.UnionWith(next.Stems);
            left -= next.Sentence.Words;
            candidates.RemoveAll(c => c.ReviewId == next.ReviewId);
        }

        return [.. chosen.OrderBy(c => c.Place).Select(c => c.Quote)]; // as reviewers order it: what opens their reviews first
    }

    /// <summary>New words by their worth, for the length; a sentence that tells of the writer and not of the thing is worth less.</summary>
    private static double Gain(Candidate candidate, Dictionary<string, double> worth, HashSet<string> covered) =>
        candidate.Stems.Sum(stem => covered.Contains(stem) ? 0 : worth[stem]) / Math.Sqrt(candidate.Sentence.Words) * (candidate.IsPersonal ? PersonalWorth : 1);

    private static Candidate? Read(Review review, SentenceNotes sentence, int place)
    {
        if (sentence.Words is < ShortestSentence or > LongestSentence) return null;
        var text = sentence.In(review);
        if (!QuotePolicy.IsQuotable(text)) return null;
        var words = Words.Of(text);
        return new Candidate(
            review.Id,
            sentence,
            place,
            [.. words.Select(w => w.Term).Where(t => !t.IsNumber).Select(t => t.Stem)],
            words.Exists(w => w.Term.Text is "i" or "my" or "me" or "we" or "our" or "i'm" or "i've" or "she" or "he" or "her" or "his"),
            new ReviewQuote(review.Id, text, sentence.Polarity, review.Stars, review.Author));
    }

    private sealed record Candidate(string ReviewId, SentenceNotes Sentence, int Place, HashSet<string> Stems, bool IsPersonal, ReviewQuote Quote);
}
