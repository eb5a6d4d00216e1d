using System.Collections.Frozen;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Synonyms;

namespace Aisle.Assistant.Understanding;

/// <summary>Chinese words for things and properties, put as a catalogue in English writes them; left as they are where the catalogue knows them.</summary>
internal static class ChineseWords
{
    private const int Longest = 8;

    /// <summary>To the English words of the same group, those that the catalogue may use first.</summary>
    private static readonly Lazy<FrozenDictionary<string, string[]>> English = new(() => Thesaurus.Retail.Groups
        .SelectMany(g => g.Same.Where(p => p.Any(Utterance.IsHan)).Select(p => (Chinese: p, English: g.Same.Where(s => !s.Any(Utterance.IsHan)).ToArray())))
        .Where(p => p.English.Length > 0)
        .DistinctBy(p => p.Chinese)
        .ToFrozenDictionary(p => p.Chinese, p => p.English, StringComparer.Ordinal));

    public static string Translate(string plain, CatalogIndex index)
    {
        if (!plain.Any(Utterance.IsHan))
        {
            return plain;
        }

        var text = new System.Text.StringBuilder();
        for (var at = 0; at < plain.Length;)
        {
            var length = Math.Min(Longest, plain.Length - at);
            while (length > 0 && !English.Value.ContainsKey(plain.Substring(at, length)))
            {
                length--;
            }

            if (length == 0)
            {
                text.Append(plain[at++]);
                continue;
            }

            var word = plain.Substring(at, length);
            text.Append(Best(index, word));
            at += length;
        }

        return string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Put in English whatever the catalogue knows: to ask English records a Chinese question.</summary>
    public static string Translate(string plain)
    {
        foreach (var (chinese, english) in English.Value.OrderByDescending(p => p.Key.Length))
        {
            plain = plain.Replace(chinese, $" {english[0]} ", StringComparison.Ordinal);
        }

        return string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A value of the catalogue is a condition, so it comes before a word that search merely knows a synonym of.</summary>
    private static string Best(CatalogIndex index, string word) =>
        index.Vocabulary.FindValues(word).Count > 0 ? word
        : Array.Find(English.Value[word], e => index.Vocabulary.FindValues(e).Count > 0) is { } value ? $" {value} "
        : Has(index, word) ? word
        : $" {Array.Find(English.Value[word], e => Has(index, e)) ?? Array.Find(English.Value[word], e => Knows(index, e)) ?? English.Value[word][0]} ";

    /// <summary>Whether a product has the words themselves, and not only what means the same or a part of them.</summary>
    private static bool Has(CatalogIndex index, string words) =>
        index.Search(new SearchQuery { Text = words, Limit = 1, Explain = true }, CancellationToken.None).Hits is [{ Explanation: { } explanation }]
        && explanation.Signals.Where(s => s.Name.StartsWith("bm25f:", StringComparison.Ordinal) && !s.Detail.Contains(" for ", StringComparison.Ordinal)).DistinctBy(s => s.Detail).ToList() is var met
        && (Utterance.IsHan(words[0]) ? met.Exists(s => Utterance.IsHan(s.Detail[0])) : met.Count >= words.Split(' ').Length);

    private static bool Knows(CatalogIndex index, string word) =>
        index.Search(new SearchQuery { Text = word, Limit = 1 }, CancellationToken.None).Total > 0;
}
