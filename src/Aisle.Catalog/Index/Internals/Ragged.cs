using Aisle.Catalog.Index.Internals.Files;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Rows of different lengths in one column.</summary>
internal sealed class Ragged<T>(Column<int> starts, Column<T> items)
    where T : unmanaged
{
    public int Count => starts.Length - 1;

    /// <summary>All rows' items one after another.</summary>
    public ReadOnlySpan<T> Items => items.Span;

    /// <summary>Where a row starts in <see cref="Items"/>.</summary>
    public int Start(int row) => starts[row];

    public ReadOnlySpan<T> this[int row] => items.Slice(starts[row], starts[row + 1] - starts[row]);

    /// <summary>Asks for where a row stands, as <see cref="Column{T}.Prefetch"/> does.</summary>
    public void PrefetchPlace(int row) => starts.Prefetch(row);

    /// <summary>Asks for its first items.</summary>
    public void PrefetchItems(int row) => items.Prefetch(starts[row]);

    public static Ragged<T> Of(IReadOnlyCollection<T[]> rows)
    {
        var starts = new int[rows.Count + 1];
        var items = new T[rows.Sum(r => r.Length)];
        var row = 0;
        foreach (var values in rows)
        {
            values.CopyTo(items, starts[row]);
            starts[row + 1] = starts[row] + values.Length;
            row++;
        }

        return new Ragged<T>(Column<int>.Of(starts), Column<T>.Of(items));
    }

    /// <summary>The same but for some rows.</summary>
    public Ragged<T> With(IReadOnlyDictionary<int, T[]> changed)
    {
        var newStarts = new int[starts.Length];
        for (var row = 0; row < Count; row++)
        {
            newStarts[row + 1] = newStarts[row] + (changed.TryGetValue(row, out var values) ? values.Length : this[row].Length);
        }

        var newItems = new T[newStarts[^1]];
        for (var row = 0; row < Count; row++)
        {
            (changed.TryGetValue(row, out var values) ? values : this[row]).CopyTo(newItems.AsSpan(newStarts[row]));
        }

        return new Ragged<T>(Column<int>.Of(newStarts), Column<T>.Of(newItems));
    }

    public static Ragged<T> Read(SectionReader from) => new(from.Next<int>(), from.Next<T>());

    public void Write(SectionWriter to)
    {
        to.Add(starts);
        to.Add(items);
    }
}
