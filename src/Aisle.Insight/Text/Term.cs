using System.Collections.Concurrent;

namespace Aisle.Insight.Text;

/// <summary>A word as text knows it: lower case, with its stem. One object a distinct word, so that reading a review allocates none.</summary>
internal sealed class Term
{
    /// <summary>Words beyond this many are made anew each time: text from outside cannot grow the table without end.</summary>
    private const int MostKept = 200_000;

    private static readonly ConcurrentDictionary<string, Term> Kept = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Term>.AlternateLookup<ReadOnlySpan<char>> KeptBySpan =
        Kept.GetAlternateLookup<ReadOnlySpan<char>>();

    private Term(string text)
    {
        Text = text;
        IsHan = Han.Is(text[0]);
        IsNumber = char.IsAsciiDigit(text[0]);
        Exact = "=" + text;
        Stem = IsHan || IsNumber ? text : Stemmer.Stem(text);
    }

    public string Text { get; }

    public string Stem { get; }

    /// <summary>How a <see cref="PhraseTable{T}"/> knows a word that must match as written.</summary>
    public string Exact { get; }

    public bool IsHan { get; }

    public bool IsNumber { get; }

    /// <param name="lower">In lower case, not empty.</param>
    public static Term Of(ReadOnlySpan<char> lower)
    {
        if (KeptBySpan.TryGetValue(lower, out var kept)) return kept;
        var term = new Term(lower.ToString());
        return Kept.Count < MostKept ? Kept.GetOrAdd(term.Text, term) : term;
    }
}
