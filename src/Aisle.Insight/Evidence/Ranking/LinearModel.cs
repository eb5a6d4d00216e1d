namespace Aisle.Insight.Evidence.Ranking;

/// <summary>A weighted sum of named features.</summary>
internal sealed class LinearModel(IReadOnlyDictionary<string, double> weights)
{
    public IReadOnlyDictionary<string, double> Weights => weights;

    public double Sum(IReadOnlyList<Feature> features)
    {
        double sum = 0;
        foreach (var (name, value) in features)
        {
            if (weights.TryGetValue(name, out var weight)) sum += weight * value;
        }

        return sum;
    }
}
