using System.Globalization;
using Aisle.Insight.Lexicons;

namespace Aisle.Insight.Evidence;

/// <summary>A linear model: the probability that a candidate answers is the logistic function of its weighted features.</summary>
internal sealed class EvidenceModel(IReadOnlyDictionary<string, double> weights)
{
    /// <summary>evidence-model.txt, which <c>aisle train evidence</c> wrote; its first lines say from what.</summary>
    public static EvidenceModel Shipped { get; } = new(Lexicon.Lines("evidence-model").Select(line => line.Split('\t')).ToDictionary(
        cells => cells[0], cells => double.Parse(cells[1], CultureInfo.InvariantCulture), StringComparer.Ordinal));

    public IReadOnlyDictionary<string, double> Weights => weights;

    /// <summary>Above 0 where answering is likelier than not.</summary>
    public double Sum(IReadOnlyList<Feature> features)
    {
        double sum = 0;
        foreach (var (name, value) in features)
        {
            if (weights.TryGetValue(name, out var weight)) sum += weight * value;
        }

        return sum;
    }

    public double Probability(IReadOnlyList<Feature> features) => 1 / (1 + Math.Exp(-Sum(features)));
}
