namespace Aisle.Catalog.Index.Internals;

/// <summary>Collects what becomes a <see cref="CategoryTable"/>.</summary>
internal sealed class CategoryTableBuilder
{
    private readonly LabelTableBuilder _paths = new();
    private readonly Growing<int> _parents = new();

    public int Add(CategoryPath path)
    {
        var names = path.Names;
        var parent = -1;
        for (var depth = 1; depth <= names.Count; depth++)
        {
            var number = _paths.Add(CategoryPath.Of(names.Take(depth)).ToString());
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
