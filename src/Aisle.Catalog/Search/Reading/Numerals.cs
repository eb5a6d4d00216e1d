using System.Globalization;

namespace Aisle.Catalog.Search.Reading;

/// <summary>Numbers as requests write them: "1,200", "1.5k", "two", "两百", "3千".</summary>
internal static class Numerals
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>For regular expressions: a number in digits, or one in Chinese characters.</summary>
    public const string Pattern = @"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}(?:\.\d+)?)(?:\s?k\b|[百千万])?|[零一二两三四五六七八九十百千万]{1,9}";

    private static readonly string[] Words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>A size as people say it, in digits: "eleven" is 11, "nine and a half" 9.5; null for anything else.</summary>
    /// <param name="text">In lower case.</param>
    public static string? Spoken(string text)
    {
        const string Half = " and a half";
        var whole = text.EndsWith(Half, StringComparison.Ordinal) ? text[..^Half.Length] : text;
        var number = Array.IndexOf(Words, whole) is var word and >= 0 ? word
            : whole.Length < text.Length && int.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : -1;
        return number < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{number}{(whole.Length < text.Length ? ".5" : "")}");
    }

    /// <param name="text">In lower case.</param>
    public static decimal? Read(string text)
    {
        if (Array.IndexOf(Words, text) is var word and >= 0)
        {
            return word;
        }

        text = text.Trim().Replace(",", "", StringComparison.Ordinal);
        var factor = 1m;
        if (text.Length > 1 && char.IsAsciiDigit(text[0]))
        {
            factor = text[^1] switch { 'k' or '千' => 1000, '百' => 100, '万' => 10_000, _ => 1 };
            text = factor == 1 ? text : text[..^1].TrimEnd();
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number * factor : Chinese(text);
    }

    /// <summary>"一百五十" is 150, "两千" 2,000, and as people say it "一百五" 150.</summary>
    private static decimal? Chinese(string text)
    {
        var (total, digit, unit) = (0m, -1, 1m);
        foreach (var c in text)
        {
            if ((c == '两' ? 2 : Digits.IndexOf(c, StringComparison.Ordinal)) is var value and >= 0)
            {
                digit = value;
                unit = value == 0 ? 10 : unit;
                continue;
            }

            var next = c switch { '十' => 10m, '百' => 100m, '千' => 1000m, '万' => 10_000m, _ => 0m };
            if (next == 0)
            {
                return null;
            }

            total = next == 10_000 ? (total + Math.Max(digit, total == 0 ? 1 : 0)) * next : total + ((digit < 0 ? 1 : digit) * next);
            (digit, unit) = (-1, next);
        }

        return text.Length == 0 ? null : total + (digit < 0 ? 0 : digit * (unit >= 10 ? unit / 10 : 1));
    }
}
