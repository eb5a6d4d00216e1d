using System.Globalization;
using Aisle.Insight.Lexicons;

namespace Aisle.Insight.Evidence.Ranking;

/// <summary>
/// What was learned from judged questions, as evidence-model.txt holds it: a linear model that knows which words are asked of which attribute, links
/// between words of questions and of answers, how common words are, and trees that weigh all of it with the rule's signals.
/// </summary>
internal sealed record EvidenceModel(LinearModel Linear, WordLinks Links, Commonness Common, BoostedTrees Trees)
{
    private const string Weight = "weight", Link = "link", Texts = "texts", Count = "count", TreeLine = "tree";

    /// <summary>evidence-model.txt, which <c>aisle train evidence</c> wrote; its first lines say from what.</summary>
    public static EvidenceModel Shipped { get; } = Parse(Lexicon.Lines("evidence-model"));

    /// <summary>For each candidate a sum that is above 0 where answering is likelier than not.</summary>
    public double[] Sums(Question question, Signals[] signals) => Array.ConvertAll(Rows(question, signals), Sum);

    public double Sum(double[] row) => row[DenseFeatures.Linear] + Trees.Sum(row);

    public double[][] Rows(Question question, Signals[] signals)
    {
        var features = new FeatureReader(question, signals);
        return DenseFeatures.Of(question, signals, Array.ConvertAll(signals, s => Linear.Sum(features.Of(s))), Links, Common);
    }

    public IEnumerable<string> Lines() =>
    [
        .. Linear.Weights.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => Line(Weight, w.Key, w.Value)),
        .. Links.Links.OrderBy(l => l.Key.Asked, StringComparer.Ordinal).ThenBy(l => l.Key.Told, StringComparer.Ordinal).Select(l => Line(Link, $"{l.Key.Asked}\t{l.Key.Told}", l.Value)),
        Line(Texts, "", Common.Texts),
        .. Common.Counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => Line(Count, c.Key, c.Value)),
        .. Trees.Trees.Select(t => $"{TreeLine}\t{t}"),
    ];

    public static EvidenceModel Parse(IEnumerable<string> lines)
    {
        var cells = lines.Select(l => l.Split('\t')).ToLookup(c => c[0]);
        return new EvidenceModel(
            new LinearModel(cells[Weight].ToDictionary(c => c[1], c => Number(c[2]), StringComparer.Ordinal)),
            new WordLinks(cells[Link].ToDictionary(c => (c[1], c[2]), c => Number(c[3]))),
            new Commonness((int)Number(cells[Texts].Single()[2]), cells[Count].ToDictionary(c => c[1], c => (int)Number(c[2]), StringComparer.Ordinal)),
            new BoostedTrees([.. cells[TreeLine].Select(c => Tree.Parse(c[1]))]));
    }

    private static string Line(string kind, string name, double value) => string.Create(CultureInfo.InvariantCulture, $"{kind}\t{name}\t{value}");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
