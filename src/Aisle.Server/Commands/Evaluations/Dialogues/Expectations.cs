using System.Globalization;
using System.Text.RegularExpressions;

namespace Aisle.Server.Commands.Evaluations.Dialogues;

/// <summary>What a script can expect of an answer. A pattern is a regular expression, in any case, found anywhere in what it is tried on.</summary>
internal static class Expectations
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, (Kind Kind, Func<Answer, string, bool> Holds)> ByName = new(StringComparer.Ordinal)
    {
        ["intent"] = (Kind.Text, (a, v) => v.Split('|').Contains(a.Intent, StringComparer.Ordinal)),
        ["answered"] = (Kind.Text, (a, v) => a.Done?.Answered == (v == "yes")),
        ["rung"] = (Kind.Number, (a, v) => a.Done?.Rung == Number(v)),

        // Of the products shown, each as "id title [option: value]".
        ["shows"] = (Kind.Pattern, (a, v) => a.Cards.Any(c => Is(c, v))),
        ["first"] = (Kind.Pattern, (a, v) => a.Cards is [var first, ..] && Is(first, v)),
        ["top"] = (Kind.Pattern, (a, v) => a.Cards.Count > 0 && a.Cards.Take(3).All(c => Is(c, v))),
        ["all"] = (Kind.Pattern, (a, v) => a.Cards.Count > 0 && a.Cards.All(c => Is(c, v))),
        ["none"] = (Kind.Pattern, (a, v) => !a.Cards.Any(c => Is(c, v))),
        ["count"] = (Kind.Number, (a, v) => a.Cards.Count == Number(v)),
        ["atmost"] = (Kind.Number, (a, v) => a.Prices.Count > 0 && a.Prices.All(p => p <= Number(v))),
        ["atleast"] = (Kind.Number, (a, v) => a.Prices.Count > 0 && a.Prices.All(p => p >= Number(v))),

        ["condition"] = (Kind.Pattern, (a, v) => a.Conditions.Any(c => Is(c, v))),
        ["nocondition"] = (Kind.Pattern, (a, v) => !a.Conditions.Any(c => Is(c, v))),
        ["text"] = (Kind.Pattern, (a, v) => Is(a.Text, v)),
        ["nottext"] = (Kind.Pattern, (a, v) => !Is(a.Text, v)),
        ["compares"] = (Kind.Pattern, (a, v) => a.Compared.Any(c => Is(c, v))),
        ["digest"] = (Kind.Pattern, (a, v) => a.Digests.Any(c => Is(c, v))),
        ["action"] = (Kind.Pattern, (a, v) => a.Actions.Any(c => Is(c, v))),
        ["choices"] = (Kind.Text, (a, v) => a.Asks == (v == "yes")),

        // Of the evidence sent, each as "kind source: title".
        ["evidence"] = (Kind.Pattern, (a, v) => a.Evidence.Any(e => Is(e, v))),
    };

    private enum Kind
    {
        Text,
        Pattern,
        Number,
    }

    public static IEnumerable<string> Names => ByName.Keys;

    public static bool Holds(Expectation expected, Answer answer) => ByName[expected.Name].Holds(answer, expected.Value);

    /// <summary>Why it can't be tried; null where it can.</summary>
    public static string? FaultOf(Expectation expected)
    {
        if (!ByName.TryGetValue(expected.Name, out var known))
        {
            return $"expects what is not known; known are {string.Join(", ", Names)}";
        }

        return known.Kind switch
        {
            Kind.Number when !decimal.TryParse(expected.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out _) => "needs a number",
            Kind.Pattern when !IsPattern(expected.Value) => "is no regular expression",
            _ => null,
        };
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.None, Patience);
            return pattern.Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool Is(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    private static decimal Number(string value) => decimal.Parse(value, CultureInfo.InvariantCulture);
}
