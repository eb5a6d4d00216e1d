using System.Text.Json;

namespace Aisle.Catalog.Feeds.Values;

/// <summary>
/// Names with values in one text, as shops and scrapers write them: JSON or Ruby lists of {key, value}, a JSON object,
/// "Color: Black; Size: M", or one pair a line.
/// </summary>
internal static class NamedValues
{
    private static readonly string[] NameKeys = ["key", "name", "attribute", "label"];

    public static IEnumerable<(string Name, string Value)> Read(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed is ['{' or '[', .., '}' or ']'] && FromJson(text) is { } pairs ? pairs : FromText(text);
    }

    private static List<(string, string)>? FromJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.Replace("\"=>", "\":", StringComparison.Ordinal).Replace(":nil", ":null", StringComparison.Ordinal));
            List<(string, string)> pairs = [];
            Collect(document.RootElement, pairs);
            return pairs;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // lone surrogates, or only something that looks like JSON
        }
    }

    private static void Collect(JsonElement element, List<(string, string)> pairs)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, pairs);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("value", out var value))
            {
                var name = NameKeys.Select(k => element.TryGetProperty(k, out var n) ? Scalar(n) : "").FirstOrDefault(n => n.Length > 0);
                if (name is not null && Scalar(value) is { Length: > 0 } scalar)
                {
                    pairs.Add((name, scalar));
                }

                return; // a value without a name tells nothing
            }

            foreach (var property in element.EnumerateObject())
            {
                if (Scalar(property.Value) is { Length: > 0 } scalar)
                {
                    pairs.Add((property.Name, scalar));
                }
                else
                {
                    Collect(property.Value, pairs);
                }
            }
        }
    }

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => "",
    };

    private static IEnumerable<(string, string)> FromText(string text)
    {
        foreach (var part in text.Split(['\n', ';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && part[(colon + 1)..].Trim() is { Length: > 0 } value)
            {
                yield return (part[..colon].Trim(), value);
            }
        }
    }
}
