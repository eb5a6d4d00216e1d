using System.Text;
using System.Text.RegularExpressions;

namespace Aisle.Assistant.Understanding;

/// <summary>What the shopper said, made ready to be read.</summary>
/// <param name="Text">As typed, without control characters, at most <see cref="ShopAssistant.LongestUtterance"/> characters.</param>
/// <param name="Plain">For cues: lower case, single spaces, contractions closed up ("what's" is "whats"), no punctuation but what joins, cue words mended.</param>
/// <param name="Language">Of this utterance.</param>
internal sealed partial record Utterance(string Text, string Plain, Language Language)
{
    public static Utterance Of(string text, Language current)
    {
        var cut = text.Length <= ShopAssistant.LongestUtterance ? text : text[..ShopAssistant.LongestUtterance];
        var clean = Clean(cut);
        var folded = Contraction().Replace(Fold(clean), "$1$2");
        var plain = Spelling.Mend(Respellings.Mend(folded));
        return new Utterance(clean, plain, LanguageOf(clean, current)) { Asked = plain == folded ? clean : plain };
    }

    /// <summary>As typed, or in plain words where what was typed had to be respelled: for what reads questions by their words.</summary>
    public string Asked { get; init; } = Text;

    /// <summary>Whether it takes back what was said before: "no, I meant …".</summary>
    public bool Corrects { get; init; }

    public bool IsChinese => Language == Language.Chinese;

    /// <summary>The words of <see cref="Plain"/>.</summary>
    public string[] Words => Plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool EndsInQuestionMark => Text.EndsWith('?') || Text.EndsWith('？');

    /// <summary>The same utterance with other plain words: what a reader leaves for the next.</summary>
    public Utterance With(string plain) => this with { Plain = string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)) };

    public static bool IsHan(char c) => c is (>= '\u4e00' and <= '\u9fff') or (>= '\u3400' and <= '\u4dbf');

    private static Language LanguageOf(string text, Language current) =>
        text.Any(IsHan) ? Language.Chinese : text.Any(char.IsAsciiLetter) ? Language.English : current;

    /// <summary>One form of each character (full-width letters and digits are plain ones), no lone surrogate, no control character.</summary>
    private static string Clean(string text)
    {
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            valid.Append(rune == Rune.ReplacementChar || Rune.IsControl(rune) ? ' ' : rune.ToString());
        }

        return valid.ToString().Normalize(NormalizationForm.FormKC).Trim();
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var space = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] is '’' or '‘' or '`' ? '\'' : char.ToLowerInvariant(text[i]);
            if (!IsKept(text, i, c))
            {
                c = ' ';
            }

            if (c != ' ' || !space)
            {
                folded.Append(c);
            }

            space = c == ' ';
        }

        return folded.ToString().TrimEnd();
    }

    private static bool IsKept(string text, int at, char c)
    {
        if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '$' or '€' or '£' or '¥' or '₹' or '%' or '#' or '+' or '&')
        {
            return true;
        }

        var before = at > 0 ? text[at - 1] : ' ';
        var after = at + 1 < text.Length ? text[at + 1] : ' ';
        return c switch
        {
            '\'' or '-' or '/' => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after),
            '.' or ',' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
            '"' => char.IsAsciiDigit(before),
            _ => false,
        };
    }

    [GeneratedRegex(@"\b(what|it|that|there|who|where|how|let|i|you|we|they|he|she|don|doesn|didn|can|couldn|won|wouldn|isn|aren|wasn|haven|hasn|shouldn)'(s|m|d|ll|t|re|ve)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Contraction();
}
