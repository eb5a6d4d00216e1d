using Aisle.Catalog.Store;
using Aisle.Insight.Reviews;

namespace Aisle.Insight.Catalogue;

/// <summary>What reviewers say over the whole catalogue, or a category or brand of it: docs/concepts/insight.md.</summary>
/// <param name="Scope">What is looked at.</param>
/// <param name="Products">Of the scope, with reviews.</param>
/// <param name="Reviews">Of these products.</param>
/// <param name="Windows">What was compared; null where no review has a date.</param>
/// <param name="Worse">Aspects that get worse, the surest loss first.</param>
/// <param name="Better">Aspects that get better, the surest gain first.</param>
/// <param name="Compared">How many aspects had enough reviews on both sides to be compared.</param>
/// <param name="Aspects">The most mentioned, with their quarters.</param>
/// <param name="Safety">Every theme of safety.</param>
public sealed record CatalogueInsight(
    InsightScope Scope,
    long Products,
    long Reviews,
    InsightWindows? Windows,
    IReadOnlyList<AspectMove> Worse,
    IReadOnlyList<AspectMove> Better,
    int Compared,
    IReadOnlyList<InsightAspect> Aspects,
    IReadOnlyList<InsightAspect> Safety)
{
    /// <summary>Enough for any page; beyond these an aspect is too rare to tell a change.</summary>
    private const int MostAspects = 200;

    /// <param name="store">Whose digests are stored.</param>
    /// <param name="scope">What to look at.</param>
    /// <param name="today">Quarters that have not begun are left out: a review may be dated wrongly.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<CatalogueInsight> ReadAsync(IInsightStore store, InsightScope scope, DateOnly today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (await store.ReadInsightAsync(scope, MostAspects, cancellationToken) is not { } totals) return new CatalogueInsight(scope, 0, 0, null, [], [], 0, [], []);
        IReadOnlyList<InsightAspect> aspects = [.. totals.Aspects.Select(a => a with { Quarters = [.. a.Quarters.Where(q => q.Quarter <= today)] })];
        var windows = InsightWindows.Of(aspects);
        var moves = windows is null ? AspectMoves.None : AspectMoves.In(aspects, windows);
        return new CatalogueInsight(
            scope, totals.Count.Products, totals.Count.Reviews, windows, moves.Worse, moves.Better, moves.Compared,
            [.. aspects.Where(a => a.Nature is not InsightNature.Safety)], [.. aspects.Where(a => a.Nature is InsightNature.Safety)]);
    }
}

/// <summary>The two stretches of time that are compared: the last two quarters with reviews, and the four before them.</summary>
/// <param name="From">The first day of the earlier stretch.</param>
/// <param name="Since">The first day of the later one.</param>
/// <param name="Until">The last day of the later one.</param>
public sealed record InsightWindows(DateOnly From, DateOnly Since, DateOnly Until)
{
    public static InsightWindows? Of(IEnumerable<InsightAspect> aspects) =>
        aspects.SelectMany(a => a.Quarters).Max(q => q.Quarter) is { } last
            ? new InsightWindows(Earlier(last, 15), Earlier(last, 3), last.AddMonths(3).AddDays(-1))
            : null;

    /// <summary>No quarter is before the calendar's first.</summary>
    private static DateOnly Earlier(DateOnly quarter, int months) => quarter.DayNumber > 31 * months ? quarter.AddMonths(-months) : AspectTrend.QuarterOf(DateOnly.MinValue);
}
