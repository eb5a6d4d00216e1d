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
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var candidates = notes.Take(MostReviews).Where(n => reviews.ContainsKey(n.ReviewId))
            .SelectMany(n => n.Sentences.Select((s, place) => Read(reviews[n.ReviewId], s, place, numbers)).OfType<Candidate>()).ToList();
        var worth = Worth(candidates, numbers);
        var chosen = new List<Candidate>();
        var left = MostWords;
        while (candidates.Where(c => c.Sentence.Words <= left).MaxBy(c => Gain(c, worth)) is { } next && Gain(next, worth) > 0)
        {
            chosen.Add(next);
            foreach (var stem in next.Stems) worth[stem] = 0; // said once is said
            left -= next.Sentence.Words;
            candidates.RemoveAll(c => c.ReviewId == next.ReviewId);
        }

        return [.. chosen.OrderBy(c => c.Place).Select(c => c.Quote)]; // as reviewers order it: what opens their reviews first
    }

    /// <summary>How many other reviews have each word, by its number.</summary>
    private static double[] Worth(List<Candidate> candidates, Dictionary<string, int> numbers)
    {
        var worth = new double[numbers.Count];
        foreach (var stem in candidates.GroupBy(c => c.ReviewId).SelectMany(review => review.SelectMany(c => c.Stems).Distinct())) worth[stem]++;
        foreach (var (stem, number) in numbers) worth[number] = (worth[number] - 1) * (Common.Contains(stem) ? CommonWorth : 1);
        return worth;
    }

    /// <summary>New words by their worth, for the length; a sentence that tells of the writer and not of the thing is worth less.</summary>
    private static double Gain(Candidate candidate, double[] worth)
    {
        var sum = 0.0;
        foreach (var stem in candidate.Stems) sum += worth[stem];
        return sum / Math.Sqrt(candidate.Sentence.Words) * (candidate.IsPersonal ? PersonalWorth : 1);
    }

    private static Candidate? Read(Review review, SentenceNotes sentence, int place, Dictionary<string, int> numbers)
    {
        if (sentence.Words is < ShortestSentence or > LongestSentence) return null;
        var text = sentence.In(review);
        if (!QuotePolicy.IsQuotable(text)) return null;
        var words = Words.Of(text);
        return new Candidate(
            review.Id,
            sentence,
            place,
            [.. words.Where(w => !w.Term.IsNumber).Select(w => NumberOf(w.Term.Stem, numbers)).Distinct()],
            words.Exists(w => w.Term.Text is "i" or "my" or "me" or "we" or "our" or "i'm" or "i've" or "she" or "he" or "her" or "his"),
            new ReviewQuote(review.Id, text, sentence.Polarity, review.Stars, ShownText.Of(review.Author)));
    }

    private static int NumberOf(string stem, Dictionary<string, int> numbers)
    {
        if (!numbers.TryGetValue(stem, out var number)) numbers.Add(stem, number = numbers.Count);
        return number;
    }

    private sealed record Candidate(string ReviewId, SentenceNotes Sentence, int Place, int[] Stems, bool IsPersonal, ReviewQuote Quote);
}
