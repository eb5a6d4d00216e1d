namespace Aisle.Catalog.Feeds.Mapped;

/// <summary>A record's values by the mapping's field names.</summary>
internal sealed class MappedValues(MappedRow record, FeedMapping mapping, IReadOnlyDictionary<string, FeedMappingSource> fields)
{
    /// <summary>What the file calls the field, for messages.</summary>
    public string NameOf(string field) => fields.TryGetValue(field, out var source) && source.Paths.Count > 0 ? string.Join('/', source.Paths) : field;

    /// <summary>The first value of the first path that has one; "" for none.</summary>
    public string First(string field) => !fields.TryGetValue(field, out var source) ? ""
        : source.Constant ?? source.Paths.SelectMany(record.Values).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v)) ?? "";

    public IEnumerable<string> All(string field)
    {
        if (!fields.TryGetValue(field, out var source))
        {
            return [];
        }

        var values = source.Constant is { } constant ? [constant] : source.Paths.SelectMany(record.Values);
        return mapping.ListSeparator is { Length: > 0 } separator
            ? values.SelectMany(v => v.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            : values;
    }
}
