namespace Aisle.Catalog.Index.Internals;

/// <summary>Collects rows of different lengths one after another, without an object for each.</summary>
internal sealed class RaggedBuilder<T>
{
    private readonly Growing<int> _starts = new([0]);
    private readonly Growing<T> _items = new();

    public void Add(T item) => _items.Add(item);

    public void EndRow() => _starts.Add(_items.Count);

    /// <param name="rows">Which row comes where.</param>
    /// <param name="convert">What becomes of each item.</param>
    public Ragged<TColumn> Build<TColumn>(ReadOnlySpan<int> rows, Func<T, TColumn> convert)
        where TColumn : unmanaged
    {
        var starts = new int[rows.Length + 1];
        var items = new TColumn[_items.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            var at = starts[row];
            foreach (var item in _items.AsSpan()[_starts[rows[row]].._starts[rows[row] + 1]])
            {
                items[at++] = convert(item);
            }

            starts[row + 1] = at;
        }

        return new Ragged<TColumn>(Column<int>.Of(starts), Column<TColumn>.Of(items));
    }
}
