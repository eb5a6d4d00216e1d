using System.Globalization;
using Aisle.Insight.Lexicons;
using Aisle.Insight.Text;

namespace Aisle.Insight.Evidence;

/// <summary>An amount of a quantity, in that quantity's first unit of units.txt: 15 in is 381 of "length".</summary>
internal readonly record struct Amount(string Quantity, double Value, int At, int Count);

/// <summary>Finds amounts with units in words, so that 15 inches and 38 cm can be compared.</summary>
internal static class Measures
{
    private const int ShortestUnit = 4;

    private static readonly PhraseTable<(string Quantity, double Factor)> Units = ReadUnits();
    private static readonly HashSet<string> Quantities = [.. Lexicon.Lines("units").Select(l => l[..l.IndexOf('|', StringComparison.Ordinal)].Trim())];

    public static List<Amount> In(string text, ReadOnlySpan<Word> words)
    {
        var found = new List<Amount>();
        for (var at = 0; at < words.Length; at++)
        {
            if (!words[at].Term.IsNumber || !TryNumber(words[at].Term.Text, out var number)) continue;
            var count = 2;
            if (IsInchMark(text, words[at].End))
            {
                found.Add(new Amount("length", number * 25.4, at, 1));
                continue;
            }

            var length = Units.Longest(words, at + 1, out var unit);
            if (length == 0) continue;
            found.Add(new Amount(unit.Quantity, number * unit.Factor, at, count + length - 1));
        }

        return found;
    }

    /// <summary>The quantity of a unit that the words name without a number, as in "how many megapixels"; null where none does. Short forms ("in", "m") are words too often.</summary>
    public static string? UnitIn(ReadOnlySpan<Word> words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at].Length >= ShortestUnit && Units.Longest(words, at, out var unit) > 0) return unit.Quantity;
        }

        return null;
    }

    public static bool IsQuantity(string answer) => Quantities.Contains(answer);

    public static bool TryUnit(string unit, out string quantity, out double factor)
    {
        var words = Words.Of(unit).ToArray();
        var found = words.Length > 0 && Units.Longest(words, 0, out var known) == words.Length ? known : default;
        (quantity, factor) = found;
        return found.Quantity is not null;
    }

    public static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number);

    private static bool IsInchMark(string text, int at) => at < text.Length && (text[at] is '"' or '”' or '″' || text.AsSpan(at).StartsWith("''"));

    private static PhraseTable<(string Quantity, double Factor)> ReadUnits()
    {
        var table = new PhraseTable<(string Quantity, double Factor)>();
        foreach (var line in Lexicon.Lines("units"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var head = line[..colon].Split('|', StringSplitOptions.TrimEntries);
            foreach (var form in Lexicon.Forms(line[(colon + 1)..])) table.Add(form, (head[0], double.Parse(head[1], CultureInfo.InvariantCulture)));
        }

        return table;
    }
}
