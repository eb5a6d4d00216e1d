using System.Collections.Frozen;
using System.Globalization;

namespace Aisle.Catalog.Feeds.Values;

/// <summary>Types the text of an attribute where it can mean one thing only: "15.6 in", "500g", "6", "Yes". Anything else stays text.</summary>
internal static class AttributeValues
{
    private static readonly FrozenSet<string> Units = (
        "mm cm dm m km µm um nm in inch inches ft feet foot yd yard yards mile miles " +
        "mg g gr gram grams kg kgs lb lbs pound pounds oz ounce ounces t " +
        "ml cl dl l liter liters litre litres gal gallon gallons fl\u00A0oz " +
        "w kw mw va kva v kv a ma mah ah wh kwh ω ohm ohms " +
        "hz khz mhz ghz b kb mb gb tb kib mib gib tib bit bits kbps mbps gbps mbit/s gbit/s gb/s mb/s " +
        "db dba °c °f °k px dpi ppi mp rpm fps lm lumen lumens lux cd cd/m² nits nit bar psi pa hpa kpa n nm ° % " +
        "ms s sec secs second seconds min mins minute minutes h hr hrs hour hours day days week weeks month months year years " +
        "mm² cm² m² m2 cm³ m³ sq\u00A0ft cbm cfm btu btu/h kcal cal j kj km/h mph ppm g/m² gsm").Split(' ').Select(u => u.Replace('\u00A0', ' ')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static AttributeValue Of(string text)
    {
        if (YesNo(text) is { } yesNo)
        {
            return new AttributeValue.YesNo(yesNo);
        }

        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or ',' || (end == 0 && text[end] is '-' or '+')))
        {
            end++;
        }

        if (end is 0 or > 15 || Number(text[..end]) is not { } number)
        {
            return new AttributeValue.Text(text);
        }

        var unit = text[end..].Trim();
        return unit switch
        {
            "" => new AttributeValue.Number(number),
            "\"" or "″" or "”" or "''" or "in." => new AttributeValue.Measure(number, "in"),
            _ => Units.Contains(unit) ? new AttributeValue.Measure(number, unit) : new AttributeValue.Text(text),
        };
    }

    public static bool? YesNo(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "true" or "是" or "有" => true,
        "no" or "false" or "否" => false,
        _ => null,
    };

    /// <summary>Null where digits are a code ("007") or may mean two numbers ("1,000").</summary>
    public static decimal? Number(string text)
    {
        var digits = text.TrimStart('-', '+');
        var comma = digits.IndexOf(',', StringComparison.Ordinal);
        if (digits is ['0', >= '0' and <= '9', ..] || digits is [] or [.., '.' or ','] || (comma >= 0 && (digits.LastIndexOf(',') != comma || digits.Contains('.', StringComparison.Ordinal) || digits.Length - comma == 4)))
        {
            return null;
        }

        return decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
