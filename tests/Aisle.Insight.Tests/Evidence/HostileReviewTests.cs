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

                Assert.True(before.Verdict == after.Verdict && before.Answers == after.Answers, $"{asked.Product.Id}: {question}: {before.Verdict} {before.Answers}, then {after.Verdict} {after.Answers} by {(after.Items.Count > 0 ? after.Items[0].Text : "nothing")}");
                Assert.Equal(before.Reviewers?.Yes, after.Reviewers?.Yes);
                Assert.Equal(before.Reviewers?.No, after.Reviewers?.No);
                if (before.Answers && before.Items[0].Kind is not EvidenceKind.Review) Assert.Equal(before.Items[0].Text, after.Items[0].Text);
            }
        }
    }

    [Fact]
    public void OfReview_EveryHostileText_QuotesNeitherOrdersNorMarkupNorLinks()
    {
        foreach (var text in Texts)
        {
            var quoted = EvidenceCandidate.OfReview(new Review { Id = "h", ProductId = "p", Text = text }).ToList();

            Assert.All(quoted, q => Assert.False(q.Decides, text));
            Assert.All(quoted, q => Assert.DoesNotMatch("(?i)instruction|system|assistant|<[a-z/!]|http|www|@|ignore|override|code |微信|指令|\\{\\{|```", q.Text));
        }
    }
}
