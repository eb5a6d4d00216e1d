namespace Aisle.Catalog.Index.Internals.Files;

/// <summary>Gives back what <see cref="SectionWriter"/> collected, in its order.</summary>
internal sealed class SectionReader(IReadOnlyList<Section> sections)
{
    private int _next;

    /// <exception cref="InvalidDataException">The file has something else there.</exception>
    public unsafe Column<T> Next<T>()
        where T : unmanaged
    {
        if (_next == sections.Count || sections[_next].ItemSize != sizeof(T))
        {
            throw new InvalidDataException($"section {_next} is not of the kind that this version reads");
        }

        return sections[_next++].Bytes.As<T>();
    }
}
