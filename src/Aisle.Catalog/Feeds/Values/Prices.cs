using System.Collections.Frozen;
using System.Globalization;

namespace Aisle.Catalog.Feeds.Values;

/// <summary>Reads prices as shops write them: "105.29 USD", "$1,299.00", "1.299,00 €", "Rs. 899/-". What may mean two amounts is refused, never guessed.</summary>
internal static class Prices
{
    /// <summary>Signs and words for currencies. Where several countries share one, the feed's own currency decides among them first.</summary>
    private static readonly FrozenDictionary<string, string[]> Signs = new Dictionary<string, string[]>
    {
        ["$"] = ["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "BBD", "BMD", "BSD", "BZD", "FJD", "JMD", "TTD"],
        ["us$"] = ["USD"],
        ["a$"] = ["AUD"],
        ["au$"] = ["AUD"],
        ["c$"] = ["CAD"],
        ["ca$"] = ["CAD"],
        ["hk$"] = ["HKD"],
        ["nz$"] = ["NZD"],
        ["s$"] = ["SGD"],
        ["nt$"] = ["TWD"],
        ["r$"] = ["BRL"],
        ["mx$"] = ["MXN"],
        ["€"] = ["EUR"],
        ["£"] = ["GBP", "EGP"],
        ["¥"] = ["JPY", "CNY"],
        ["￥"] = ["CNY", "JPY"],
        ["cn¥"] = ["CNY"],
        ["元"] = ["CNY", "TWD", "HKD"],
        ["rmb"] = ["CNY"],
        ["円"] = ["JPY"],
        ["₹"] = ["INR"],
        ["rs"] = ["INR", "PKR", "LKR", "NPR", "MUR", "SCR"],
        ["₩"] = ["KRW"],
        ["원"] = ["KRW"],
        ["₽"] = ["RUB"],
        ["руб"] = ["RUB"],
        ["₺"] = ["TRY"],
        ["tl"] = ["TRY"],
        ["₫"] = ["VND"],
        ["đ"] = ["VND"],
        ["฿"] = ["THB"],
        ["zł"] = ["PLN"],
        ["kč"] = ["CZK"],
        ["ft"] = ["HUF"],
        ["₪"] = ["ILS"],
        ["₱"] = ["PHP"],
        ["₦"] = ["NGN"],
        ["₴"] = ["UAH"],
        ["fr"] = ["CHF"],
        ["sfr"] = ["CHF"],
        ["lei"] = ["RON"],
        ["rp"] = ["IDR"],
        ["rm"] = ["MYR"],
        ["kr"] = ["", "SEK", "NOK", "DKK", "ISK"], // as good as three currencies: only the feed's own can tell
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <returns>Null, or what is wrong and what to do.</returns>
    public static string? TryParse(string text, string? defaultCurrency, out Money price)
    {
        price = default;
        var first = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (first < 0)
        {
            return $"'{Short(text)}' is no price; write a number with its currency, such as 12.50 USD.";
        }

        var last = text.AsSpan().LastIndexOfAnyInRange('0', '9');
        if (first > 0 && text[first - 1] == '.' && (first < 2 || !char.IsLetter(text[first - 2])))
        {
            first--; // ".99", but not "Rs.99"
        }

        if (text.AsSpan(0, first).IndexOfAny("-−(") >= 0 || (text.Length > last + 1 && text[last + 1] == '-' && !text.EndsWith("/-", StringComparison.Ordinal) && !text.EndsWith(",-", StringComparison.Ordinal)))
        {
            return $"The price '{Short(text)}' is negative; correct it.";
        }

        var sign = (text[..first] + text[(last + 1)..]).Replace("/-", "", StringComparison.Ordinal).Trim(' ', '\u00A0', '.', ',', '-', ':').ToLowerInvariant();
        if (Currency(sign, defaultCurrency, out var currency) is { } trouble)
        {
            return trouble;
        }

        if (Amount(text[first..(last + 1)], currency!, out var amount) is { } wrong)
        {
            return wrong;
        }

        price = new Money(amount, currency!);
        return null;
    }

    /// <returns>Null, or what is wrong and what to do.</returns>
    public static string? Currency(string sign, string? defaultCurrency, out string? currency)
    {
        currency = sign.Length == 0 ? defaultCurrency : sign.Length == 3 && Currencies.IsKnown(sign.ToUpperInvariant()) ? sign.ToUpperInvariant() : null;
        if (sign.Length == 0)
        {
            return currency is null ? "The price has no currency; name the feed's with --currency, such as --currency USD."
                : Currencies.IsKnown(currency) ? null
                : $"'{Short(currency)}' is no currency in use; name the feed's by its ISO 4217 code, such as USD.";
        }

        if (currency is null && Signs.TryGetValue(sign, out var candidates))
        {
            currency = candidates.FirstOrDefault(c => c == defaultCurrency) ?? candidates[0];
        }

        return currency switch
        {
            null => $"'{Short(sign)}' is no currency in use; write its ISO 4217 code, such as USD.",
            "" => $"'{Short(sign)}' is the sign of several currencies; name the feed's with --currency.",
            _ => null,
        };
    }

    private static string? Amount(string digits, string currency, out decimal amount)
    {
        amount = 0;
        var number = digits.Replace("\u00A0", "", StringComparison.Ordinal).Replace("\u202F", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        var point = number.LastIndexOf('.');
        var comma = number.LastIndexOf(',');
        var mark = Math.Max(point, comma);
        if (mark >= 0)
        {
            var isMixed = point >= 0 && comma >= 0;
            var isRepeated = number.AsSpan().Count(number[mark]) > 1;
            var fraction = number.Length - mark - 1;
            var looksGrouped = fraction == 3 && mark is >= 1 and <= 3 && number[0] != '0' && Currencies.MinorDigits(currency) != 3;
            if (!isMixed && !isRepeated && looksGrouped && number[mark] == '.' && Currencies.MinorDigits(currency) != 0)
            {
                return $"'{Short(digits)}' may mean {number.Replace(".", "", StringComparison.Ordinal)} or {number}; write it with two digits after the point.";
            }

            var isGrouping = !isMixed && (isRepeated || looksGrouped);
            var whole = isGrouping ? number : number[..mark];
            if (!AreGroups(whole) || (isMixed && isRepeated))
            {
                return $"'{Short(digits)}' is no amount; write it like 1299.00.";
            }

            number = whole.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal) + (isGrouping ? "" : "." + number[(mark + 1)..]);
        }

        return number.Length <= 20 && decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount)
            ? null
            : $"'{Short(digits)}' is no amount; write it like 1299.00.";
    }

    /// <summary>Digits in groups of three, or of two before the last three as in India.</summary>
    private static bool AreGroups(string whole)
    {
        var groups = whole.Split(',', '.');
        return groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups[^1].Length == 3 && groups.Skip(1).SkipLast(1).All(g => g.Length is 2 or 3));
    }

    private static string Short(string text) => FeedRow.Short(text);
}
