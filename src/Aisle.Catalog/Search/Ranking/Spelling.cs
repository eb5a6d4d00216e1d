using System.Numerics;
using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>Terms of the index that a word unknown to it may have been meant as: at most two edits away, never for model numbers.</summary>
internal static class Spelling
{
    /// <summary>Shorter words are neither corrected nor corrections: "lego" is no leg.</summary>
    private const int ShortestWord = 4;

    /// <summary>What begins with fewer letters is often another word.</summary>
    private const int ShortestStart = 8;

    /// <summary>Fewest edits first, then most documents. Words of up to three letters, and words with digits, have no correction.</summary>
    public static IEnumerable<(int Term, float Weight)> Correct(string word, PostingLists postings)
    {
        if (word.Length < ShortestWord || word.AsSpan().ContainsAnyInRange('0', '9') || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return [];
        }

        var most = word.Length < 8 ? 1 : 2;
        var letters = Letters(word);
        var found = new List<(int Term, int Edits)>();
        for (var term = 0; term < postings.Terms.Count; term++)
        {
            var text = postings.Terms.Characters(term);
            if (Math.Abs(text.Length - word.Length) <= most && text.Length >= ShortestWord && text[0] == word[0]
                && BitOperations.PopCount(Letters(text) ^ letters) <= 2 * most
                && Edits(word, text, most) is var edits && edits <= most)
            {
                found.Add((term, edits));
            }
        }

        return found
            .OrderBy(f => f.Edits).ThenByDescending(f => postings.DocumentFrequency(f.Term)).ThenBy(f => postings.Terms[f.Term], StringComparer.Ordinal)
            .Select(f => (f.Term, f.Edits == 1 ? 0.8f : 0.6f));
    }

    /// <summary>
    /// Words that begin with one that the index does not know, the most frequent first: compounds ("waschmaschinenfilter") and what titles write together.
    /// </summary>
    public static IEnumerable<int> Longer(string word, PostingLists postings)
    {
        if (word.Length < ShortestStart)
        {
            return [];
        }

        var found = new List<int>();
        for (var term = 0; term < postings.Terms.Count; term++)
        {
            if (postings.Terms.Characters(term).StartsWith(word, StringComparison.Ordinal))
            {
                found.Add(term);
            }
        }

        return found.OrderByDescending(postings.DocumentFrequency).ThenBy(term => postings.Terms[term], StringComparer.Ordinal);
    }

    /// <summary>
    /// Damerau's distance in the restricted form: insertions, deletions, changes and swaps of neighbours each count one; gives
    /// <paramref name="most"/> + 1 for anything farther.
    /// </summary>
    public static int Edits(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > 64 || b.Length > 64)
        {
            return most + 1;
        }

        Span<int> rows = stackalloc int[3 * 65];
        var before = rows[..65];
        var last = rows.Slice(65, 65);
        var current = rows.Slice(130, 65);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var best = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var edits = Math.Min(Math.Min(last[j], current[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    edits = Math.Min(edits, before[j - 2] + 1);
                }

                current[j] = edits;
                best = Math.Min(best, edits);
            }

            if (best > most)
            {
                return most + 1;
            }

            var reused = before;
            before = last;
            last = current;
            current = reused;
        }

        return Math.Min(last[b.Length], most + 1);
    }

    private static uint Letters(ReadOnlySpan<char> word)
    {
        var set = 0u;
        foreach (var c in word)
        {
            set |= 1u << (c & 31);
        }

        return set;
    }
}
