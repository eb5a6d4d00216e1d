namespace Aisle.Catalog.Index.Internals.Files;

/// <summary>Collects what an index consists of, in an order that its reader repeats.</summary>
internal sealed class SectionWriter
{
    private readonly List<Section> _sections = [];

    public IReadOnlyList<Section> Sections => _sections;

    public void Add<T>(Column<T> items)
        where T : unmanaged => _sections.Add(new Section(items.Bytes, SizeOf<T>()));

    private static unsafe int SizeOf<T>()
        where T : unmanaged => sizeof(T);
}

/// <param name="Bytes">Its items as they lie in memory.</param>
/// <param name="ItemSize">In bytes.</param>
internal readonly record struct Section(Column<byte> Bytes, int ItemSize);
