using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aisle.Models.Configuration;

/// <summary>What a JSON reader found wrong, in the words of who wrote the JSON: no type of this program is named.</summary>
public static partial class JsonReason
{
    /// <summary>One sentence, without the place.</summary>
    public static string Of(JsonException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var said = fault.Message.Split(" Path:", 2)[0];
        return Unknown().Match(said) is { Success: true } unknown ? $"'{unknown.Groups["name"].Value}' is no member here."
            : Missing().Match(said) is { Success: true } missing ? $"{missing.Groups["names"].Value.TrimEnd('.')} must be given."
            : Kind().Match(said) is { Success: true } kind ? $"The value is of another kind than {Name(kind.Groups["type"].Value)}."
            : said.TrimEnd('.') + ".";
    }

    private static string Name(string type) =>
        type.Contains("Int", StringComparison.Ordinal) ? "a whole number"
        : type.Contains("Decimal", StringComparison.Ordinal) || type.Contains("Double", StringComparison.Ordinal) ? "a number"
        : type.Contains("Boolean", StringComparison.Ordinal) ? "true or false"
        : type.Contains("IReadOnlyList", StringComparison.Ordinal) || type.EndsWith("[]", StringComparison.Ordinal) ? "a list"
        : type.Contains("String", StringComparison.Ordinal) ? "a text"
        : "what is expected here";

    [GeneratedRegex("^The JSON property '(?<name>[^']*)' could not be mapped")]
    private static partial Regex Unknown();

    [GeneratedRegex("missing required properties including: (?<names>.+)$")]
    private static partial Regex Missing();

    [GeneratedRegex(@"could not be converted to (?<type>\S+?)\.?$")]
    private static partial Regex Kind();
}
