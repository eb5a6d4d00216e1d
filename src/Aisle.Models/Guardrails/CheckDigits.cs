using System.Globalization;

namespace Aisle.Models.Guardrails;

/// <summary>Whether a number is one of its kind, by the check digits that it carries. Spaces and dashes are passed over.</summary>
internal static class CheckDigits
{
    /// <summary>ISO/IEC 7812-1, annex B: payment cards, and Canada's social insurance numbers.</summary>
    public static bool Luhn(string text)
    {
        var (sum, twice) = (0, false);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                var digit = (text[i] - '0') * (twice ? 2 : 1);
                sum += digit > 9 ? digit - 9 : digit;
                twice = !twice;
            }
        }

        return sum % 10 == 0 && sum > 0;
    }

    /// <summary>ISO 13616: letters are 10 to 35, the first four characters go last, and the number leaves 1 when divided by 97.</summary>
    public static bool Iban(string text)
    {
        var plain = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (plain.Length is < 15 or > 34)
        {
            return false;
        }

        var rest = 0;
        foreach (var c in plain[4..] + plain[..4])
        {
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + c - '0') % 97 : ((rest * 100) + c - 'A' + 10) % 97;
        }

        return rest == 1;
    }

    /// <summary>NHS number: nine digits weighted 10 to 2, and the tenth makes the sum a multiple of 11.</summary>
    public static bool Nhs(string text)
    {
        var digits = Digits(text);
        return digits.Length == 10 && digits.Take(9).Select((d, i) => d * (10 - i)).Sum() is var sum && (11 - (sum % 11)) % 11 == digits[9];
    }

    /// <summary>ABA routing number: weights 3, 7, 1.</summary>
    public static bool Routing(string text)
    {
        var digits = Digits(text);
        return digits.Length == 9 && digits.Any(d => d > 0) && digits.Select((d, i) => d * (i % 3) switch { 0 => 3, 1 => 7, _ => 1 }).Sum() % 10 == 0;
    }

    /// <summary>ISO 3779: the ninth character is the weighted sum of the others by 11.</summary>
    public static bool Vin(string text)
    {
        const string values = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
        const string weights = "8765432X098765432";
        var sum = text.ToUpperInvariant().Select((c, i) => values.IndexOf(c, StringComparison.Ordinal) % 10 * (weights[i] == 'X' ? 10 : weights[i] - '0')).Sum();
        return text.Any(char.IsAsciiDigit) && (sum % 11 == 10 ? 'X' : (char)('0' + (sum % 11))) == char.ToUpperInvariant(text[8]);
    }

    /// <summary>Numbers that the Social Security Administration gives to nobody: area 000, 666 and 900 up, group 00, serial 0000.</summary>
    public static bool Ssn(string text)
    {
        var plain = string.Concat(text.Where(char.IsAsciiDigit));
        var area = int.Parse(plain.AsSpan(0, 3), CultureInfo.InvariantCulture);
        return area is > 0 and < 900 and not 666 && plain[3..5] != "00" && plain[5..] != "0000";
    }

    /// <summary>GB 11643-1999 (ISO 7064, MOD 11-2): the last character of a Chinese resident's id number.</summary>
    public static bool ResidentId(string text)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (text[i] - '0') * ((1 << (17 - i)) % 11);
        }

        return char.ToUpperInvariant(text[17]) == "10X98765432"[sum % 11];
    }

    private static int[] Digits(string text) => [.. text.Where(char.IsAsciiDigit).Select(c => c - '0')];
}
