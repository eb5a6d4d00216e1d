using Aisle.Catalog;
using Aisle.Insight.Evidence;

namespace Aisle.Insight.Tests.Evidence;

/// <summary>
/// Questions that we expect an answer to, or none, over products of our own: a file a product in Asked/. After "=>" stands "yes", "no", "@" with the name of what
/// answers, "review", "split:yes:no", or "none": the data does not say. "~" marks what is not reached: it may abstain, and never be wrong.
/// </summary>
public sealed class AskedTests
{
    public static TheoryData<string, string> Rows { get; } =
        [.. AskedProduct.All.SelectMany(product => product.Asked.Select(asked => new TheoryDataRow<string, string>($"{product.Product.Id}: {asked.Question}", asked.Expected)))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Find_AskedOfAProduct_SaysWhatItsDataSaysOrNothing(string asked, string expected)
    {
        var colon = asked.IndexOf(": ", StringComparison.Ordinal);
        var product = AskedProduct.All.Single(p => p.Product.Id == asked[..colon]);

        var result = EvidenceFinder.Find(asked[(colon + 2)..], product.Product, product.Reviews, [], TestContext.Current.CancellationToken);

        var says = SaysOf(result);
        var mayAbstain = expected.StartsWith('~');
        if (mayAbstain && says == "none") return;
        Assert.True(expected.TrimStart('~').Split(',').Any(e => Matches(e, says, result)), $"expected {expected}, said {says}: {string.Join(" | ", result.Items.Take(3).Select(i => $"{i.Title}: {i.Text} ({i.Score:0.00})"))}");
    }

    [Fact]
    public void Rows_AllFiles_AreManyAndFewMayAbstain()
    {
        Assert.InRange(Rows.Count, 190, 400);
        Assert.InRange(Rows.Count(r => r.Data.Item2.StartsWith('~')), 0, 30);
    }

    private static bool Matches(string expected, string says, EvidenceResult result) =>
        expected.StartsWith("split", StringComparison.Ordinal) ? result.Reviewers is { } vote && expected == $"split:{vote.Yes.Count}:{vote.No.Count}"
        : expected is "review" ? result.Answers && result.Items[0].Kind is EvidenceKind.Review
        : expected.TrimStart('@') is var title && says.StartsWith('@') ? says == "@" + title
        : expected == says;

    private static string SaysOf(EvidenceResult result) =>
        !result.Answers || result.Verdict is YesNo.Unknown ? "none" : result.Verdict is { } verdict ? verdict.ToString().ToLowerInvariant() : "@" + result.Items[0].Title;
}
