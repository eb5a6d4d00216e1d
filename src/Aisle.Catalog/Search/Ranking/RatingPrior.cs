namespace Aisle.Catalog.Search.Ranking;

/// <summary>
/// The rating as it can be trusted, from 0 to 1: the mean drawn towards a middling one, the more the fewer ratings there are (a
/// Bayesian average), so that five stars from one shopper rank below 4.6 from two hundred. 0 without ratings, and never below.
/// </summary>
public static class RatingPrior
{
    /// <summary>Ratings that a product is imagined to have had before its first, all of <see cref="Mean"/>.</summary>
    private const float Count = 10;

    /// <summary>Somewhat below what products get on average, so that a rating that can't be trusted yet gains little.</summary>
    private const float Mean = 3.2f;

    public static float Of(float average, int count) =>
        count == 0 || float.IsNaN(average)
            ? 0
            : Math.Max(0, ((((average * count) + (Mean * Count)) / (count + Count)) - Mean) / (5 - Mean));
}
