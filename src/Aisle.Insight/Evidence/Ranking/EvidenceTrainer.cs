namespace Aisle.Insight.Evidence.Ranking;

/// <summary>A question with its candidates and what people said of each.</summary>
/// <param name="Group">Questions of one product are of one group, so that none is tested on what its like was trained on.</param>
/// <param name="Text">The question.</param>
/// <param name="Candidates">In any order.</param>
/// <param name="Answers">Whether each answers.</param>
internal sealed record JudgedQuestion(string Group, string Text, IReadOnlyList<EvidenceCandidate> Candidates, IReadOnlyList<bool> Answers);

/// <summary>How well a model ranks questions that it has not seen.</summary>
internal sealed record EvidenceScore(double FirstRight, double MeanAveragePrecision, double AnswerableAccuracy, int Questions);

/// <summary>
/// Trains <see cref="EvidenceModel"/> in two steps: the linear model and the links between words on all of the questions, the trees on rows in which these come from
/// parts of the questions that the row's product is not in (stacking, Wolpert 1992), so that the trees see them as they will be. The same data
/// in the same order gives the same model.
/// </summary>
internal static class EvidenceTrainer
{
    private const int Folds = 5;
    private const int InnerFolds = 4;

    /// <summary>Words of fewer texts than this are as rare as one that was never seen.</summary>
    private const int LeastTexts = 5;

    /// <param name="judged">Questions all of whose candidates people judged.</param>
    /// <param name="answered">Questions with a text that answers each, among texts that answer other questions on the product: the linear model, which counts on every judgement, does not learn from them.</param>
    public static EvidenceModel Train(IReadOnlyList<JudgedQuestion> judged, IReadOnlyList<JudgedQuestion> answered) =>
        Train([.. judged.Select(Read)], [.. answered.Select(Read)], GroupNumbers(judged.Concat(answered)));

    /// <summary>Trains on four fifths of the groups and ranks the last, five times; for each list of questions how well.</summary>
    public static EvidenceScore[] CrossValidate(IReadOnlyList<IReadOnlyList<JudgedQuestion>> judged, IReadOnlyList<JudgedQuestion> answered)
    {
        var read = judged.Select(list => list.Select(Read).ToArray()).ToArray();
        ReadQuestion[] others = [.. answered.Select(Read)];
        var numbers = GroupNumbers(judged.SelectMany(j => j).Concat(answered));
        var ranked = read.Select(_ => new List<(RankedEvidence[] Ranked, bool[] Answers)>()).ToArray();
        for (var fold = 0; fold < Folds; fold++)
        {
            bool IsTrained(ReadQuestion q) => numbers[q.Group] % Folds != fold;
            var model = Train([.. read.SelectMany(list => list).Where(IsTrained)], [.. others.Where(IsTrained)], numbers);
            for (var i = 0; i < read.Length; i++) ranked[i].AddRange(read[i].Where(q => !IsTrained(q)).Select(q => (EvidenceRanker.Order(q.Question, q.Signals, model.Sums(q.Question, q.Signals)), q.Answers)));
        }

        return Array.ConvertAll(ranked, ScoreOf);
    }

    private static EvidenceScore ScoreOf(List<(RankedEvidence[] Ranked, bool[] Answers)> ranked)
    {
        var answerable = ranked.Where(r => r.Answers.Contains(true)).ToList();
        return new EvidenceScore(
            answerable.Average(r => Precision(r.Ranked, r.Answers).First),
            answerable.Average(r => Precision(r.Ranked, r.Answers).Average),
            ranked.Average(r => r.Ranked[0].Score >= EvidenceRanker.LeastToAnswer == r.Answers.Contains(true) ? 1.0 : 0),
            ranked.Count);
    }

    private static (double First, double Average) Precision(RankedEvidence[] ranked, bool[] answers)
    {
        var (hits, sum) = (0, 0.0);
        for (var i = 0; i < ranked.Length; i++)
        {
            if (answers[ranked[i].Candidate]) sum += ++hits / (i + 1.0);
        }

        return (answers[ranked[0].Candidate] ? 1 : 0, sum / hits);
    }

    private static EvidenceModel Train(ReadQuestion[] judged, ReadQuestion[] answered, Dictionary<string, int> numbers)
    {
        ReadQuestion[] all = [.. judged, .. answered];
        var common = Commonness.Of(all.SelectMany(q => q.Signals.Select(s => s.Candidate.Stems)), LeastTexts);
        var rows = new double[all.Length][][];
        for (var inner = 0; inner < InnerFolds; inner++)
        {
            bool IsInner(ReadQuestion q) => numbers[q.Group] / Folds % InnerFolds == inner;
            var others = First([.. judged.Where(q => !IsInner(q))], [.. all.Where(q => !IsInner(q))], common);
            for (var i = 0; i < all.Length; i++)
            {
                if (IsInner(all[i])) rows[i] = others.Rows(all[i].Question, all[i].Signals);
            }
        }

        var trees = TreeGrower.Grow(rows, [.. all.Select(q => q.Answers)], row => row[DenseFeatures.Linear]);
        return First(judged, all, common) with { Trees = trees };
    }

    /// <summary>What the trees build on.</summary>
    private static EvidenceModel First(ReadQuestion[] judged, ReadQuestion[] all, Commonness common) => new(
        LinearTrainer.Train([.. judged.Select(q => (q.Features, q.Answers))]),
        WordLinks.Learn([.. all.SelectMany(q => q.Signals.Where((_, i) => q.Answers[i]).Select(s => (q.Asked, s.Candidate.Stems.Where(w => !Question.IsFunction(w)).ToArray())))]),
        common,
        new BoostedTrees([]));

    private static Dictionary<string, int> GroupNumbers(IEnumerable<JudgedQuestion> questions) =>
        questions.Select(q => q.Group).Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(g => g.Item, g => g.Index, StringComparer.Ordinal);

    private static ReadQuestion Read(JudgedQuestion judged)
    {
        var question = Question.Parse(judged.Text);
        var signals = EvidenceRanker.SignalsOf(question, judged.Candidates);
        var features = new FeatureReader(question, signals);
        return new ReadQuestion(judged.Group, question, signals, [.. signals.Select(s => features.Of(s).ToArray())], [.. judged.Answers]);
    }

    private sealed record ReadQuestion(string Group, Question Question, Signals[] Signals, Feature[][] Features, bool[] Answers)
    {
        /// <summary>The stems of the words that carry what is asked.</summary>
        public string[] Asked { get; } = [.. Question.Terms.Where(t => !t.Term.IsNumber).Select(t => t.Term.Stem)];
    }
}
