using System.Text.Json;

namespace Aisle.Models.Protocols.Bedrock.AgentRuntime;

/// <summary>RetrievalFilter: conditions on a passage's metadata, joined by andAll and orAll. A value that is missing, or of another kind, meets only the "not" ones.</summary>
internal static class MetadataFilter
{
    public static Func<IReadOnlyDictionary<string, JsonElement>, bool> Read(RequestJson filter)
    {
        foreach (var (name, value) in filter.Members())
        {
            switch (name)
            {
                case "andAll":
                    var all = value.Items().Select(Read).ToList();
                    return metadata => all.TrueForAll(f => f(metadata));
                case "orAll":
                    var any = value.Items().Select(Read).ToList();
                    return metadata => any.Exists(f => f(metadata));
                default:
                    var test = Test(name, value);
                    var key = value.Text("key");
                    var negated = name is "notEquals" or "notIn";
                    return metadata => metadata.TryGetValue(key, out var found) ? test(found) : negated;
            }
        }

        throw filter.Wrong("must have a condition");
    }

    private static Func<JsonElement, bool> Test(string name, RequestJson attribute)
    {
        var wanted = attribute.Get("value").Element.Clone();
        return name switch
        {
            "equals" => found => JsonElement.DeepEquals(found, wanted),
            "notEquals" => found => !JsonElement.DeepEquals(found, wanted),
            "greaterThan" => found => Compare(found, wanted) > 0,
            "greaterThanOrEquals" => found => Compare(found, wanted) >= 0,
            "lessThan" => found => Compare(found, wanted) < 0,
            "lessThanOrEquals" => found => Compare(found, wanted) <= 0,
            "in" => found => Has(wanted, found),
            "notIn" => found => !Has(wanted, found),
            "listContains" => found => Has(found, wanted),
            "startsWith" => found => Text(found) is { } text && Text(wanted) is { } start && text.StartsWith(start, StringComparison.Ordinal),
            "stringContains" => found => Text(found) is { } text && Text(wanted) is { } part && text.Contains(part, StringComparison.Ordinal),
            _ => throw attribute.Wrong($"the condition {name} is not known"),
        };
    }

    private static int? Compare(JsonElement found, JsonElement wanted) =>
        found.ValueKind == JsonValueKind.Number && wanted.ValueKind == JsonValueKind.Number ? found.GetDouble().CompareTo(wanted.GetDouble()) : null;

    private static bool Has(JsonElement list, JsonElement item) => list.ValueKind == JsonValueKind.Array && list.EnumerateArray().Any(i => JsonElement.DeepEquals(i, item));

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
