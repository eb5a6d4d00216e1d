using System.Globalization;
using Aisle.Catalog;

namespace Aisle.Server.Demo.Writing;

/// <summary>What is known of one thing to write about, by name. A phrase that needs a fact that is not here is not written.</summary>
internal sealed class Facts
{
    private static readonly Dictionary<string, (string Plural, string Adjective)> Units = new(StringComparer.Ordinal)
    {
        ["in"] = (" inches", "-inch"),
        ["ft"] = (" feet", "-foot"),
        ["h"] = (" hours", "-hour"),
        ["min"] = (" minutes", "-minute"),
        ["s"] = (" seconds", "-second"),
        ["year"] = (" year", "-year"),
        ["years"] = (" years", "-year"),
        ["L"] = (" liters", "-liter"),
        ["W"] = (" watts", "-watt"),
        ["lm"] = (" lumens", "-lumen"),
        ["oz"] = (" ounces", "-ounce"),
        ["lb"] = (" pounds", "-pound"),
        ["V"] = (" volts", "-volt"),
        ["°F"] = ("°F", "°F"),
    };

    /// <summary>Between the values of an attribute that has several.</summary>
    private const string Joint = " and ";

    private readonly Dictionary<string, string> _texts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, decimal> _numbers = new(StringComparer.OrdinalIgnoreCase);

    public Facts()
    {
    }

    public Facts(Facts other)
    {
        _texts = new(other._texts, other._texts.Comparer);
        _numbers = new(other._numbers, other._numbers.Comparer);
    }

    public string? Text(string name) => _texts.GetValueOrDefault(name);

    public decimal? Number(string name) => _numbers.TryGetValue(name, out var number) ? number : null;

    /// <summary>Whether one of the values is <paramref name="wanted"/>.</summary>
    public bool Is(string name, string wanted) =>
        _texts.TryGetValue(name, out var text) && text.Split(Joint).Append(text).Contains(wanted, StringComparer.OrdinalIgnoreCase);

    public Facts Set(string name, string text)
    {
        _texts[name] = text;
        return this;
    }

    /// <summary>
    /// A measure can be said in three ways: <c>Battery life</c> is "24 hours", <c>Battery life-</c> "24-hour", <c>Battery life#</c> "24".
    /// </summary>
    public Facts Set(ProductAttribute attribute)
    {
        var name = attribute.Name;
        _texts[name] = _texts.TryGetValue(name, out var others) ? others + Joint + attribute.Value : attribute.Value.ToString();
        switch (attribute.Value)
        {
            case AttributeValue.Number(var number):
                _numbers[name] = number;
                break;
            case AttributeValue.Measure(var amount, var unit):
                var figure = amount.ToString(amount < 10_000 ? "0.####" : "#,0", CultureInfo.InvariantCulture);
                var (plural, adjective) = Units.GetValueOrDefault(unit, (" " + unit, " " + unit));
                _numbers[name] = amount;
                _texts[name] = figure + (amount == 1 && plural.EndsWith('s') ? plural[..^1] : plural);
                _texts[name + "-"] = figure + adjective;
                _texts[name + "#"] = figure;
                break;
            default:
                break;
        }

        return this;
    }
}
