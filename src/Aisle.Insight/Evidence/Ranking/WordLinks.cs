using Aisle.Insight.Text;

namespace Aisle.Insight.Evidence.Ranking;

/// <summary>
/// Which words of an answer go with which words of a question: "old" with "age", "plug" with "outlet". From questions with texts that
/// answer them, by the translation model of Brown and others, "The mathematics of statistical machine translation" (Computational
/// Linguistics 1993), model 1: P(question's word | answer's word), kept where it is well above the question word's own share.
/// </summary>
internal sealed class WordLinks(IReadOnlyDictionary<(string Asked, string Told), double> links)
{
    private const int Rounds = 5;
    private const int LeastSeen = 2;
    private const double Least = 0.03;
    private const string Nothing = "";

    public IReadOnlyDictionary<(string Asked, string Told), double> Links => links;

    /// <summary>How much of what is asked the words told speak to by these links, from 0 to 1; the same word says nothing here.</summary>
    public double Of(IReadOnlyList<(Term Term, double Weight)> asked, IEnumerable<string> told)
    {
        double sum = 0, total = 0;
        foreach (var (term, weight) in asked)
        {
            double best = 0;
            foreach (var word in told)
            {
                if (word != term.Stem && links.TryGetValue((term.Stem, word), out var link) && link > best) best = link;
            }

            sum += weight * best;
            total += weight;
        }

        return total > 0 ? sum / total : 0;
    }

    public static WordLinks Learn(IReadOnlyList<(string[] Asked, string[] Told)> pairs)
    {
        var seen = new Dictionary<(string, string), int>();
        var share = new Dictionary<string, double>(StringComparer.Ordinal);
        double all = 0;
        foreach (var (asked, told) in pairs)
        {
            foreach (var a in asked)
            {
                share[a] = share.GetValueOrDefault(a) + 1;
                all++;
                foreach (var t in told) seen[(a, t)] = seen.GetValueOrDefault((a, t)) + 1;
            }
        }

        var translation = new Dictionary<(string, string), double>();
        for (var round = 0; round < Rounds; round++)
        {
            var counts = new Dictionary<(string, string), double>();
            var totals = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var (asked, told) in pairs)
            {
                foreach (var a in asked)
                {
                    double sum = 0;
                    foreach (var t in told.Append(Nothing)) sum += round == 0 ? 1 : translation.GetValueOrDefault((a, t), 1e-9);
                    foreach (var t in told.Append(Nothing))
                    {
                        var part = (round == 0 ? 1 : translation.GetValueOrDefault((a, t), 1e-9)) / sum;
                        counts[(a, t)] = counts.GetValueOrDefault((a, t)) + part;
                        totals[t] = totals.GetValueOrDefault(t) + part;
                    }
                }
            }

            foreach (var (key, count) in counts) translation[key] = count / totals[key.Item2];
        }

        var kept = new Dictionary<(string, string), double>();
        foreach (var (key, probability) in translation)
        {
            var (a, t) = key;
            if (t == Nothing || a == t || seen[key] < LeastSeen) continue;
            var gain = probability - (share[a] / all);
            // A word told once or twice proves little.
            var times = seen[key];
            var value = Math.Round(gain * times / (times + 2.0), 3);
            if (value >= Least) kept[key] = Math.Min(1, value * 3);
        }

        return new WordLinks(kept);
    }
}
