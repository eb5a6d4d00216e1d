using System.Text.RegularExpressions;
using Aisle.Catalog.Index.Analysis;

namespace Aisle.Catalog.Search.Reading;

/// <summary>What shoppers call the attributes that shops name in many ways.</summary>
internal static class AttributeNames
{
    private static readonly string[][] Groups =
    [
        ["color", "colour", "colors", "colours", "颜色", "色"],
        ["size", "sizes", "尺寸", "尺码", "码", "号"],
        ["material", "made of", "made from", "材质", "面料"],
        ["brand", "品牌"],
        ["capacity", "容量"],
        ["style", "款式", "风格"],
    ];

    public static bool IsColor(string attribute) => IsOneOf(Groups[0], Folding.Key(attribute));

    /// <summary>For a regular expression: the attribute's own name and the other names of its group.</summary>
    public static string Pattern(string attribute)
    {
        var key = Folding.Key(attribute);
        var names = Groups.Where(g => IsOneOf(g, key)).SelectMany(g => g).Append(key).Distinct();
        return string.Join('|', names.OrderByDescending(n => n.Length).Select(Regex.Escape));
    }

    /// <summary>"Product colour" is of the colours: a name's last word says what it is.</summary>
    private static bool IsOneOf(string[] group, string key) =>
        group.Any(n => key == n || key.EndsWith(" " + n, StringComparison.Ordinal) || (key.Length <= 4 && n[0] > 0x2E80 && key.EndsWith(n, StringComparison.Ordinal)));
}
