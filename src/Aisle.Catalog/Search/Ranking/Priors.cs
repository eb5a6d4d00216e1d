using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>What each product's score is before any word of a query: whether it can be bought, and how it is rated.</summary>
internal sealed class Priors
{
    private readonly float[] _scores;
    private readonly float[] _most;

    public Priors(ProductColumns columns, RankingWeights weights)
    {
        var documents = columns.Ids.Length;
        _scores = new float[Bits.Words(documents) * 64];
        _most = new float[DenseLists.Intervals(documents)];
        for (var document = 0; document < documents; document++)
        {
            _scores[document] = Availability(columns, weights, document) + Rating(columns, weights, document);
            ref var most = ref _most[document >> DenseLists.IntervalBits];
            most = Math.Max(most, _scores[document]);
            MostOfAll = Math.Max(MostOfAll, most);
        }
    }

    /// <summary>By document, in whole words of 64.</summary>
    public ReadOnlySpan<float> Scores => _scores;

    /// <summary>By interval of <see cref="DenseLists"/>, the largest.</summary>
    public ReadOnlySpan<float> Most => _most;

    public float MostOfAll { get; }

    public static float Availability(ProductColumns columns, RankingWeights weights, int document)
    {
        for (var sku = columns.Skus.Start(document); sku < columns.Skus.End(document); sku++)
        {
            foreach (var offer in columns.Offers[sku])
            {
                if (offer.CanBeBought)
                {
                    return weights.Availability;
                }
            }
        }

        return 0;
    }

    public static float Rating(ProductColumns columns, RankingWeights weights, int document) =>
        weights.Rating * RatingPrior.Of(columns.RatingAverage[document], columns.RatingCount[document]);
}
