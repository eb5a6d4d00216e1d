using Aisle.Catalog.Store;
using Aisle.Insight.Reviews;

namespace Aisle.Insight.Catalogue;

/// <summary>
/// Which aspects get worse or better: the two-proportion z-test with pooled share on each aspect, corrected for the number of aspects
/// (Benjamini and Hochberg, "Controlling the false discovery rate", 1995), at most one false of twenty. How much one moved at the least is told by
/// Newcombe's interval for a difference (Statistics in Medicine 17, 1998, method 10), and those are shown that moved by a point in a hundred or more.
/// </summary>
internal sealed record AspectMoves(IReadOnlyList<AspectMove> Worse, IReadOnlyList<AspectMove> Better, int Compared)
{
    /// <summary>Reviews that take a side, in each window; of fewer an aspect is not compared.</summary>
    public const int Fewest = 20;

    private const double MostFalse = 0.05;
    private const double SmallestMove = 0.01;

    public static AspectMoves None { get; } = new([], [], 0);

    public static AspectMoves In(IReadOnlyList<InsightAspect> aspects, InsightWindows windows)
    {
        var moves = aspects.Where(a => a.Nature is not InsightNature.Safety).Select(a => Move(a, windows)).OfType<AspectMove>().OrderBy(m => m.Chance).ToList();
        var found = moves.Index().Where(m => m.Item.Chance <= MostFalse * (m.Index + 1) / moves.Count).Select(m => m.Index + 1).LastOrDefault();
        var sure = moves.Take(found).Where(m => Math.Abs(m.Least) >= SmallestMove).OrderByDescending(m => Math.Abs(m.Least)).ThenBy(m => m.Aspect, StringComparer.Ordinal).ToList();
        return new AspectMoves([.. sure.Where(m => m.Least > 0)], [.. sure.Where(m => m.Least < 0)], moves.Count);
    }

    private static AspectMove? Move(InsightAspect aspect, InsightWindows windows)
    {
        var before = aspect.Quarters.Where(q => q.Quarter >= windows.From && q.Quarter < windows.Since).ToList();
        var since = aspect.Quarters.Where(q => q.Quarter >= windows.Since).ToList();
        var (bad, of) = (before.Sum(q => q.Negative), before.Sum(q => q.Negative + q.Positive));
        var (badSince, ofSince) = (since.Sum(q => q.Negative), since.Sum(q => q.Negative + q.Positive));
        return of < Fewest || ofSince < Fewest
            ? null
            : new AspectMove(aspect.Aspect, aspect.Products, bad, of, badSince, ofSince, Least(bad, of, badSince, ofSince), Chance(Difference.Z(badSince, ofSince, bad, of)));
    }

    /// <summary>0 where the interval holds 0.</summary>
    private static double Least(int bad, int of, int badSince, int ofSince)
    {
        var (before, since) = ((double)bad / of, (double)badSince / ofSince);
        var (low, high) = (InclusionRule.LowerBound(bad, of), Upper(bad, of));
        var (lowSince, highSince) = (InclusionRule.LowerBound(badSince, ofSince), Upper(badSince, ofSince));
        var least = since - before - Root(since - lowSince, high - before);
        var most = since - before + Root(highSince - since, before - low);
        return least > 0 ? least : most < 0 ? most : 0;
    }

    private static double Upper(int count, int of) => 1 - InclusionRule.LowerBound(of - count, of);

    private static double Root(double a, double b) => Math.Sqrt((a * a) + (b * b));

    /// <summary>
    /// Both tails of the normal distribution, erfc(|z| / √2), by the rational approximation of Abramowitz and Stegun's Handbook (7.1.26), which is
    /// off by 1.5e-7 at most.
    /// </summary>
    internal static double Chance(double z)
    {
        var x = Math.Abs(z) / Math.Sqrt(2);
        var t = 1 / (1 + (0.3275911 * x));
        return t * (0.254829592 + (t * (-0.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429)))))))) * Math.Exp(-x * x);
    }
}
