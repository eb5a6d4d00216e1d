namespace Aisle.Catalog.Index.Internals;

/// <summary>The category tree: each path that a product stands in, and every path above it, numbered with the number of its parent.</summary>
internal sealed class CategoryTable
{
    private readonly LabelTable _paths = new();
    private readonly List<int> _parents = [];

    public int Count => _paths.Count;

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

    /// <summary>-1 for a root.</summary>
    public int Parent(int number) => _parents[number];

    public CategoryPath Path(int number) => CategoryPath.Parse(_paths.Label(number));

    public int Find(CategoryPath path) => _paths.Find(path.ToString());

    public bool IsWithin(int number, int ancestor)
    {
        for (; number >= 0; number = _parents[number])
        {
            if (number == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    public CategoryTable Freeze()
    {
        _paths.Freeze();
        return this;
    }
}
