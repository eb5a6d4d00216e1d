using System.Text.RegularExpressions;
using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Answering.Grounding;

/// <summary>
/// No number is typed. What passes is a model's name that a title has ("WH-1000XM5"), the shopper's own number with the word before it
/// ("under 50"), the five of "4.4 out of 5" behind the stars, and a count of this turn in a word ("both", "three"). What stands against a
/// slot must not change it: "{{p1.price}}0".
/// </summary>
internal static partial class NumberCheck
{
    public static Checked.Cut? Read(SpokenText text, FactSheet sheet, Utterance said)
    {
        for (var i = 0; i < text.Parts.Count; i++)
        {
            if (text.Parts[i].Fact is null && Changes(text, i) is { } mark)
            {
                return new Checked.Cut(CutReason.Number, mark);
            }
        }

        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var (token, before) = (text.Tokens[i], i > 0 ? text.Tokens[i - 1].Text : "");
            var isNumber = token.Text.Any(char.IsNumber) ? !IsInTitle(token.Text, sheet) : IsNumberWord(token.Text, text, sheet);
            if (isNumber && !IsSaid(before, token.Text, said) && !IsScale(text, token, before))
            {
                return new Checked.Cut(CutReason.Number, token.Text);
            }
        }

        // A sign of money or share stands before a number, and numbers are slots, which carry their own.
        return Sign().Match(text.Typed) is { Success: true } sign && !said.Text.Contains(sign.Value, StringComparison.Ordinal) ? new Checked.Cut(CutReason.Number, sign.Value)
            : ChineseNumber().Match(text.Typed) is { Success: true } chinese && !said.Text.Contains(chinese.Value, StringComparison.Ordinal) && !IsCount(chinese, sheet)
                ? new Checked.Cut(CutReason.Number, chinese.Value)
            : null;
    }

    /// <summary>A letter, digit or sign right at a slot makes another value of it; a plural's s and punctuation do not.</summary>
    private static string? Changes(SpokenText text, int part)
    {
        var typed = text.Parts[part].Piece.Text;
        if (typed.Length == 0)
        {
            return null;
        }

        if (part + 1 < text.Parts.Count && typed[^1] is var last && (IsLatin(last) || "$€£¥₹+-−~#.".Contains(last)))
        {
            return last.ToString();
        }

        return part > 0 && (IsLatin(typed[0]) || "%‰°+".Contains(typed[0]) || DecimalTail().IsMatch(typed)) && !Plural().IsMatch(typed) ? typed[..1] : null;
    }

    private static bool IsLatin(char c) => char.IsLetterOrDigit(c) && !Utterance.IsHan(c);

    private static bool IsInTitle(string token, FactSheet sheet) =>
        token.Any(char.IsLetter) && sheet.Products.Values.Any(k => SpokenText.WordsOf(k.Product.Title).Contains(token, StringComparer.OrdinalIgnoreCase));

    private static bool IsNumberWord(string token, SpokenText text, FactSheet sheet)
    {
        foreach (var part in token.Split('-'))
        {
            if (WordLists.Numbers.TryGetValue(part.ToLowerInvariant(), out var value) && !(value is { } count && (sheet.Counts.Contains(count) || text.Named.Count == count)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSaid(string before, string token, Utterance said) =>
        Regex.IsMatch(said.Text, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(before)}[^\p{{L}}\p{{N}}]{{1,3}}{Regex.Escape(token)}(?![\p{{L}}\p{{N}}.,]*[\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)
        && before.Length > 0;

    /// <summary>"4.4 out of 5": the scale that stars are on, right after them.</summary>
    private static bool IsScale(SpokenText text, Token token, string before) =>
        token.Text == "5" && before == "of" && token.Part > 0 && text.Parts[token.Part - 1].Fact is { } fact && fact.Reference.EndsWith(".stars", StringComparison.Ordinal);

    private static bool IsCount(Match chinese, FactSheet sheet) =>
        chinese.Groups["thing"].Success && "两二三四五六七八九".IndexOf(chinese.Groups["n"].Value, StringComparison.Ordinal) is var at and >= 0
        && sheet.Counts.Contains(at == 0 ? 2 : at + 1);

    [GeneratedRegex(@"[$€£¥₹%‰]", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    [GeneratedRegex(@"^[.,]\d", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalTail();

    [GeneratedRegex(@"^s?(?![\p{L}\p{N}])", RegexOptions.CultureInvariant)]
    private static partial Regex Plural();

    [GeneratedRegex(@"(?<n>[二两三四五六七八九十百千万亿半]+)(?:(?<thing>[款个种件])|[元块天年月周小时分秒公斤克星折人次升米厘毫寸倍成])|一(?=[元块天年月周折倍成])|百分之", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseNumber();
}
