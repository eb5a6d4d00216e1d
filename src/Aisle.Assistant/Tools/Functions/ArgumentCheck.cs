using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Assistant.Tools.Functions;

/// <summary>
/// Checks a model's arguments against a function's JSON schema before it runs, and says in words what is wrong. Of JSON Schema it knows
/// what .NET's exporter writes: type, enum, items, required; and that other names are not known.
/// </summary>
internal static class ArgumentCheck
{
    private const int LongestText = 400;
    private const int MostItems = 20;

    /// <returns>What is wrong, for the model; null where nothing is.</returns>
    public static string? FaultOf(AIFunction function, IDictionary<string, object?> arguments)
    {
        var properties = function.JsonSchema.TryGetProperty("properties", out var p) ? p : default;
        var known = properties.ValueKind == JsonValueKind.Object ? properties.EnumerateObject().ToDictionary(o => o.Name, o => o.Value) : [];
        foreach (var name in arguments.Keys.Where(name => !known.ContainsKey(name)))
        {
            return $"'{Shorten(name)}' is no argument of {function.Name}; its arguments are {string.Join(", ", known.Keys)}.";
        }

        if (function.JsonSchema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(r => r.GetString()!).Where(name => arguments.TryGetValue(name, out var value) is false || IsNull(value)))
            {
                return $"{function.Name} needs the argument '{name}'.";
            }
        }

        foreach (var (name, value) in arguments)
        {
            if (Fault(known[name], JsonSerializer.SerializeToElement(value)) is { } fault)
            {
                return $"The argument '{name}' of {function.Name} {fault}.";
            }
        }

        return null;
    }

    private static string? Fault(JsonElement schema, JsonElement value)
    {
        var types = !schema.TryGetProperty("type", out var type) ? []
            : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!).ToList() : [type.GetString()!];
        if (types.Count > 0 && !types.Exists(t => Is(t, value)))
        {
            return $"must be {string.Join(" or ", types.Where(t => t != "null"))}";
        }

        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(a => JsonElement.DeepEquals(a, value)))
        {
            return $"must be one of {string.Join(", ", allowed.EnumerateArray().Select(a => a.ToString()))}";
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString()!.Length > LongestText)
        {
            return $"is longer than {LongestText.ToString(CultureInfo.InvariantCulture)} characters";
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.GetArrayLength() > MostItems ? $"has more than {MostItems.ToString(CultureInfo.InvariantCulture)} items"
                : schema.TryGetProperty("items", out var items) ? value.EnumerateArray().Select(v => Fault(items, v)).FirstOrDefault(f => f is not null) is { } fault ? $"has an item that {fault}" : null
                : null;
        }

        return null;
    }

    private static bool Is(string type, JsonElement value) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => true,
    };

    private static bool IsNull(object? value) => value is null or JsonElement { ValueKind: JsonValueKind.Null };

    private static string Shorten(string name) => name.Length <= 40 ? name : name[..40];
}
