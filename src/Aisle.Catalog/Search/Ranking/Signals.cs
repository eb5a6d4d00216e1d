namespace Aisle.Catalog.Search.Ranking;

/// <summary>What a score is made of besides the words, as fractions of a middling word's score, so that no prior outweighs a word.</summary>
internal static class Signals
{
    /// <summary>For each pair of the query's neighbouring words that stand side by side in the title, times the rarer word's idf.</summary>
    public const float Phrase = 0.35f;

    /// <summary>For a title that is the query, word for word.</summary>
    public const float ExactTitle = 3f;

    /// <summary>For an id, part number or bar code that is the query.</summary>
    public const float Identifier = 20f;

    /// <summary>For what can be bought now.</summary>
    public const float Availability = 0.3f;

    /// <summary>For the best possible rating, from enough shoppers.</summary>
    public const float Rating = 0.5f;

    /// <summary>Ratings that a product is imagined to have had before its first, all of <see cref="PriorMean"/>.</summary>
    public const float PriorCount = 10;

    public const float PriorMean = 3.2f;

    /// <summary>
    /// The rating as it can be trusted, from 0 to 1: the mean drawn towards a middling one, the more the fewer ratings there are
    /// (a Bayesian average; five stars from one shopper rank below 4.6 from two hundred). 0 without ratings, and never below.
    /// </summary>
    public static float RatingPrior(float average, int count) =>
        count == 0 || float.IsNaN(average)
            ? 0
            : Math.Max(0, ((((average * count) + (PriorMean * PriorCount)) / (count + PriorCount)) - PriorMean) / (5 - PriorMean));
}
