namespace Aisle.Catalog.Feeds.Values;

/// <summary>Global Trade Item Numbers: GTIN-8, 12 (UPC), 13 (EAN, ISBN) and 14, by the GS1 General Specifications.</summary>
internal static class Gtin
{
    /// <summary>The digits, or null when length or check digit is wrong. Blanks and hyphens between digits are passed over.</summary>
    public static string? TryParse(string text)
    {
        Span<char> digits = stackalloc char[14];
        var count = 0;
        foreach (var c in text)
        {
            if (c is ' ' or '-')
            {
                continue;
            }

            if (!char.IsAsciiDigit(c) || count == digits.Length)
            {
                return null;
            }

            digits[count++] = c;
        }

        return count is 8 or 12 or 13 or 14 && HasRightCheckDigit(digits[..count]) ? new string(digits[..count]) : null;
    }

    /// <summary>GS1 General Specifications 7.9: weights 3 and 1 from the right, the check digit itself weighing 1; the sum is a multiple of ten.</summary>
    private static bool HasRightCheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 1 : 3);
        }

        return sum % 10 == 0;
    }
}
