using Aisle.Catalog.Index;
using Aisle.Catalog.Index.Analysis;
using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Search.Suggesting;

/// <summary>One text that may complete what was typed.</summary>
/// <param name="Key">Folded; what the typed text is a start of.</param>
/// <param name="Label">As it is shown.</param>
/// <param name="Count">How many products it names.</param>
internal readonly record struct Completion(string Key, string Label, int Count);

/// <summary>
/// Texts in the order of their keys, so that those that start with what was typed stand together: found by binary search, the best by
/// count. Where none does, those with a start that is few edits away, the first letter being right.
/// </summary>
internal sealed class Completions
{
    /// <summary>Shorter starts are near too many texts to be guessed at.</summary>
    private const int ShortestGuessed = 4;

    private readonly Completion[] _sorted;

    private Completions(IEnumerable<Completion> completions)
    {
        _sorted = [.. completions];
        Array.Sort(_sorted, (a, b) => string.CompareOrdinal(a.Key, b.Key));
    }

    /// <summary>Brands, and the phrases of titles.</summary>
    public static Completions OfQueries(PhraseTable phrases, CatalogVocabulary vocabulary)
    {
        var brands = vocabulary.Brands.Select(b => new Completion(Folding.Key(b.Label), b.Label, b.Count));
        return new Completions(phrases.All().Concat(brands).GroupBy(c => c.Key).Select(g => g.MaxBy(c => (c.Count, c.Label))));
    }

    /// <summary>Categories by each word of their names: a department of "Coats and Jackets" is found by "ja".</summary>
    public static Completions OfCategories(CatalogVocabulary vocabulary)
    {
        return new Completions(vocabulary.Categories.SelectMany(c =>
        {
            var key = Folding.Key(c.Path.Leaf);
            return Starts(key).Select(start => new Completion(key[start..], c.Path.ToString(), c.Count));
        }));
    }

    /// <summary>At most so many, most products first.</summary>
    /// <param name="typed">Folded.</param>
    /// <param name="limit">How many.</param>
    /// <param name="guess">Whether a start that is mistyped is understood where none is right.</param>
    public IReadOnlyList<Completion> Find(string typed, int limit, bool guess = true)
    {
        if (typed.Length == 0)
        {
            return [];
        }

        var best = new PriorityQueue<Completion, (int, string)>();
        for (var at = LowerBound(typed); at < _sorted.Length && _sorted[at].Key.StartsWith(typed, StringComparison.Ordinal); at++)
        {
            Keep(_sorted[at], _sorted[at].Count);
        }

        if (best.Count == 0 && guess && typed.Length >= ShortestGuessed && !typed.AsSpan().ContainsAnyInRange('0', '9'))
        {
            var most = typed.Length < 8 ? 1 : 2;
            for (var at = LowerBound(typed[..1]); at < _sorted.Length && _sorted[at].Key[0] == typed[0]; at++)
            {
                if (StartEdits(typed, _sorted[at].Key, most) is var edits && edits <= most)
                {
                    Keep(_sorted[at], _sorted[at].Count / (1 + (9 * (edits - 1))));
                }
            }
        }

        var found = new Completion[best.Count];
        for (var place = found.Length - 1; place >= 0; place--)
        {
            found[place] = best.Dequeue();
        }

        return found;

        void Keep(Completion completion, int weight)
        {
            best.Enqueue(completion, (weight, completion.Key));
            if (best.Count > limit)
            {
                best.Dequeue();
            }
        }
    }

    /// <summary>The fewest edits that make what was typed a start of the text.</summary>
    private static int StartEdits(string typed, string text, int most)
    {
        var fewest = most + 1;
        for (var length = Math.Max(1, typed.Length - most); length <= Math.Min(text.Length, typed.Length + most); length++)
        {
            fewest = Math.Min(fewest, Spelling.Edits(typed, text.AsSpan(0, length), most));
        }

        return fewest;
    }

    private int LowerBound(string key)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(_sorted[middle].Key, key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static IEnumerable<int> Starts(string key)
    {
        for (var at = 0; at < key.Length; at++)
        {
            if (at == 0 || Tokenizer.IsIdeographic(key[at]) || (char.IsLetterOrDigit(key[at]) && !char.IsLetterOrDigit(key[at - 1])))
            {
                yield return at;
            }
        }
    }

    internal static IReadOnlyList<string> Words(string text)
    {
        var words = new QueryWords();
        words.Read(text);
        return [.. Enumerable.Range(0, words.Count).Select(i => words[i])];
    }
}
