namespace Aisle.Insight.Reviews;

/// <summary>Whether two shares differ by more than chance: the two-proportion z-test with a pooled share.</summary>
internal static class Difference
{
    /// <summary>Fewer on a side tell nothing.</summary>
    public const int Fewest = 8;

    /// <summary>One in a thousand by chance: a digest looks at many aspects, quarters and variants.</summary>
    private const double LeastZ = 3.29;

    public static bool IsClear(int positive, int of, int otherPositive, int ofOther) =>
        of >= Fewest && ofOther >= Fewest && Math.Abs(Z(positive, of, otherPositive, ofOther)) >= LeastZ;

    public static double Z(int positive, int of, int otherPositive, int ofOther)
    {
        var pooled = (double)(positive + otherPositive) / (of + ofOther);
        var deviation = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / of) + (1.0 / ofOther)));
        return deviation == 0 ? 0 : (((double)positive / of) - ((double)otherPositive / ofOther)) / deviation;
    }
}
