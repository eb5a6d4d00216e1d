using System.Collections.Frozen;
using Aisle.Catalog;
using Aisle.Catalog.Search;

namespace Aisle.Assistant.Understanding;

/// <summary>Which words of a request the best match does not have, by the explanation of its score.</summary>
internal static class Coverage
{
    /// <summary>Words that say how or for whom, and that a product need not repeat to be right.</summary>
    private static readonly FrozenSet<string> Loose =
        "people person persons everyday daily home house use using gift gifts present presents best cheap good great nice quality real really something work works working day days time year years"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyList<string> Missing(string words, SearchResult result)
    {
        if (result.Hits is not [{ Explanation: { } explanation }, ..])
        {
            return [];
        }

        // A signal's detail is the word it came from, or "matched for word".
        var met = explanation.Signals.Where(s => s.Name.StartsWith("bm25f:", StringComparison.Ordinal))
            .SelectMany(s => s.Detail.Split(' ')).Select(Plural.Strip).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(w => !w.Any(Utterance.IsHan) && !Loose.Contains(w) && (Connectives.Trim(w).Length > 2 || w.Any(char.IsAsciiDigit)) && !met.Any(m => Alike(m, Plural.Strip(w))) && !IsMeasureMet(w, met)),
        ];
    }

    /// <summary>The words of a request that say something.</summary>
    public static IReadOnlyList<string> Content(string words) => [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !Connectives.IsEmpty(w) && !Loose.Contains(w))];

    /// <summary>Whether one of the best matches is called so: its title, category or brand has the word, or one that means the same.</summary>
    public static bool IsCalled(string word, SearchResult result) => result.Hits.Take(3).Any(h => h.Explanation is { } explanation && explanation.Signals.Any(s =>
        s.Name is "bm25f:title" or "bm25f:category" or "bm25f:brand" or "bm25f:type"
        && s.Detail.Split(' ').Select(Plural.Strip).Any(d => Alike(d, Plural.Strip(word)))));

    /// <summary>The words that the product's title, categories or attributes have.</summary>
    public static string Has(string words, Product product)
    {
        var own = Utterance.Of($"{product.Title} {string.Join(' ', product.Categories.Select(c => c.Leaf))} {string.Join(' ', product.Attributes.Select(a => a.Name + " " + a.Value))}", Language.English)
            .Words.Select(Plural.Strip).ToHashSet(StringComparer.Ordinal);
        return string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => own.Contains(Plural.Strip(w))));
    }

    /// <summary>"16gb" is met by "16 GB".</summary>
    private static bool IsMeasureMet(string word, HashSet<string> met) =>
        word.AsSpan().IndexOfAnyExceptInRange('0', '9') is var at and > 0 && (met.Contains(word[..at]) || met.Any(m => m.StartsWith(word[..at], StringComparison.Ordinal)));

    private static readonly FrozenSet<string> Endings =
        " s es e y i ies ied ed d ing er ers r rs ly ness ful al ment able or ion ions ic ity".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The index speaks in stems: "running" is "run" there. Two words are alike that differ in an ending; "card" is no "cardigan".</summary>
    private static bool Alike(string stem, string word)
    {
        var same = stem.AsSpan().CommonPrefixLength(word);
        return same >= Math.Min(3, Math.Max(stem.Length, word.Length)) && Endings.Contains(stem[same..])
            && (Endings.Contains(word[same..]) || (same < word.Length && word[same] == word[same - 1] && Endings.Contains(word[(same + 1)..])));
    }
}
