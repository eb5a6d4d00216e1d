using System.Collections.Frozen;
using Aisle.Catalog;
using Aisle.Catalog.Index;

namespace Aisle.Assistant.Understanding;

/// <summary>What a person, an activity or a season asks for, as kinds of thing that the shop has. The pairs stand in Occasions.txt.</summary>
internal static class Occasions
{
    private static readonly Lazy<IReadOnlyList<(string Words, string[] Kinds, string For)>> Pairs = new(Load);

    /// <summary>The shop's categories for the longest occasion that is named; empty where none is, or where the shop has nothing of the kind.</summary>
    public static (string Words, IReadOnlyList<CategoryPath> Categories, string For) Read(string plain, CatalogIndex index)
    {
        var said = $" {plain} ";
        foreach (var (words, kinds, use) in Pairs.Value)
        {
            if (Utterance.IsHan(words[0]) ? plain.Contains(words, StringComparison.Ordinal) : said.Contains($" {words} ", StringComparison.Ordinal))
            {
                var categories = kinds.SelectMany(k => index.Vocabulary.Categories.Select(c => c.Path).Where(p => IsCalled(p, k))).Distinct().ToList();
                if (categories.Count > 0)
                {
                    // "Toys & Baby" has strollers too: where a category below it is called so, that one is meant.
                    return (words, [.. categories.Where(c => !categories.Exists(d => d != c && d.IsWithin(c)))], use);
                }
            }
        }

        return ("", [], "");
    }

    /// <summary>The words without those of the occasion, which search need not match.</summary>
    public static string Without(string words, string occasion)
    {
        var told = Words(occasion);
        return string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !told.Contains(Plural.Strip(w))));
    }

    /// <summary>"Boots" are what "Boots" and "Winter Boots &amp; Shoes" hold.</summary>
    private static bool IsCalled(CategoryPath path, string kind)
    {
        var leaf = Words(path.Leaf);
        return Words(kind).IsSubsetOf(leaf);
    }

    private static FrozenSet<string> Words(string name) =>
        Utterance.Of(name, Language.English).Words.Select(Plural.Strip).ToFrozenSet(StringComparer.Ordinal);

    private static IReadOnlyList<(string, string[], string)> Load()
    {
        var pairs = new List<(string Words, string[] Kinds, string For)>();
        foreach (var line in EmbeddedText.Lines("Occasions.txt"))
        {
            if (line.Split('=') is [var words, var kinds] && line[0] != '#')
            {
                var (named, said) = (Split(kinds), Split(words));

                // "Hiking" is what titles say where shoppers say "he hikes".
                var use = Array.Find(said, w => w.EndsWith("ing", StringComparison.Ordinal) && !w.Contains(' ', StringComparison.Ordinal)) ?? said[0];
                pairs.AddRange(said.Select(w => (w, named, use)));
            }
        }

        return [.. pairs.OrderByDescending(p => p.Words.Length)];
    }

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
