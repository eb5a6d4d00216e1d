using System.Globalization;

namespace Aisle.Server.Demo.Writing;

/// <summary>
/// When a phrase may be written: tests joined by <c>&amp;</c>, such as <c>Waterproof=yes &amp; Weight&lt;500 &amp; Material=wool/silk</c>.
/// A bare name asks that the fact is there, <c>!name</c> that it is not. A test of a fact that is not there fails.
/// </summary>
internal static class Condition
{
    private static readonly string[] Operators = ["!=", ">=", "<=", "=", ">", "<"];

    public static bool Holds(string condition, Facts facts) =>
        condition.Split('&', StringSplitOptions.TrimEntries).All(test => TestHolds(test, facts));

    private static bool TestHolds(string test, Facts facts)
    {
        foreach (var symbol in Operators)
        {
            var at = test.IndexOf(symbol, StringComparison.Ordinal);
            if (at > 0)
            {
                return Compare(facts, test[..at].Trim(), symbol, test[(at + symbol.Length)..].Trim());
            }
        }

        return test.StartsWith('!') ? facts.Text(test[1..]) is null : facts.Text(test) is not null;
    }

    private static bool Compare(Facts facts, string name, string symbol, string wanted)
    {
        if (facts.Text(name) is null)
        {
            return false;
        }

        if (symbol is "=" or "!=")
        {
            var found = facts.Number(name) is { } exact && decimal.TryParse(wanted, CultureInfo.InvariantCulture, out var equal)
                ? exact == equal
                : wanted.Split('/').Any(value => facts.Is(name, value));
            return found == (symbol == "=");
        }

        var limit = decimal.Parse(wanted, CultureInfo.InvariantCulture);
        return facts.Number(name) is { } number && symbol switch
        {
            ">=" => number >= limit,
            "<=" => number <= limit,
            ">" => number > limit,
            _ => number < limit,
        };
    }
}
