using Aisle.Insight.Text;

namespace Aisle.Insight.Evidence.Ranking;

/// <summary>How rare a word is among texts on products: the inverse document frequency, from 0 to 1.</summary>
internal sealed class Commonness(int texts, IReadOnlyDictionary<string, int> counts)
{
    public int Texts => texts;

    public IReadOnlyDictionary<string, int> Counts => counts;

    public double Idf(string stem) => Math.Log((texts + 1.0) / (counts.GetValueOrDefault(stem) + 1)) / Math.Log(texts + 1.0);

    public static Commonness Of(IEnumerable<IReadOnlySet<string>> texts, int least)
    {
        var (all, counts) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var text in texts)
        {
            all++;
            foreach (var word in text) counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        return new Commonness(all, counts.Where(c => c.Value >= least).ToDictionary(StringComparer.Ordinal));
    }
}
