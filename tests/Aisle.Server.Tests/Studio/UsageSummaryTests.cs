using Aisle.Models.Metering;
using Aisle.Studio.Usage;
using CsCheck;

namespace Aisle.Server.Tests.Studio;

public sealed class UsageSummaryTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly Gen<UsageRow> AnyRow = Gen.Select(Gen.Int[0, 60], OneOf("a", "b"), OneOf("m1", "m2", "m3"), OneOf("p", "q", "cache"), Gen.Int[0, 50], Gen.Int[0, 100_000])
        .Select((ago, app, model, provider, calls, amount) => new UsageRow
        {
            Day = Today.AddDays(-ago),
            Key = "k",
            App = app,
            Model = model,
            Provider = provider,
            Calls = calls,
            Failed = calls / 3,
            InputTokens = amount,
            OutputTokens = amount / 2,
            Money = amount / 1_000m,
            Milliseconds = calls * 12L,
        });

    /// <summary>Each view counts every row of the days once, and no other.</summary>
    [Fact]
    public void Of_AnyRows_EveryViewSumsToARecount() => Gen.Select(AnyRow.List[0, 40], Gen.Int[1, 45]).Sample((rows, days) =>
    {
        var summary = UsageSummary.Of(rows, Today, days);
        var inside = rows.Where(r => r.Day > Today.AddDays(-days)).ToList();

        Assert.Equal(days, summary.ByDay.Count);
        Assert.Equal(inside.Sum(r => r.Calls), summary.Total.Calls);
        foreach (var view in new[] { summary.ByModel, summary.ByApp, summary.ByDay })
        {
            Assert.Equal(summary.Total.Calls, view.Sum(s => s.Calls));
            Assert.Equal(summary.Total.Failed, view.Sum(s => s.Failed));
            Assert.Equal(summary.Total.InputTokens, view.Sum(s => s.InputTokens));
            Assert.Equal(summary.Total.OutputTokens, view.Sum(s => s.OutputTokens));
            Assert.Equal(summary.Total.Money, view.Sum(s => s.Money));
        }

        Assert.All(summary.ByModel.Append(summary.Total).Where(s => s.Calls > 0), s => Assert.Equal(12, s.MeanMilliseconds, 9));
    });

    [Fact]
    public void Of_Models_AreDearestFirst()
    {
        var summary = UsageSummary.Of(
            [Row("cheap", 1), Row("dear", 9), Row("middle", 5)], Today, 7);

        Assert.Equal(["dear", "middle", "cheap"], summary.ByModel.Select(s => s.Name));
    }

    private static Gen<string> OneOf(params string[] names) => Gen.OneOf([.. names.Select(Gen.Const)]);

    private static UsageRow Row(string model, decimal money) => new() { Day = Today, Key = "k", App = "a", Model = model, Provider = "p", Calls = 1, Money = money };
}
