using Aisle.Catalog;
using Aisle.Insight.Evidence;
using CsCheck;

namespace Aisle.Insight.Tests.Evidence;

public sealed class EvidenceFinderTests
{
    [Theory]
    [InlineData("Does it have a USB charging port?", YesNo.Yes, "USB charging port")]
    [InlineData("Is it waterproof?", YesNo.No, "Waterproof")]
    [InlineData("is this water resistant", YesNo.Yes, "Water resistance")]
    [InlineData("Is it made of leather?", YesNo.No, "Material")]
    [InlineData("is it polyester?", YesNo.Yes, "Material")]
    [InlineData("Does it come in navy?", YesNo.Yes, "Color")]
    [InlineData("Is there a red one?", YesNo.No, "Color")]
    [InlineData("Will it fit a 15 inch laptop?", YesNo.Yes, "Maximum laptop size")]
    [InlineData("will a 17\" laptop fit in it?", YesNo.No, "Maximum laptop size")]
    [InlineData("can it hold a 38 cm laptop?", YesNo.Yes, "Maximum laptop size")]
    [InlineData("is it under 2 kg?", YesNo.Yes, "Weight")]
    [InlineData("Is it less than 500 g?", YesNo.No, "Weight")]
    [InlineData("Does it weigh more than 1 lb?", YesNo.Yes, "Weight")]
    [InlineData("does it include a rain cover?", YesNo.No, "Description")]
    [InlineData("are the zippers lockable?", YesNo.No, "Description")]
    [InlineData("is it free of PVC?", YesNo.Yes, "Product details")]
    [InlineData("Does it have a luggage lock?", YesNo.No, "Does it have a luggage lock?")]
    [InlineData("Can I use it as a carry-on?", YesNo.Yes, "Can it be used as a carry-on?")]
    [InlineData("Does it have a chest strap?", YesNo.Unknown, null)]
    [InlineData("Does it have bluetooth?", YesNo.Unknown, null)]
    [InlineData("Is it vegan?", YesNo.Unknown, null)]
    public void Find_YesNoQuestion_GivesVerdictFromTheEvidenceThatDecides(string question, YesNo verdict, string? title)
    {
        var result = Find(question);

        Assert.Equal(verdict, result.Verdict);
        if (title is not null) Assert.Equal(title, result.Items[0].Title);
    }

    [Theory]
    [InlineData("how heavy is it?", "Weight")]
    [InlineData("how much does this weigh", "Weight")]
    [InlineData("how tall is it?", "Height")]
    [InlineData("How much can it hold?", "Capacity")]
    [InlineData("what is it made of?", "Material")]
    [InlineData("what colours does it come in?", "Color")]
    [InlineData("where is it made?", "Country of origin")]
    [InlineData("how do I wash it?", "Care instructions")]
    [InlineData("how long is the warranty?", "Warranty")]
    [InlineData("who makes it?", "Brand")]
    [InlineData("how much is it?", "Price")]
    public void Find_OpenQuestion_PutsTheAttributeThatAnswersFirst(string question, string title)
    {
        var result = Find(question);

        Assert.Null(result.Verdict);
        Assert.True(result.Answers, $"abstained at {result.Confidence}");
        Assert.Equal(title, result.Items[0].Title);
    }

    [Theory]
    [InlineData("Does it have a headphone amplifier?")]
    [InlineData("what is the thread count?")]
    [InlineData("which firmware does it run?")]
    public void Find_NothingAnswers_AbstainsAndTellsWhatWasRead(string question)
    {
        var result = Find(question);

        Assert.False(result.Answers);
        Assert.Equal(new LookedAt(Backpack.Product.Attributes.Count + 1, 3, 4, 2, 5), result.LookedAt);
    }

    [Fact]
    public void Find_ReviewersDisagree_GivesTheSplitByReview()
    {
        var result = Find("does it fit under an airplane seat?");

        Assert.NotNull(result.Reviewers);
        Assert.Equal(["r1", "r2", "r4"], result.Reviewers.Yes.Order());
        Assert.Equal(["r3"], result.Reviewers.No);
        Assert.Equal(YesNo.Yes, result.Verdict);
    }

    [Theory]
    [InlineData("有蓝牙吗？", YesNo.Yes)]
    [InlineData("有没有蓝牙", YesNo.Yes)]
    [InlineData("防水吗？", YesNo.No)]
    [InlineData("支持无线充电吗？", YesNo.No)]
    [InlineData("有白色吗？", YesNo.Yes)]
    [InlineData("重量小于300克吗？", YesNo.Yes)]
    [InlineData("有麦克风吗？", YesNo.Unknown)]
    public void Find_ChineseYesNoQuestion_GivesVerdict(string question, YesNo verdict) =>
        Assert.Equal(verdict, EvidenceFinder.Find(question, Backpack.Chinese, [], [], TestContext.Current.CancellationToken).Verdict);

    [Theory]
    [InlineData("有多重？", "重量")]
    [InlineData("是什么材质的？", "材质")]
    [InlineData("有哪些颜色？", "颜色")]
    [InlineData("哪里生产的？", "产地")]
    [InlineData("续航多久？", "续航时间")]
    public void Find_ChineseOpenQuestion_PutsTheAttributeThatAnswersFirst(string question, string title)
    {
        var result = EvidenceFinder.Find(question, Backpack.Chinese, [], [], TestContext.Current.CancellationToken);

        Assert.True(result.Answers, $"abstained at {result.Confidence}");
        Assert.Equal(title, result.Items[0].Title);
    }

    [Fact]
    public void Find_AnyQuestionAndReviews_QuotesVerbatimWithScoresInRange()
    {
        var words = Gen.OneOf([.. new[] { "waterproof", "fit", "under 2 kg", "?", "不", "蓝牙", "<b>", "15\"", "free", "battery" }.Select(Gen.Const)]);
        Gen.Select(Gen.OneOf(Gen.String, words.Array[0, 8].Select(w => string.Join(' ', w))), Gen.String.Array[0, 5]).Sample((question, texts) =>
        {
            var reviews = texts.Select((t, i) => new Review { Id = $"x{i}", ProductId = "bp-1", Text = t }).ToArray();
            var result = EvidenceFinder.Find(question, Backpack.Product, reviews, Backpack.Questions, CancellationToken.None);
            Assert.All(result.Items, item => Assert.InRange(item.Score, 0, 1));
            Assert.All(result.Items.Where(i => i.Kind is EvidenceKind.Review), item => Assert.Contains(item.Text, reviews.Single(r => r.Id == item.SourceId).Text, StringComparison.Ordinal));
        });
    }

    private static EvidenceResult Find(string question) =>
        EvidenceFinder.Find(question, Backpack.Product, Backpack.Reviews, Backpack.Questions, TestContext.Current.CancellationToken);
}
