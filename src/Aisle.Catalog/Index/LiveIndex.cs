namespace Aisle.Catalog.Index;

/// <summary>The index that queries read now. Swapped atomically: a query sees the old one or the new one, never a mixture.</summary>
public sealed class LiveIndex
{
    private CatalogIndex _current = CatalogIndex.Empty;

    public CatalogIndex Current => Volatile.Read(ref _current);

    public void Swap(CatalogIndex next) => Volatile.Write(ref _current, next);
}
