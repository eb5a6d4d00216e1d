using System.Collections.Frozen;

namespace Aisle.Assistant.Understanding;

/// <summary>
/// Mends slips in the words that tell what is meant ("compre", "chepaer"). Product words are left alone: search has its own tolerance.
/// A letter left out, put in twice or swapped with its neighbour is a slip; another letter in its place only in a long word, since
/// "shopping" is not "shipping" and "grand" is not "brand".
/// </summary>
internal static class Spelling
{
    private const int ShortestMended = 5;
    private const int ShortestWithSubstitution = 9;

    private static readonly string[] Cues =
    [
        "compare", "comparison", "difference", "between", "versus", "cheaper", "cheapest", "expensive", "affordable", "budget", "reviews",
        "reviewers", "ratings", "shipping", "delivery", "deliver", "return", "refund", "exchange", "warranty", "guarantee", "payment",
        "available", "availability", "stock", "second", "third", "fourth", "first", "accessories", "similar", "alternatives", "recommend",
        "brand", "price", "colour", "color", "people", "customers", "without", "another", "instead", "under", "below", "weigh", "waterproof",
        "lighter", "bigger", "smaller", "hello", "thanks", "really", "search", "looking",
    ];

    private static readonly FrozenSet<string> Known = Cues.Concat(
        ["review", "rating", "returns", "colours", "colors", "prices", "brands", "stocks", "seconds", "thirds", "belt", "thank", "weight", "deliver", "rebound", "bellow",
        "wonder", "thunder", "flight", "sunder", "chapter", "stick", "stack", "sock", "socks", "colon", "browse", "fist", "fury", "bland", "band", "brands", "priced", "prince"])
        .ToFrozenSet(StringComparer.Ordinal);

    public static string Mend(string plain) => string.Join(' ', plain.Split(' ').Select(MendWord));

    private static string MendWord(string word) =>
        word.Length < ShortestMended || Known.Contains(word) || !word.All(char.IsAsciiLetterLower)
            ? word
            : Array.Find(Cues, cue => cue[0] == word[0] && !word.StartsWith(cue, StringComparison.Ordinal) && IsSlip(word, cue)) ?? word;

    internal static bool IsSlip(string word, string cue)
    {
        var from = 0;
        var shorter = Math.Min(word.Length, cue.Length);
        while (from < shorter && word[from] == cue[from])
        {
            from++;
        }

        var w = word.AsSpan(from);
        var c = cue.AsSpan(from);
        return (word.Length - cue.Length) switch
        {
            1 => w[1..].SequenceEqual(c),
            -1 => c[1..].SequenceEqual(w),
            0 when w.Length >= 2 && w[0] == c[1] && w[1] == c[0] => w[2..].SequenceEqual(c[2..]),
            0 => word.Length >= ShortestWithSubstitution && w.Length > 0 && w[1..].SequenceEqual(c[1..]),
            _ => false,
        };
    }
}
