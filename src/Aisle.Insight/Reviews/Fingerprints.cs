using Aisle.Insight.Lexicons;
using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews;

/// <summary>Tells texts that are the same, and texts of the same template, by one number each.</summary>
internal static class Fingerprints
{
    private const int FewestLetters = 40;

    /// <summary>Reviews of fewer words follow the same pattern by chance.</summary>
    private const int FewestTemplateWords = 12;

    private static readonly HashSet<string> Common = [.. Lexicon.Lines("common").SelectMany(l => l.Split(' '))];

    /// <summary>Of the letters and digits only, in lower case. 0 for short texts, which are alike by chance.</summary>
    public static ulong OfLetters(string text)
    {
        var (hash, letters) = (Start, 0);
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c)) continue;
            hash = Next(hash, char.ToLowerInvariant(c));
            letters++;
        }

        return letters < FewestLetters ? 0 : hash;
    }

    /// <summary>Of the words that any review may have, in order, each run of others as one gap: "great X for the money, I use it for Y" whatever X and Y are.</summary>
    public static ulong OfTemplate(IReadOnlyList<Word> words)
    {
        var (hash, kept, gap) = (Start, 0, false);
        foreach (var word in words)
        {
            if (Common.Contains(word.Term.Text) || OpinionLexicon.IsOpinion(word.Term))
            {
                foreach (var c in word.Term.Text) hash = Next(hash, c);
                (kept, gap) = (kept + 1, false);
            }
            else if (!gap)
            {
                gap = true;
            }
            else
            {
                continue;
            }

            hash = Next(hash, ' ');
        }

        return kept < FewestTemplateWords ? 0 : hash;
    }

    // FNV-1a, 64 bit.
    private const ulong Start = 14695981039346656037;

    private static ulong Next(ulong hash, char c) => (hash ^ c) * 1099511628211;
}
