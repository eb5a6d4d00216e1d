using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Aisle.Catalog.Index.Internals;

/// <summary>
/// Plain values that never change, in memory of our own or in a mapped file: who reads them needn't know which. As cheap to read as an
/// array, bounds checked; the memory lives as long as a column of it does.
/// </summary>
internal readonly unsafe struct Column<T>
    where T : unmanaged
{
    private readonly T* _items;
    private readonly object? _owner;

    /// <param name="items">Stays where it is while <paramref name="owner"/> lives.</param>
    /// <param name="length">In items.</param>
    /// <param name="owner">What frees the memory when nothing refers to it any more.</param>
    public Column(void* items, int length, object owner)
    {
        _items = (T*)items;
        _owner = owner;
        Length = length;
    }

    public int Length { get; }

    public ReadOnlySpan<T> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_items, Length);
    }

    public T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (uint)index < (uint)Length ? _items[index] : throw new ArgumentOutOfRangeException(nameof(index));
    }

    /// <summary>The same memory.</summary>
    public Column<byte> Bytes => _owner is null ? default : new(_items, checked(Length * sizeof(T)), _owner);

    /// <summary>A copy that the garbage collector leaves in its place.</summary>
    public static Column<T> Of(ReadOnlySpan<T> items)
    {
        if (items.IsEmpty)
        {
            return default;
        }

        var kept = GC.AllocateUninitializedArray<T>(items.Length, pinned: true);
        items.CopyTo(kept);
        return new Column<T>(Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(kept)), kept.Length, kept);
    }

    /// <summary>The same memory, as items of another type.</summary>
    public Column<TOther> As<TOther>()
        where TOther : unmanaged => _owner is null ? default : new(_items, Length * sizeof(T) / sizeof(TOther), _owner);

    /// <summary>A part of it, that lives as long.</summary>
    public Column<T> Part(int start, int length)
    {
        _ = Slice(start, length);
        return length == 0 ? default : new(_items + start, length, _owner!);
    }

    /// <summary>Asks for what will be read soon, so that many waits for memory are one. Nothing where there is no such item, or no such instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int index)
    {
        if (Sse.IsSupported && (uint)index < (uint)Length)
        {
            Sse.Prefetch0(_items + index);
        }
    }

    public ReadOnlySpan<T> Slice(int start, int length) => Span.Slice(start, length);
}
