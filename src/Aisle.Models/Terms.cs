using System.Globalization;
using System.Text;

namespace Aisle.Models;

/// <summary>A text as the words that guardrails and retrieval compare: without case, marks, widths and characters that show nothing.</summary>
internal static class Terms
{
    private static readonly HashSet<string> Stopwords = new(
        ("a an the and or but if then than that this these those of in on at to for from by with about into over as is are was were be been being am do does did done " +
        "have has had i me my we us our you your he him his she her it its they them their who whom which what when where why how can could should would will shall may might must not no " +
        "any some such so just there here also please tell give get let more most very all each every other own same only out up down off again").Split(' '),
        StringComparer.Ordinal);

    // Letters with marks, then Cyrillic and Greek letters that look like Latin ones: the same on both sides, so that words of those scripts still meet.
    private const string Marked = "àáâãäåāăąçćčďđèéêëēęěğìíîïīıłñńňòóôõöøōőřśşšťţùúûüūůűýÿźžż" + "авеікмнорстухѕјԁ" + "ανορτικχ";
    private const string Plain = "aaaaaaaaacccddeeeeeeegiiiiiilnnnoooooooorsssttuuuuuuuyyzzz" + "abeikmhopctyxsjd" + "avoptikx";

    /// <summary>Words in order: runs of letters, digits and apostrophes inside of them.</summary>
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in Fold(text))
        {
            if (StandsAlone(c))
            {
                End();
                words.Add(c.ToString());
            }
            else if (char.IsLetterOrDigit(c))
            {
                word.Append(c);
            }
            else if (c is not ('\'' or '’'))
            {
                End();
            }
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }

    /// <summary>Letters of scripts that set no spaces between words (Thai, Lao, Khmer, Burmese, kana, Han): each is a word, so that a phrase is found inside of a sentence.</summary>
    public static bool StandsAlone(char c) => c is >= '\u0e01' and <= '\u0edf' or >= '\u1000' and <= '\u109f' or >= '\u1780' and <= '\u17ff'
        or >= '\u3041' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';

    // Characters of Chinese that stand in sentences of any subject: pairs with one of them say nothing of it.
    private const string Empty = "的了着过是在有和与或及就都也很不没吗呢吧啊呀我你您他她它们这那哪谁么什怎为以于从到被把给对向请能可要会想让还又再但而所之其些几多";

    /// <summary>
    /// The words that carry meaning, without endings; numbers as they are. Of scripts that set no spaces each two letters in a row (Nie, Gao, Zhang and Zhou,
    /// "On the Use of Words and N-grams for Chinese Information Retrieval", 2000), and a letter that stands alone.
    /// </summary>
    public static IEnumerable<string> Content(string text)
    {
        var words = Of(text);
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsLetter(i))
            {
                if (CarriesMeaning(words[i]))
                {
                    yield return StemOf(words[i]);
                }
            }
            else if (IsLetter(i + 1))
            {
                if (!Empty.Contains(words[i], StringComparison.Ordinal) && !Empty.Contains(words[i + 1], StringComparison.Ordinal))
                {
                    yield return words[i] + words[i + 1];
                }
            }
            else if (!IsLetter(i - 1) && !Empty.Contains(words[i], StringComparison.Ordinal))
            {
                yield return words[i];
            }
        }

        bool IsLetter(int at) => at >= 0 && at < words.Count && words[at].Length == 1 && StandsAlone(words[at][0]);
    }

    public static bool CarriesMeaning(string word) => !Stopwords.Contains(word);

    /// <summary>Sentences by their end marks and by lines; "3.5" is not an end.</summary>
    public static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '。' or '！' or '？' || (text[i] is '.' or '!' or '?' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]))))
            {
                yield return text[start..(i + 1)];
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    /// <summary>Takes the commonest English endings off, so that "investments" and "investing" are one: cruder than Porter's, and the same on both sides.</summary>
    public static string StemOf(string word)
    {
        foreach (var ending in (string[])["ments", "ment", "ings", "ing", "ies", "es", "ed", "s", "e", "y"])
        {
            if (word.Length >= ending.Length + 4 && word.EndsWith(ending, StringComparison.Ordinal) && !char.IsDigit(word[0]))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }

    /// <summary>By tables and not by <see cref="string.Normalize()"/>, which does nothing where globalization is invariant.</summary>
    private static IEnumerable<char> Fold(string text)
    {
        foreach (var c in text)
        {
            if (c is >= ' ' and < '\u007f')
            {
                yield return char.ToLowerInvariant(c);
            }
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                var wide = c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c; // full-width forms
                var lower = char.ToLowerInvariant(wide);
                yield return Marked.IndexOf(lower, StringComparison.Ordinal) is var at and >= 0 ? Plain[at] : lower;
            }
        }
    }
}
