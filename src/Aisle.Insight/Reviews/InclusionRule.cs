namespace Aisle.Insight.Reviews;

/// <summary>Which aspects a digest headlines: docs/concepts/reviews.md states it for people.</summary>
internal static class InclusionRule
{
    /// <summary>An aspect below this share of the reviews is a minority's. 16 of 3,000 is 0.5 %.</summary>
    public const double LeastShare = 0.02;

    /// <summary>97.5 % of a normal distribution lie below: the bound holds in 39 of 40 samples.</summary>
    private const double Z = 1.96;

    public static bool IsHeadlined(int mentions, int reviews) => mentions >= Math.Min(2, reviews) && LowerBound(mentions, reviews) >= LeastShare;

    /// <summary>The lower end of Wilson's interval for a share (Wilson, 1927): what the share among all buyers is at least, as far as so few can tell.</summary>
    public static double LowerBound(int mentions, int reviews)
    {
        if (reviews == 0) return 0;
        var (n, share) = ((double)reviews, (double)mentions / reviews);
        var centre = share + (Z * Z / (2 * n));
        var margin = Z * Math.Sqrt(((share * (1 - share)) + (Z * Z / (4 * n))) / n);
        return (centre - margin) / (1 + (Z * Z / n));
    }
}
