using System.Globalization;
using System.Text.RegularExpressions;

namespace Aisle.Catalog.Feeds.Values;

/// <summary>Dates as exports write them, in UTC; without an offset they are taken as UTC.</summary>
internal static partial class Dates
{
    private static readonly string[] Written = ["MM d, yyyy", "MMM d, yyyy", "MMMM d, yyyy", "d MMM yyyy", "d MMMM yyyy", "d.M.yyyy", "yyyyMMdd"];

    /// <summary>Null for no date, and for one that may be two: "03/04/2024".</summary>
    public static DateTimeOffset? TryParse(string text)
    {
        text = text.Trim();
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var unix) && text.Length is 9 or 10 or 12 or 13)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(text.Length > 10 ? unix : unix * 1000);
        }

        if (Slashed().Match(text) is { Success: true } slashed)
        {
            var (a, b) = (int.Parse(slashed.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(slashed.Groups[2].Value, CultureInfo.InvariantCulture));
            if (a == b || (a > 12) != (b > 12))
            {
                text = $"{slashed.Groups[3].Value}-{(a > 12 ? b : a):00}-{(a > 12 ? a : b):00}{slashed.Groups[4].Value}";
            }
            else
            {
                return null;
            }
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
        return (DateTimeOffset.TryParseExact(text, Written, CultureInfo.InvariantCulture, Utc, out var date)
                || (text.Length >= 8 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out date)))
            && date.Year is >= 1900 and <= 2200
            ? date
            : null;
    }

    [GeneratedRegex(@"^(\d{1,2})/(\d{1,2})/(\d{4})([ T].*)?$")]
    private static partial Regex Slashed();
}
