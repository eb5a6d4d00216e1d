namespace Aisle.Catalog.Index.Internals;

/// <summary>Collects what becomes a <see cref="CategoryTable"/>.</summary>
internal sealed class CategoryTableBuilder
{
    private readonly LabelTableBuilder _paths = new();
    private readonly Growing<int> _parents = new();

    /// <summary>By path as written, it and those above it, the root first.</summary>
    private readonly Dictionary<string, string[]> _lines = new(StringComparer.Ordinal);

    public int Add(CategoryPath path)
    {
        var text = path.ToString();
        if (!_lines.TryGetValue(text, out var line))
        {
            _lines.Add(text, line = [.. Enumerable.Range(1, path.Names.Count).Select(depth => CategoryPath.Of(path.Names.Take(depth)).ToString())]);
        }

        var parent = -1;
        foreach (var above in line)
        {
            var number = _paths.Add(above);
            if (number == _parents.Count)
            {
                _parents.Add(parent);
            }

            parent = number;
        }

        return parent;
    }

    public CategoryTable Freeze() => new(_paths.Freeze(), Column<int>.Of(_parents.AsSpan()));
}
