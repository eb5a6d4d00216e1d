namespace Aisle.Insight.Evidence.Ranking;

/// <summary>
/// Weighs a review's sentences against each other. The model sees each sentence by itself; of those that speak to a question reviewers put first what they
/// mean most, and the longer a review is, the likelier one of its sentences speaks to anything by chance. The constants were chosen by cross-validation on the training
/// halves of SubjQA (4,391 questions), which nothing else here was trained on: docs/decisions/0013.
/// </summary>
internal static class ReviewSentences
{
    /// <summary>What a sentence loses for those that stand before it, by the logarithm of their number and itself.</summary>
    private const double LaterSentence = 1.1;

    private const double Stance = 0.28;

    /// <summary>What speaking of the aspect that is asked is worth, whatever the words: "the display" to "how is the screen?".</summary>
    private const double SameAspect = 0.88;

    private const double Slope = 0.71;
    private const double AnySameAspect = 0.38;
    private const double LongerReview = 0.3;

    /// <summary>Where answering finds most of the answers for the least that is none.</summary>
    private const double Even = 0.3;

    /// <summary>The model's sums, those of reviews' sentences weighed: the best of a review says how likely the review answers, the others are behind it.</summary>
    public static double[] Weigh(Question question, Signals[] signals, double[] sums)
    {
        double[] weighed = [.. sums];
        foreach (var review in Enumerable.Range(0, signals.Length).Where(i => signals[i].Candidate.Place is not null).GroupBy(i => signals[i].Candidate.SourceId, StringComparer.Ordinal))
        {
            var best = review.Max(i => Worth(question, signals[i].Candidate, sums[i]));
            var answers = (Slope * review.Max(i => sums[i])) + (review.Any(i => signals[i].Candidate.SpeaksOf(question.Aspects)) ? AnySameAspect : 0) - (LongerReview * Math.Log(signals[review.First()].Candidate.Place!.Value.Count)) - Even;
            foreach (var i in review) weighed[i] = answers - best + Worth(question, signals[i].Candidate, sums[i]);
        }

        return weighed;
    }

    private static double Worth(Question question, ReadCandidate sentence, double sum) =>
        sum - (LaterSentence * Math.Log(1 + sentence.Place!.Value.At)) + (Stance * sentence.Stance) + (sentence.SpeaksOf(question.Aspects) ? SameAspect : 0);
}
