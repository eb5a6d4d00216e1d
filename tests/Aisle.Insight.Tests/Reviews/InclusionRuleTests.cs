using System.Globalization;
using System.Text.RegularExpressions;
using Aisle.Insight.Reviews;

namespace Aisle.Insight.Tests.Reviews;

public sealed partial class InclusionRuleTests
{
    /// <summary>The table of docs/concepts/reviews.md.</summary>
    public static TheoryData<int, int, double, double, bool> Examples()
    {
        var data = new TheoryData<int, int, double, double, bool>();
        foreach (Match row in Row().Matches(File.ReadAllText(Path.Combine(Root(), "docs", "concepts", "reviews.md"))))
        {
            data.Add(Number(row, "m"), Number(row, "n"), Percent(row, "share"), Percent(row, "least"), row.Groups["yes"].Value == "yes");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void IsHeadlined_ExamplesOfTheDocument_AreTrue(int mentions, int reviews, double share, double least, bool headlined)
    {
        Assert.Equal(share, 100.0 * mentions / reviews, 0.05);
        Assert.Equal(least, 100 * InclusionRule.LowerBound(mentions, reviews), 0.06);
        Assert.Equal(headlined, InclusionRule.IsHeadlined(mentions, reviews));
    }

    [Fact]
    public void Examples_OfTheDocument_AreFound() => Assert.Equal(7, Examples().Count);

    private static int Number(Match row, string group) => int.Parse(row.Groups[group].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static double Percent(Match row, string group) => double.Parse(row.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Aisle.slnx"))) folder = folder.Parent ?? throw new InvalidOperationException("Run the tests from a checkout.");
        return folder.FullName;
    }

    [GeneratedRegex(@"\| (?<m>[\d,]+) of (?<n>[\d,]+)[^|]*\| (?<share>[\d.]+) % \| (?<least>[\d.]+) % \| (?<yes>yes|no) \|")]
    private static partial Regex Row();
}
