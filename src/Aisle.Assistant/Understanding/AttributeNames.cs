using System.Collections.Frozen;

namespace Aisle.Assistant.Understanding;

/// <summary>
/// What the common attributes of catalogues in English are called in Chinese, for the words of answers. A name alone is put so: values and evidence stay as
/// the shop wrote them. The pairs stand in AttributeNames.txt.
/// </summary>
internal static class AttributeNames
{
    private static readonly Lazy<(FrozenDictionary<string, string> Chinese, FrozenDictionary<string, string[]> English)> Names = new(Load);

    /// <summary>The Chinese name; the name itself where none is known.</summary>
    public static string InChinese(string name) => Names.Value.Chinese.GetValueOrDefault(name.Trim().ToLowerInvariant(), name);

    /// <summary>Whether the Chinese words are what the attribute of this name is called.</summary>
    public static bool AreSame(string name, string chinese) => Names.Value.English.TryGetValue(chinese, out var names) && names.Contains(name.Trim().ToLowerInvariant(), StringComparer.Ordinal);

    private static (FrozenDictionary<string, string>, FrozenDictionary<string, string[]>) Load()
    {
        var pairs = EmbeddedText.Lines("AttributeNames.txt").Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(" = ", 2))
            .Select(p => (English: p[0].Split(", "), Chinese: p[1])).ToList();
        return (
            pairs.SelectMany(p => p.English.Select(e => (Name: e, p.Chinese))).ToFrozenDictionary(p => p.Name, p => p.Chinese, StringComparer.Ordinal),
            pairs.ToFrozenDictionary(p => p.Chinese, p => p.English, StringComparer.Ordinal));
    }
}
