namespace Aisle.Insight.Evidence.Ranking;

/// <summary>
/// Trains <see cref="LinearModel"/>: for each question a softmax over its candidates and over "none of them", whose sum is always 0
/// (after Cao and others, "Learning to rank: from pairwise approach to listwise approach", ICML 2007), by AdaGrad (Duchi, Hazan and Singer, JMLR
/// 2011).
/// </summary>
internal static class LinearTrainer
{
    private const int Epochs = 3;
    private const double Rate = 0.15;
    private const double Decay = 2e-4;
    private const double FirstGradients = 0.01;

    /// <summary>A gradient below this moves nothing worth the time.</summary>
    private const double LeastGradient = 2e-3;

    /// <summary>Pairs of words that weigh less than this are left out of the model.</summary>
    private const double LeastPair = 0.15;

    public static LinearModel Train((Feature[][] Features, bool[] Answers)[] questions)
    {
        var weights = new Dictionary<string, Weight>(StringComparer.Ordinal) { [FeatureReader.Rule] = new Weight { Value = 1 } };
        var random = new Random(7);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(questions);
            foreach (var question in questions) Learn(question, weights);
        }

        return new LinearModel(weights
            .Where(w => Math.Abs(w.Value.Value) >= (IsPair(w.Key) ? LeastPair : 0.001))
            .ToDictionary(w => w.Key, w => Math.Round(w.Value.Value, 3), StringComparer.Ordinal));
    }

    private static void Learn((Feature[][] Features, bool[] Answers) question, Dictionary<string, Weight> weights)
    {
        var exponents = Array.ConvertAll(question.Features, features => Math.Exp(Math.Clamp(features.Sum(f => weights.GetValueOrDefault(f.Name)?.Value * f.Value ?? 0), -30, 30)));
        var all = exponents.Sum() + 1;
        var right = question.Answers.Contains(true) ? exponents.Where((_, i) => question.Answers[i]).Sum() : 1;
        for (var i = 0; i < exponents.Length; i++)
        {
            var gradient = (exponents[i] / all) - (question.Answers[i] ? exponents[i] / right : 0);
            if (Math.Abs(gradient) < LeastGradient) continue;
            foreach (var (name, value) in question.Features[i])
            {
                if (name is FeatureReader.Rule) continue;
                if (!weights.TryGetValue(name, out var weight)) weights.Add(name, weight = new Weight());
                var step = (gradient * value) + (Decay * weight.Value);
                weight.Gradients += step * step;
                weight.Value -= Rate * step / Math.Sqrt(weight.Gradients);
                if (name.StartsWith("behind", StringComparison.Ordinal)) weight.Value = Math.Min(0, weight.Value);
                else if (SpeaksFor(name)) weight.Value = Math.Max(0, weight.Value);
            }
        }
    }

    /// <summary>A pair of words speaks for an attribute, as a translation does.</summary>
    private static bool IsPair(string feature) => feature.Contains('>', StringComparison.Ordinal);

    /// <summary>What says that a candidate answers may weigh nothing but never against it: where the data has it so, that is chance.</summary>
    private static bool SpeaksFor(string feature) => IsPair(feature) || feature is "concepts" or "surest" or "kind-fits" or "all-terms"
        || feature.EndsWith("score", StringComparison.Ordinal) || feature.EndsWith("terms", StringComparison.Ordinal) || feature.EndsWith("asked", StringComparison.Ordinal)
        || feature.EndsWith("name", StringComparison.Ordinal) || feature.StartsWith("terms-", StringComparison.Ordinal) || feature is "name:concepts" or "question:alike";

    private sealed class Weight
    {
        public double Value { get; set; }

        public double Gradients { get; set; } = FirstGradients;
    }
}
