using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Aisle.Catalog.Index;

namespace Aisle.Assistant.Understanding;

/// <summary>Mends slips in what is looked for ("headphnes", "shpoes"), by the words of the shop's categories, attributes and brands.</summary>
internal static class Vocabulary
{
    private const int ShortestMended = 5;

    private static readonly ConditionalWeakTable<CatalogVocabulary, FrozenSet<string>> Words = [];

    /// <summary>Only a word that no category, attribute or brand has and that the thesaurus doesn't know is mended, and only into one that is a slip away.</summary>
    public static string Mend(string plain, CatalogIndex index)
    {
        var known = Words.GetValue(index.Vocabulary, _ => Collect(index));
        return string.Join(' ', plain.Split(' ').Select(word =>
            word.Length < ShortestMended || !word.All(char.IsAsciiLetterLower) || known.Contains(word) || known.Contains(Plural.Strip(word)) || Things.Knows(word) || IsWritten(word, index)
                ? word
                : known.Where(k => k[0] == word[0] && k.Length >= ShortestMended && Spelling.IsSlip(word, k)).Order(StringComparer.Ordinal).FirstOrDefault() ?? word));
    }

    /// <summary>Whether a product has the word as it is: then it is no slip.</summary>
    private static bool IsWritten(string word, CatalogIndex index)
    {
        var found = index.Search(new() { Text = word, Limit = 1, Explain = true }, CancellationToken.None);
        return found.Total > 0 && Coverage.Missing(word, found).Count == 0;
    }

    private static bool IsHad(string thing, CatalogIndex index) => index.Search(new() { Text = thing, Limit = 1 }, CancellationToken.None).Total > 0;

    private static FrozenSet<string> Collect(CatalogIndex index) =>
        index.Vocabulary.Categories.Select(c => c.Path.Leaf)
            .Concat(index.Vocabulary.Brands.Select(b => b.Label))
            .Concat(index.Vocabulary.Attributes.Where(a => a.Values.Count <= 200).SelectMany(a => a.Values.Select(v => v.Value).Append(a.Name)))
            .Where(text => text.Length <= 60)
            .SelectMany(text => Utterance.Of(text, Language.English).Words)
            .Concat(Things.All.Where(w => IsHad(w, index)))
            .Where(w => w.Length >= ShortestMended && w.All(char.IsAsciiLetterLower))
            .ToFrozenSet(StringComparer.Ordinal);
}
