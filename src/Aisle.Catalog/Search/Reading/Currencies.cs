namespace Aisle.Catalog.Search.Reading;

/// <summary>
/// What people call money by a name that several currencies have: "$" and "dollars", 元 and 块, "pounds". It means the shop's own where
/// that is one of them, else the one that is meant most.
/// </summary>
internal static class Currencies
{
    private static readonly Dictionary<string, string[]> Called = new(StringComparer.Ordinal)
    {
        ["$"] = ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "BRL"],
        ["元"] = ["CNY", "TWD", "HKD", "MOP", "SGD"],
        ["¥"] = ["JPY", "CNY"],
        ["£"] = ["GBP", "EGP"],
        ["₹"] = ["INR", "PKR", "LKR", "NPR"],
        ["peso"] = ["MXN", "PHP", "ARS", "CLP", "COP", "DOP", "UYU"],
    };

    /// <summary>The name under which a word or sign stands for several currencies; null for one that stands for none.</summary>
    public static string? Symbol(string text) => text switch
    {
        "$" or "dollar" or "dollars" or "buck" or "bucks" => "$",
        "元" or "元钱" or "块" or "块钱" => "元",
        "¥" => "¥",
        "£" or "pound" or "pounds" => "£",
        "₹" or "rupee" or "rupees" => "₹",
        "peso" or "pesos" => "peso",
        _ => null,
    };

    /// <summary>The ISO 4217 code of what a request names; null where it means the shop's own.</summary>
    /// <param name="named">A code, a name for several, or null.</param>
    /// <param name="shops">The shop's own; null where nothing has a price.</param>
    public static string? Resolve(string? named, string? shops) =>
        named is null || named == shops ? null
        : !Called.TryGetValue(named, out var codes) ? named
        : shops is null || codes.Contains(shops) ? null
        : codes[0];
}
