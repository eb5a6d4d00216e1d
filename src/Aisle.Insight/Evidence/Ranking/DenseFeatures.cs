using Aisle.Insight.Text;

namespace Aisle.Insight.Evidence.Ranking;

/// <summary>What the trees split by: the rule's signals, the linear model's sum, the links between words, and how each compares with the best of the list.</summary>
internal static class DenseFeatures
{
    /// <summary>Where a row holds the linear model's sum, which the trees start from.</summary>
    public const int Linear = 0;

    public static double[][] Of(Question question, Signals[] signals, double[] linear, WordLinks links, Commonness common)
    {
        var linked = Array.ConvertAll(signals, s => links.Of(question.Terms, s.Candidate.Stems));
        var terms = question.Terms.Select(t => t.Term.Stem).ToHashSet(StringComparer.Ordinal);
        var bestLinear = linear.DefaultIfEmpty().Max();
        var bestTerms = signals.Select(s => s.TermShare).DefaultIfEmpty().Max();
        var bestConcepts = signals.Select(s => s.ConceptShare).DefaultIfEmpty().Max();
        var bestScore = signals.Select(s => s.Score).DefaultIfEmpty().Max();
        var bestLink = linked.DefaultIfEmpty().Max();
        var unfound = question.Terms.Where(t => t.Weight >= 1).Select(t => signals.Any(s => s.Candidate.Has(t.Term) > 0) ? 0.0 : 1).DefaultIfEmpty(0).Average();
        var quantities = question.Amounts.Select(a => a.Quantity).ToHashSet(StringComparer.Ordinal);
        var asked = question.Words.Select(w => w.Term.Stem).ToArray();
        var idf = question.Terms.Select(t => (t.Term.Stem, Idf: common.Idf(t.Term.Stem))).ToArray();
        var idfTotal = idf.Sum(t => t.Idf);
        var inText = Array.ConvertAll(signals, s => idfTotal > 0 ? idf.Where(t => s.Candidate.TextStems.Contains(t.Stem)).Sum(t => t.Idf) / idfTotal : 0);
        var inTitle = Array.ConvertAll(signals, s => idfTotal > 0 ? idf.Where(t => s.Candidate.Title.Contains(t.Stem)).Sum(t => t.Idf) / idfTotal : 0);
        var (bestText, bestTitle) = (inText.DefaultIfEmpty().Max(), inTitle.DefaultIfEmpty().Max());
        var rows = new double[signals.Length][];
        for (var i = 0; i < signals.Length; i++)
        {
            var s = signals[i];
            var candidate = s.Candidate;
            var name = candidate.Title;
            var shared = (double)name.Count(terms.Contains);
            rows[i] =
            [
                Math.Round(linear[i], 3),
                s.TermShare,
                s.ConceptShare,
                s.Surest,
                s.Score,
                s.Kind,
                candidate.Prior,
                bestTerms - s.TermShare,
                bestConcepts - s.ConceptShare,
                bestScore - s.Score,
                Math.Round(bestLinear - linear[i], 3),
                linear.Count(l => l > linear[i]),
                KindOf(candidate.Kind),
                (int)question.Form,
                candidate.HasNumber ? 1 : 0,
                candidate.Words.Length,
                name.Count > 0 ? shared / name.Count : 0,
                terms.Count > 0 ? shared / terms.Count : 0,
                candidate.TitleConcepts.Count(c => question.Concepts.Any(q => q.Concept == c)),
                linked[i],
                bestLink - linked[i],
                LongestRun(asked, candidate.Words),
                question.Words.Length,
                s.HasConcepts ? 1 : 0,
                unfound,
                quantities.Count == 0 ? 0 : Measures.In(candidate.Value, candidate.Words).Exists(a => quantities.Contains(a.Quantity)) ? 1 : -1,
                candidate.Words.Length > 0 && candidate.Words[0].Term.Text is "yes" or "no" ? 1 : 0,
                Alike(terms, candidate.Stems),
                bestTerms,
                bestConcepts,
                question.Unit is not { } unit ? 0 : candidate.Measures(unit) ? 1 : -1,
                inText[i],
                inTitle[i],
                bestText - inText[i],
                bestTitle - inTitle[i],
                idf.Where(t => candidate.TextStems.Contains(t.Stem)).Select(t => t.Idf).DefaultIfEmpty().Max(),
                inText[i] / (1 + Math.Log(1 + candidate.Words.Length)),
                PairsShared(asked, candidate.Words),
                Math.Abs(candidate.Opinion),
            ];
        }

        return rows;
    }

    /// <summary>How many pairs of neighbouring words both have.</summary>
    private static int PairsShared(string[] asked, ReadOnlySpan<Word> words)
    {
        var pairs = new HashSet<(string, string)>();
        for (var i = 1; i < words.Length; i++) pairs.Add((words[i - 1].Term.Stem, words[i].Term.Stem));
        return asked.Zip(asked.Skip(1)).Count(pairs.Contains);
    }

    private static int KindOf(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Attribute or EvidenceKind.Offer or EvidenceKind.Rating => 0,
        EvidenceKind.Bullet => 1,
        EvidenceKind.Question => 3,
        EvidenceKind.Review => 4,
        _ => 2,
    };

    /// <summary>The longest run of words that the question and the text share, as long as its words carry something.</summary>
    private static int LongestRun(string[] asked, ReadOnlySpan<Word> words)
    {
        var longest = 0;
        for (var i = 0; i < asked.Length; i++)
        {
            for (var j = 0; j < words.Length; j++)
            {
                var length = 0;
                while (i + length < asked.Length && j + length < words.Length && asked[i + length] == words[j + length].Term.Stem) length++;
                longest = Math.Max(longest, length);
            }
        }

        return longest;
    }

    /// <summary>Words that share a long beginning without being the same: "toebox" and "toe".</summary>
    private static double Alike(HashSet<string> terms, IReadOnlySet<string> told)
    {
        double best = 0;
        foreach (var term in terms)
        {
            if (told.Contains(term) || term.Length < 4) continue;
            foreach (var word in told)
            {
                if (word.Length < 3) continue;
                var same = 0;
                while (same < term.Length && same < word.Length && term[same] == word[same]) same++;
                if (same >= 3) best = Math.Max(best, same / (double)Math.Max(term.Length, word.Length));
            }
        }

        return best;
    }
}
