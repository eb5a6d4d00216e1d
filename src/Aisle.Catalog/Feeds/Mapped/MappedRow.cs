using System.Text.Json;
using Aisle.Catalog.Feeds.Reading;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.Mapped;

/// <summary>A record of a table or of JSON, asked for values by column or path.</summary>
internal abstract class MappedRow(FeedRow row)
{
    public FeedRow Row => row;

    /// <summary>The names at the top, in order.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>The values that are not empty; a list gives each of its own.</summary>
    public abstract IEnumerable<string> Values(string path);
}

internal sealed class MappedTableRow(TableRow cells) : MappedRow(cells.Row)
{
    public override IEnumerable<string> Names => cells.Columns.Names;

    public override IEnumerable<string> Values(string path)
    {
        var cell = cells[path];
        return cell.Length == 0 ? []
            : cell.AsSpan().TrimStart() is ['[', ..] && cell.AsSpan().TrimEnd() is [.., ']'] && JsonTexts(cell) is { } texts ? texts
            : [cell];
    }

    /// <summary>A cell that holds a JSON list of texts, as scrapers write them; null for any other.</summary>
    private static List<string>? JsonTexts(string cell)
    {
        try
        {
            return JsonSerializer.Deserialize<List<string>>(cell)?.Where(t => !string.IsNullOrEmpty(t)).ToList();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

internal sealed class MappedJsonRow(JsonElement record, FeedRow row) : MappedRow(row)
{
    public JsonElement Record => record;

    public override IEnumerable<string> Names => record.ValueKind == JsonValueKind.Object ? record.EnumerateObject().Select(p => p.Name) : [];

    public override IEnumerable<string> Values(string path) => Elements(path).SelectMany(Texts);

    /// <summary>What is at a path; on the way, a list stands for each of its elements.</summary>
    public IEnumerable<JsonElement> Elements(string path)
    {
        if (record.ValueKind == JsonValueKind.Object && record.TryGetProperty(path, out var direct))
        {
            return [direct];
        }

        IEnumerable<JsonElement> found = [record];
        foreach (var name in path.Split('.'))
        {
            found = found.SelectMany(f => f.ValueKind == JsonValueKind.Array ? f.EnumerateArray() : Enumerable.Repeat(f, 1))
                .Where(f => f.ValueKind == JsonValueKind.Object && f.TryGetProperty(name, out _))
                .Select(f => f.GetProperty(name));
        }

        return path.Contains('.', StringComparison.Ordinal) ? found : [];
    }

    internal static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? [text] : [],
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [value.GetRawText()],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        _ => [],
    };
}
