namespace Aisle.Catalog.Index.Internals;

/// <summary>A list whose items can be reached as a span and as references; <see cref="List{T}"/> costs too much a posting.</summary>
internal sealed class Growing<T>(params T[] first)
{
    private T[] _items = first.Length == 0 ? new T[16] : first;

    public int Count { get; private set; } = first.Length;

    public T this[int index] => _items[index];

    public Span<T> AsSpan() => _items.AsSpan(0, Count);

    public T[] ToArray() => AsSpan().ToArray();

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = item;
    }

    public void AddRange(ReadOnlySpan<T> items) => items.CopyTo(Extend(items.Length));

    public void AddZeros(int count) => Extend(count).Clear();

    private Span<T> Extend(int by)
    {
        if (Count + by > _items.Length)
        {
            Array.Resize(ref _items, Math.Max(Count + by, _items.Length * 2));
        }

        Count += by;
        return _items.AsSpan(Count - by, by);
    }
}
