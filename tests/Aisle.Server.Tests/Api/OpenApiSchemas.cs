using System.Text.Json;

namespace Aisle.Server.Tests.Api;

/// <summary>Whether a value is what a schema of an OpenAPI document says: its type, and no member that the schema does not name.</summary>
internal static class OpenApiSchemas
{
    /// <returns>"" where it is; else what is not.</returns>
    public static string FaultOf(JsonElement value, JsonElement schema, JsonElement document, string at = "$")
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return FaultOf(value, document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), document, at);
        }

        foreach (var choice in new[] { "anyOf", "oneOf" })
        {
            if (schema.TryGetProperty(choice, out var choices))
            {
                var faults = choices.EnumerateArray().Select(c => FaultOf(value, c, document, at)).ToList();
                return faults.Contains("") ? "" : faults[^1];
            }
        }

        if (schema.TryGetProperty("type", out var type) && !Types(type).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && Types(type).Contains("number")))
        {
            return $"{at} is {TypeOf(value)} and not {type}.";
        }

        if (schema.TryGetProperty("enum", out var names) && !names.EnumerateArray().Any(name => JsonElement.DeepEquals(name, value)))
        {
            return $"{at} is {value}, which is none of {names}.";
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                value.EnumerateArray().Select((item, i) => FaultOf(item, items, document, $"{at}[{i}]")).FirstOrDefault(fault => fault != "", ""),
            JsonValueKind.Object when schema.TryGetProperty("properties", out var members) => FaultOf(value, members, schema, document, at),
            _ => "",
        };
    }

    private static string FaultOf(JsonElement value, JsonElement members, JsonElement schema, JsonElement document, string at)
    {
        if (schema.TryGetProperty("required", out var required)
            && required.EnumerateArray().FirstOrDefault(name => !value.TryGetProperty(name.GetString()!, out _)) is { ValueKind: JsonValueKind.String } missing)
        {
            return $"{at} has no '{missing}'.";
        }

        return value.EnumerateObject()
            .Select(member => members.TryGetProperty(member.Name, out var of) ? FaultOf(member.Value, of, document, $"{at}.{member.Name}") : $"{at} has '{member.Name}', which the schema does not name.")
            .FirstOrDefault(fault => fault != "", "");
    }

    private static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };
}
