using System.Globalization;
using System.Text.RegularExpressions;
using Aisle.Insight.Evidence;

namespace Aisle.Server.Commands.Evaluations;

/// <summary>
/// A candidate as files of product questions write it, as the piece of a shop's data that it stands for. An attribute is
/// <c>item_weight:  { unit:pounds, value:1.2 }</c>; another shopper's answer is <c>the answer Question: what was asked</c>.
/// </summary>
internal static partial class JudgedCandidate
{
    private const string QuestionMark = " Question:";

    /// <summary>More parts than this name a record of the shop's and no attribute that has parts.</summary>
    private const int MostParts = 5;

    public static EvidenceCandidate Read(string id, string text, string source) => source.ToLowerInvariant() switch
    {
        "attribute" => ReadAttribute(id, text),
        "cqa" => ReadAnswer(id, text),
        "bullet" => new(EvidenceKind.Bullet, id, "", text),
        "review" => new(EvidenceKind.Review, id, "", text),
        _ => new(EvidenceKind.Description, id, "", text),
    };

    private static EvidenceCandidate ReadAnswer(string id, string text)
    {
        var at = text.IndexOf(QuestionMark, StringComparison.Ordinal);
        return at < 0
            ? new(EvidenceKind.Question, id, "", text)
            : new(EvidenceKind.Question, id, text[(at + QuestionMark.Length)..].Trim(), text[..at]);
    }

    private static EvidenceCandidate ReadAttribute(string id, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return new(EvidenceKind.Attribute, id, text, text);
        }

        var value = Standardized().Replace(text[(colon + 1)..], "");
        value = Measure().Replace(value, "$2 $1");
        value = Truth().Replace(ValueKey().Replace(value, ""), match => match.ValueSpan is "true" ? "Yes" : "No");
        value = Blanks().Replace(Brackets().Replace(value, " "), " ").Trim();
        var parts = PartKey().Matches(value).Select(match => match.Groups[1].Value).Distinct().Where(part => part is not ("unit" or "type" or "quantity")).ToList();
        var name = InWords(text[..colon]);
        var title = parts.Count is > 0 and <= MostParts ? $"{name} ({InWords(string.Join(", ", parts)).ToLowerInvariant()})" : name;
        return new(EvidenceKind.Attribute, id, title, value.Replace('_', ' '));
    }

    /// <summary>"item_weight" is "Item weight".</summary>
    private static string InWords(string key)
    {
        var words = key.Replace('_', ' ').Trim();
        return words.Length == 0 ? words : char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];
    }

    [GeneratedRegex(@"standardized_values:\[[^\]]*\],?")]
    private static partial Regex Standardized();

    [GeneratedRegex(@"unit:(\w+), (?:normalized_value:\{[^}]*\}, )?value:([\d.]+)")]
    private static partial Regex Measure();

    [GeneratedRegex(@"\bvalue:")]
    private static partial Regex ValueKey();

    [GeneratedRegex("true|false")]
    private static partial Regex Truth();

    [GeneratedRegex(@"[{}\[\]""]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("([a-z_]+):")]
    private static partial Regex PartKey();
}
