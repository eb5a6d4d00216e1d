using System.Drawing;
using System.Text.RegularExpressions;

namespace Aisle.Server.Storefront.Parts;

/// <summary>Colours by the names that shops give them: those that browsers know, and the ones that the widget knows beyond them (web/widget/render/swatches.js).</summary>
internal static partial class Colours
{
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["bronze"] = "#9c6b3f",
        ["burgundy"] = "#6d1a2d",
        ["camel"] = "#c19a6b",
        ["champagne"] = "#ecd9b4",
        ["charcoal"] = "#3b4045",
        ["copper"] = "#b87333",
        ["cream"] = "#f4ecd6",
        ["denim"] = "#3e5c86",
        ["emerald"] = "#1f8a5f",
        ["graphite"] = "#4a4e53",
        ["mint"] = "#a9dcc3",
        ["mustard"] = "#d2a02a",
        ["oak"] = "#c7a26f",
        ["rose"] = "#dba3a8",
        ["rosegold"] = "#dcaea0",
        ["ruby"] = "#9b1b38",
        ["sage"] = "#9cae88",
        ["sand"] = "#d9c6a5",
        ["spacegray"] = "#5b5e63",
        ["stainlesssteel"] = "#bcc0c4",
        ["taupe"] = "#8b7d70",
        ["terracotta"] = "#c5694c",
        ["walnut"] = "#5f4534",
    };

    /// <summary>What paints it; null where no colour of that name is known. A name of several words goes by its last: "ocean blue".</summary>
    public static string? Of(string name)
    {
        var words = Words().Matches(name.ToLowerInvariant().Replace("grey", "gray", StringComparison.Ordinal)).Select(m => m.Value).ToList();
        return words.Count == 0 ? null : Find(string.Concat(words)) ?? Find(words[^1]);
    }

    private static string? Find(string name) =>
        Named.GetValueOrDefault(name) ?? (Color.FromName(name) is { IsKnownColor: true, IsSystemColor: false, A: 255 } ? name : null);

    [GeneratedRegex("[a-z]+")]
    private static partial Regex Words();
}
