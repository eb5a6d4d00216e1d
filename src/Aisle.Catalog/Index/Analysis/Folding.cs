using System.Collections.Frozen;
using Lucene.Net.Analysis.Miscellaneous;

namespace Aisle.Catalog.Index.Analysis;

/// <summary>
/// The form in which text is compared: lower case, no diacritics, full-width and other compatibility forms as ASCII.
/// A table and not <see cref="string.Normalize()"/>, which does nothing when globalization is invariant, as it is here.
/// </summary>
public static class Folding
{
    private static readonly FrozenDictionary<char, string> Special = MakeTable();

    /// <summary>Folds and trims, with inner white space as one space: the key under which brands, names and values are looked up.</summary>
    public static string Key(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = Fold(text.AsSpan().Trim());
        return folded.AsSpan().ContainsAny('\t', '\n', '\r') || folded.Contains("  ", StringComparison.Ordinal)
            ? string.Join(' ', folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : folded;
    }

    /// <summary>Folds each character; the result may be longer (ß is ss) or shorter (combining marks vanish).</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var buffer = new char[(text.Length * 4) + 4];
        var length = 0;
        foreach (var c in text)
        {
            length += Fold(c, buffer.AsSpan(length));
        }

        return new string(buffer, 0, length);
    }

    /// <summary>Writes the folded form of one character, at most four characters long, and returns its length.</summary>
    internal static int Fold(char c, Span<char> to)
    {
        if (c < 0x80)
        {
            to[0] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
            return 1;
        }

        if (c is >= '\u0300' and <= '\u036F')
        {
            return 0;
        }

        if (c is < '\u2E80' or > '\uFAFF' && Special.TryGetValue(c, out var folded))
        {
            folded.CopyTo(to);
            return folded.Length;
        }

        to[0] = char.ToLowerInvariant(c);
        return 1;
    }

    private static FrozenDictionary<char, string> MakeTable()
    {
        var table = new Dictionary<char, string>();
        var input = new char[1];
        var output = new char[8];
        for (var c = 0x80; c < 0xFFFF; c++)
        {
            input[0] = (char)c;
            var length = ASCIIFoldingFilter.FoldToASCII(input, 0, output, 0, 1);
            if (length is > 0 and <= 4 && (length > 1 || output[0] != input[0]))
            {
                table[input[0]] = new string(output, 0, length).ToLowerInvariant();
            }
        }

        // What the ASCII table leaves out: Cyrillic and Greek letters with marks, and signs that shops write.
        foreach (var (from, to) in (ReadOnlySpan<(char, string)>)
            [('ё', "е"), ('Ё', "е"), ('й', "и"), ('Й', "и"), ('ά', "α"), ('έ', "ε"), ('ή', "η"), ('ί', "ι"), ('ό', "ο"), ('ύ', "υ"),
             ('ώ', "ω"), ('ς', "σ"), ('㎏', "kg"), ('㎝', "cm"), ('㎜', "mm"), ('㎡', "m2"), ('℃', "°c"), ('\u00A0', " "), ('\u3000', " ")])
        {
            table[from] = to;
        }

        return table.ToFrozenDictionary();
    }
}
