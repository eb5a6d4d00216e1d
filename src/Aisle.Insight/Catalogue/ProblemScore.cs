using Aisle.Insight.Reviews;

namespace Aisle.Insight.Catalogue;

/// <summary>
/// How much a fault of one product matters: how many of its reviewers complain of it at the least, as far as so few can tell (the lower end of
/// Wilson's interval for their share, times the reviews), times how badly it took them: from 0.5 where nobody who mentions it gave one or two stars
/// to 1.5 where all did. docs/concepts/insight.md has an example.
/// </summary>
internal static class ProblemScore
{
    /// <summary>Fewer are an accident; of safety one is enough to look.</summary>
    private const int Fewest = 3;

    public static bool Counts(int affected, bool isSafety) => affected >= (isSafety ? 1 : Fewest);

    public static double Of(int affected, int reviews, AspectCount aspect)
    {
        var rated = aspect.Stars.Sum();
        var low = rated == 0 ? 0.5 : (double)(aspect.Stars[0] + aspect.Stars[1]) / rated;
        return InclusionRule.LowerBound(affected, reviews) * reviews * (0.5 + low);
    }
}
