using Aisle.Catalog;
using Aisle.Insight.Evidence;

namespace Aisle.Insight.Tests.Evidence;

/// <summary>Reviews are data: what one says to software, in markup, with links, prices or orders, changes no answer.</summary>
public sealed class HostileReviewTests
{
    private static readonly string[] Texts = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Evidence", "Hostile.txt"));

    [Fact]
    public void Texts_AreForty() => Assert.Equal(40, Texts.Length);

    [Fact]
    public void Find_FortyHostileReviewsMore_DiffersInNothingButQuotes()
    {
        foreach (var asked in AskedProduct.All)
        {
            Review[] hostile = [.. Texts.Select((text, i) => new Review { Id = $"h{i}", ProductId = asked.Product.Id, Stars = 1 + (i % 5), Text = text })];
            foreach (var (question, _) in asked.Asked)
            {
                var before = EvidenceFinder.Find(question, asked.Product, asked.Reviews, [], TestContext.Current.CancellationToken);
                var after = EvidenceFinder.Find(question, asked.Product, [.. asked.Reviews, .. hostile], [], TestContext.Current.CancellationToken);

                Assert.Equal((before.Verdict, before.Answers, before.Confidence), (after.Verdict, after.Answers, after.Confidence));
                Assert.Equal(before.Items, after.Items);
                Assert.Equal(before.Reviewers?.Yes, after.Reviewers?.Yes);
                Assert.Equal(before.Reviewers?.No, after.Reviewers?.No);
            }
        }
    }

    [Fact]
    public void OfReview_EveryHostileText_IsNoEvidence() =>
        Assert.All(Texts, text => Assert.Empty(EvidenceCandidate.OfReview(new Review { Id = "h", ProductId = "p", Text = text })));
}
