using System.Globalization;
using System.Text.Json;

namespace Aisle.Catalog.Feeds.SchemaOrg;

/// <summary>JSON-LD lets a property be a value, an object with a name, or a list of either: these read all three.</summary>
internal static class JsonLd
{
    private static readonly string[] GtinNames = ["gtin", "gtin13", "gtin12", "gtin14", "gtin8", "isbn"];

    /// <summary>A property's value, or each value of its list.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray()
        : [value];

    public static IEnumerable<string> Texts(JsonElement element, string name) => Items(element, name).Select(Text).Where(t => t.Length > 0);

    /// <summary>The first text of a property, "" for none.</summary>
    public static string Text(JsonElement element, string name) => Texts(element, name).FirstOrDefault() ?? "";

    /// <summary>A literal, or what an object is called or holds.</summary>
    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Object => value.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()!
            : value.TryGetProperty("@value", out var literal) && literal.ValueKind != JsonValueKind.Object ? Text(literal)
            : "",
        _ => "",
    };

    public static IEnumerable<string> Gtins(JsonElement element) =>
        GtinNames.SelectMany(n => Texts(element, n));

    /// <summary>A QuantitativeValue or PropertyValue as text with its unit: "15.6 in".</summary>
    public static string Quantity(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return Text(value);
        }

        var amount = Text(value, "value");
        var unit = Text(value, "unitText") is { Length: > 0 } text ? text : Unit(Text(value, "unitCode"));
        return unit.Length == 0 ? amount : $"{amount} {unit}";
    }

    /// <summary>A rating on its own scale, brought to five stars; null where there is none.</summary>
    public static double? Stars(JsonElement rating) =>
        double.TryParse(Text(rating, "ratingValue").Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? double.TryParse(Text(rating, "bestRating"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var best) && best > 0 && Math.Abs(best - 5) > 0.001 ? Math.Round(value * 5 / best, 2) : value
            : null;

    /// <summary>UN/CEFACT common codes, which schema.org asks for; any other stays as it is.</summary>
    private static string Unit(string code) => code switch
    {
        "MMT" => "mm",
        "CMT" => "cm",
        "MTR" => "m",
        "INH" => "in",
        "FOT" => "ft",
        "GRM" => "g",
        "KGM" => "kg",
        "LBR" => "lb",
        "ONZ" => "oz",
        "MLT" => "ml",
        "LTR" => "l",
        "WTT" => "W",
        "VLT" => "V",
        _ => code,
    };
}
