namespace Aisle.Catalog.Feeds.Reading;

/// <summary>
/// Joins the rows of a family that need not be neighbours. A first pass over the file counts each family's rows; in the second a
/// family is handed out with its last row. So memory holds the families that are open at one time, one or two where rows stand
/// together, and a few dozen bytes a family for the count.
/// </summary>
internal sealed class Families<T>
{
    private readonly Dictionary<string, int> _missing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<T>> _open = new(StringComparer.Ordinal);

    /// <summary>First pass.</summary>
    public void Count(string family, int rows = 1) => _missing[family] = _missing.GetValueOrDefault(family) + rows;

    /// <summary>Second pass: the whole family when this was its last row, else null.</summary>
    public IReadOnlyList<T>? Add(string family, T row)
    {
        if (!_open.TryGetValue(family, out var rows))
        {
            _open[family] = rows = [];
        }

        rows.Add(row);
        if (rows.Count < _missing.GetValueOrDefault(family))
        {
            return null;
        }

        _open.Remove(family);
        return rows;
    }

    /// <summary>What is still open: the file changed between the passes.</summary>
    public IEnumerable<IReadOnlyList<T>> Rest() => _open.Values;
}
