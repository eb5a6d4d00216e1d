using Aisle.Insight.Reviews;

namespace Aisle.Insight.Tests.Reviews;

public sealed class AspectTrendTests
{
    private static readonly DateOnly Spring = new(2025, 4, 1);

    [Fact]
    public void ChangeIn_PraiseThatTurnsToBlame_GivesTheQuarterOfTheTurn()
    {
        var change = AspectTrend.ChangeIn([Of(0, 20, 2), Of(1, 18, 1), Of(2, 2, 15), Of(3, 1, 12)]);

        Assert.Equal(new AspectChange(Spring.AddMonths(6), 38, 41, 3, 30), change);
    }

    [Fact]
    public void ChangeIn_TheSameShareAllTheTime_IsNone() => Assert.Null(AspectTrend.ChangeIn([Of(0, 20, 5), Of(1, 22, 6), Of(2, 19, 5)]));

    [Fact]
    public void ChangeIn_TooFewOnOneSide_IsNone() => Assert.Null(AspectTrend.ChangeIn([Of(0, 50, 0), Of(1, 0, Difference.Fewest - 1)]));

    [Theory]
    [InlineData("2025-01-01", "2025-01-01")]
    [InlineData("2025-03-31", "2025-01-01")]
    [InlineData("2025-12-31", "2025-10-01")]
    public void QuarterOf_ADay_IsItsFirstDay(string day, string first) =>
        Assert.Equal(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), AspectTrend.QuarterOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    private static QuarterCount Of(int quarter, int positive, int negative) => new(Spring.AddMonths(3 * quarter), positive + negative, positive, negative);
}
