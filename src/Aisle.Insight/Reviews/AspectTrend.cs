namespace Aisle.Insight.Reviews;

/// <summary>What reviewers say of an aspect, over time.</summary>
internal static class AspectTrend
{
    public static DateOnly QuarterOf(DateOnly day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);

    /// <summary>The quarter before and since which opinions differ most, if they differ clearly.</summary>
    public static AspectChange? ChangeIn(IReadOnlyList<QuarterCount> quarters)
    {
        var (positive, sides) = (quarters.Sum(q => q.Positive), quarters.Sum(q => q.Positive + q.Negative));
        AspectChange? clearest = null;
        var (most, before, sidesBefore) = (0.0, 0, 0);
        foreach (var quarter in quarters)
        {
            if (Difference.IsClear(before, sidesBefore, positive - before, sides - sidesBefore)
                && Math.Abs(Difference.Z(before, sidesBefore, positive - before, sides - sidesBefore)) is var z && z > most)
            {
                most = z;
                clearest = new AspectChange(quarter.From, before, sidesBefore, positive - before, sides - sidesBefore);
            }

            before += quarter.Positive;
            sidesBefore += quarter.Positive + quarter.Negative;
        }

        return clearest;
    }
}
