using System.Text.RegularExpressions;

namespace Aisle.Catalog.Search.Reading;

/// <summary>How many of a thing a list asks for: "two sleeping bags", "3 mugs", "a couple of towels", 两个睡袋.</summary>
internal static partial class ItemCount
{
    /// <summary>More is a model's number or a size, not a count.</summary>
    private const int Most = 24;

    /// <summary>For a regular expression: an English word for a count.</summary>
    public const string Words = "two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of";

    /// <summary>For a regular expression: a Chinese count with its measure word.</summary>
    public const string Chinese = "[一两二三四五六七八九十]{1,2}[个顶件条双部台只把张套款支瓶包盒箱块本辆副盏根对床]";

    /// <summary>The item without its count, and the count; 1 where it has none.</summary>
    /// <param name="item">What a list asks for.</param>
    /// <param name="namesAThing">Whether the catalogue has things of a phrase's name: "2 ports" of a laptop are no item.</param>
    public static (string Item, int Count) Read(string item, Func<string, bool> namesAThing)
    {
        var match = Leading().Match(item);
        if (!match.Success || Count(match.Groups["n"].Value) is not (> 0 and <= Most and var count))
        {
            return (item, 1);
        }

        var rest = item[(match.Groups["n"].Index + match.Groups["n"].Length)..].TrimStart();
        return match.Groups["chinese"].Success || namesAThing(rest) ? (item[..match.Groups["n"].Index] + rest, count) : (item, 1);
    }

    private static int? Count(string text) =>
        text.EndsWith(" of", StringComparison.OrdinalIgnoreCase) ? 2
        : text[^1] > 0x2E80 ? (int?)Numerals.Read(text[..^1])
        : (int?)Numerals.Read(text.ToLowerInvariant());

    /// <summary>Not "two person tent" or "2 inch pipe": there the number tells the thing's measure.</summary>
    [GeneratedRegex(@"(?:^\s*|\b(?:need|needs|want|get|buy|find|show me|looking for|sells?|selling|offering|both)\s+)(?<n>" + Words + @"|\d{1,2})\s+(?!(?:person|people|man|seater|piece|pc|pack|door|drawer|way|in|inch|ft|foot|tier|layer|burner|speed|player|gallon|liter|litre|quart|cup|ply|sided|tone|hole|slice|quarter|season|star|wheel|stage|channel|port|bay|year|month|day|hour|minute)s?\b)(?=\p{L})|(?:^\s*|[要买找])(?<n>(?<chinese>" + Chinese + "))", RegexOptions.IgnoreCase)]
    private static partial Regex Leading();
}
