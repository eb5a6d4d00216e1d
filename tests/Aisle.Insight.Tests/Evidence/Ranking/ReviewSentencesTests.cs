using Aisle.Catalog;
using Aisle.Insight.Evidence;
using Aisle.Insight.Evidence.Ranking;
using CsCheck;

namespace Aisle.Insight.Tests.Evidence.Ranking;

public sealed class ReviewSentencesTests
{
    private const string Asked = "How is the screen?";

    [Theory]
    [InlineData("I use it daily. The screen is great. It came with a cloth. The screen is great.", "The screen is great.", 1)]
    [InlineData("I bought it in May. The display is gorgeous. The keys stick a little.", "The display is gorgeous.", 1)]
    [InlineData("The screen came in a box. The screen is bright, sharp and lovely.", "The screen is bright, sharp and lovely.", 1)]
    public void Rank_OpinionAskedOfAReview_TakesTheSentenceThatSaysIt(string review, string sentence, int at)
    {
        var sentences = Sentences(review);

        var ranking = EvidenceFinder.Rank(Asked, sentences, TestContext.Current.CancellationToken);

        Assert.True(ranking.Answers, $"abstained at {ranking.Confidence}");
        Assert.Equal(sentence, sentences[ranking.Best[0].Candidate].Text);
        Assert.Equal(at, ranking.Best[0].Candidate);
    }

    [Theory]
    [InlineData(Asked, "I bought it in May. My sister has one too. The keys stick a little.")]
    [InlineData(Asked, "Arrived on time. Thank you.")]
    [InlineData("How good is the noise cancelling?", "Looks good and feels well designed. Good machine all around.")]
    [InlineData("Is the sound good?", "Looks good and feels well designed. Good machine all around.")]
    [InlineData("What do people say about the keyboard?", "People ask where it is from. I would say it is about right.")]
    public void Rank_ReviewSpeaksOfOtherThings_Abstains(string question, string review) =>
        Assert.False(EvidenceFinder.Rank(question, Sentences(review), TestContext.Current.CancellationToken).Answers);

    [Fact]
    public void Weigh_AnySums_PutsOneOfEachReviewAtItsHeadAndLeavesTheRest() => Gen.Double[-6, 6].Array[2, 12].Sample(sums =>
    {
        var sentences = sums.Select((_, i) => Sentence("r", i, sums.Length)).Append(new EvidenceCandidate(EvidenceKind.Bullet, "p", "Product details", "A bright screen.")).ToArray();
        var question = Question.Parse(Asked);
        var signals = EvidenceRanker.SignalsOf(question, sentences);

        var weighed = ReviewSentences.Weigh(question, signals, [.. sums, 0.7]);
        var longer = ReviewSentences.Weigh(question, EvidenceRanker.SignalsOf(question, [.. sentences.Select(s => s.Place is { } place ? s with { Place = place with { Count = place.Count * 2 } } : s)]), [.. sums, 0.7]);

        Assert.Equal(0.7, weighed[^1]);
        Assert.True(longer[..^1].Max() < weighed[..^1].Max(), "a longer review answers by chance more often");
        for (var i = 1; i < sums.Length; i++) Assert.True(weighed[i] < weighed[i - 1] || sums[i] > sums[i - 1], "the same words said later are worth less");
    });

    private static EvidenceCandidate[] Sentences(string review) => [.. EvidenceCandidate.OfReview(new Review { Id = "r", ProductId = "p", Text = review })];

    private static EvidenceCandidate Sentence(string review, int at, int count) =>
        new(EvidenceKind.Review, review, "Review", "The screen is good.") { Place = new(at, count) };
}
