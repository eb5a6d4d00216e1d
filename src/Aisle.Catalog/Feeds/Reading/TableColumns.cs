namespace Aisle.Catalog.Feeds.Reading;

/// <summary>The columns that a table's first line names. Case, blanks and marks in a name don't count: "Variant SKU" is "variant_sku".</summary>
internal sealed class TableColumns
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public TableColumns(IReadOnlyList<string> names, char delimiter)
    {
        Names = [.. names.Select(n => n.Trim())];
        Delimiter = delimiter;
        for (var i = 0; i < Names.Count; i++)
        {
            _places.TryAdd(Key(Names[i]), i);
        }
    }

    public IReadOnlyList<string> Names { get; }

    public char Delimiter { get; }

    public int Count => Names.Count;

    /// <summary>Reads them from the first characters of a file; the delimiter is the one that the first line has most of.</summary>
    public static TableColumns Of(string head)
    {
        var start = head.AsSpan().TrimStart("\r\n ");
        var line = start.IndexOfAny('\r', '\n') is var end and >= 0 ? start[..end] : start;
        var delimiter = ',';
        foreach (var candidate in ";\t|")
        {
            delimiter = CountOutsideQuotes(line, candidate) > CountOutsideQuotes(line, delimiter) ? candidate : delimiter;
        }

        return new(CsvReader.FirstRecord(head, delimiter), delimiter);
    }

    public int? Find(string name) => _places.TryGetValue(Key(name), out var at) ? at : null;

    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is null)
            {
                return false;
            }
        }

        return true;
    }

    public static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static int CountOutsideQuotes(ReadOnlySpan<char> line, char mark)
    {
        var count = 0;
        var isQuoted = false;
        foreach (var c in line)
        {
            isQuoted ^= c == '"';
            count += c == mark && !isQuoted ? 1 : 0;
        }

        return count;
    }
}
