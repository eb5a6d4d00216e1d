using System.Globalization;
using Aisle.Insight.Lexicons;
using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews;

/// <summary>What a word does in a sentence of opinion.</summary>
internal enum Cue
{
    None,
    Not,
    More,
    Less,
    Too,

    /// <summary>"but": what follows is weighed by itself.</summary>
    Turn,

    /// <summary>"although": the same, but it is what else is said that counts.</summary>
    Though,

    /// <summary>"than", "my old one": what follows is of another thing.</summary>
    Other,

    If,
}

/// <summary>The words of opinions.txt and opinions-zh.txt, and the cues that change their value.</summary>
internal static class OpinionLexicon
{
    /// <summary>Value of a word that says nothing until "too" makes it bad.</summary>
    public const double Gradable = 0.001;

    private static readonly PhraseTable<double> Values = new();
    private static readonly PhraseTable<Cue> Cues = new();

    static OpinionLexicon()
    {
        // The words that say nothing ("as well") come first: they shadow what they begin with.
        foreach (var line in Lexicon.Lines("opinions-zh").Concat(Lexicon.Lines("opinions")))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (group, forms) = (line[..colon], Lexicon.Forms(line[(colon + 1)..]));
            if (Enum.TryParse<Cue>(group, ignoreCase: true, out var cue) && !int.TryParse(group, out _))
            {
                foreach (var form in forms) Cues.Add(form, cue);
            }
            else
            {
                var value = group == "gradable" ? Gradable : double.Parse(group, CultureInfo.InvariantCulture);
                foreach (var form in forms)
                {
                    Values.Add(form, value);
                    // As those write it who leave the apostrophe out or set it apart: "doesn t work".
                    if (form.Contains("n't", StringComparison.Ordinal)) Values.Add(form.Replace("n't", "n t", StringComparison.Ordinal), value);
                }
            }
        }
    }

    /// <summary>The number of words of the opinion that starts here, 0 for none.</summary>
    public static int Opinion(ReadOnlySpan<Word> words, int at, out double value) => Values.Longest(words, at, out value);

    public static int CueAt(ReadOnlySpan<Word> words, int at, out Cue cue) => Cues.Longest(words, at, out cue);

    /// <summary>Whether a single word is an opinion by itself, so that it cannot name an aspect.</summary>
    public static bool IsOpinion(Term term) => Values.Longest([new Word(term, 0, 0)], 0, out _) > 0;
}
