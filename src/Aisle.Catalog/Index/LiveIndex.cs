using Aisle.Catalog.Search.Meaning;

namespace Aisle.Catalog.Index;

/// <summary>The index that queries read now. Swapped atomically: a query sees the old one or the new one, never a mixture.</summary>
public sealed class LiveIndex
{
    private readonly Lock _swapping = new();
    private CatalogIndex _current = CatalogIndex.Empty;
    private SearchMeaning? _meaning;

    public CatalogIndex Current => Volatile.Read(ref _current);

    public void Swap(CatalogIndex next)
    {
        ArgumentNullException.ThrowIfNull(next);
        lock (_swapping)
        {
            Volatile.Write(ref _current, next.With(_meaning));
        }
    }

    /// <summary>This index and those that follow tell nearness in meaning by it.</summary>
    public void Swap(SearchMeaning meaning)
    {
        lock (_swapping)
        {
            _meaning = meaning;
            Volatile.Write(ref _current, _current.With(meaning));
        }
    }
}
