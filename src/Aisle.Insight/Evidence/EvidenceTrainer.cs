namespace Aisle.Insight.Evidence;

/// <summary>A question with its candidates and what people said of each.</summary>
/// <param name="Group">Questions of one product are of one group, so that none is tested on what its like was trained on.</param>
/// <param name="Text">The question.</param>
/// <param name="Candidates">In any order.</param>
/// <param name="Answers">Whether each answers.</param>
internal sealed record JudgedQuestion(string Group, string Text, IReadOnlyList<EvidenceCandidate> Candidates, IReadOnlyList<bool> Answers);

/// <summary>How well a model ranks questions that it has not seen.</summary>
internal sealed record EvidenceScore(double FirstRight, double MeanAveragePrecision, double AnswerableAccuracy, int Questions);

/// <summary>
/// Trains <see cref="EvidenceModel"/>: for each question a softmax over its candidates and over "none of them", whose sum is always 0
/// (after Cao and others, "Learning to rank: from pairwise approach to listwise approach", ICML 2007), by AdaGrad (Duchi, Hazan and Singer, JMLR
/// 2011). The same data in the same order gives the same weights.
/// </summary>
internal static class EvidenceTrainer
{
    private const int Epochs = 3;
    private const double Rate = 0.15;
    private const double Decay = 2e-4;
    private const double FirstGradients = 0.01;

    /// <summary>A gradient below this moves nothing worth the time.</summary>
    private const double LeastGradient = 2e-3;

    /// <summary>Pairs of words that weigh less than this are left out of the model.</summary>
    private const double LeastPair = 0.15;

    private const int Folds = 5;

    public static EvidenceModel Train(IReadOnlyList<JudgedQuestion> questions) => TrainOn([.. questions.Select(Read)]);

    /// <summary>Trains on four fifths of the groups and ranks the last, five times.</summary>
    public static EvidenceScore CrossValidate(IReadOnlyList<JudgedQuestion> questions, IReadOnlyList<JudgedQuestion> tested)
    {
        var groups = questions.Select(q => q.Group).Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(g => g.Item, g => g.Index % Folds, StringComparer.Ordinal);
        var read = questions.ToDictionary(q => q, Read);
        var ranked = new List<(double[] Sums, bool[] Answers)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = TrainOn([.. questions.Where(q => groups[q.Group] != fold).Select(q => read[q])]);
            ranked.AddRange(tested.Where(q => groups[q.Group] == fold).Select(q => (read[q].Features.Select(f => model.Sum(f)).ToArray(), read[q].Answers)));
        }

        var answerable = ranked.Where(r => r.Answers.Contains(true)).ToList();
        return new EvidenceScore(
            answerable.Average(r => Precision(r.Sums, r.Answers).First),
            answerable.Average(r => Precision(r.Sums, r.Answers).Average),
            ranked.Average(r => r.Sums.Any(s => s > 0) == r.Answers.Contains(true) ? 1.0 : 0),
            ranked.Count);
    }

    private static (double First, double Average) Precision(double[] sums, bool[] answers)
    {
        var order = Enumerable.Range(0, sums.Length).OrderByDescending(i => sums[i]).Select(i => answers[i]).ToArray();
        var (hits, sum) = (0, 0.0);
        for (var i = 0; i < order.Length; i++)
        {
            if (order[i]) sum += ++hits / (i + 1.0);
        }

        return (order[0] ? 1 : 0, sum / hits);
    }

    private static EvidenceModel TrainOn(ReadQuestion[] questions)
    {
        var weights = new Dictionary<string, Weight>(StringComparer.Ordinal) { [FeatureReader.Rule] = new Weight { Value = 1 } };
        var random = new Random(7);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(questions);
            foreach (var question in questions) Learn(question, weights);
        }

        return new EvidenceModel(weights
            .Where(w => Math.Abs(w.Value.Value) >= (IsPair(w.Key) ? LeastPair : 0.001))
            .ToDictionary(w => w.Key, w => Math.Round(w.Value.Value, 3), StringComparer.Ordinal));
    }

    private static void Learn(ReadQuestion question, Dictionary<string, Weight> weights)
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

    private static ReadQuestion Read(JudgedQuestion judged)
    {
        var question = Question.Parse(judged.Text);
        var signals = EvidenceRanker.SignalsOf(question, judged.Candidates);
        var features = new FeatureReader(question, signals);
        return new ReadQuestion([.. signals.Select(s => features.Of(s).ToArray())], [.. judged.Answers]);
    }

    private sealed record ReadQuestion(Feature[][] Features, bool[] Answers);

    private sealed class Weight
    {
        public double Value { get; set; }

        public double Gradients { get; set; } = FirstGradients;
    }
}
