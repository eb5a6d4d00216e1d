using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Sets of documents, a bit each in words of 64.</summary>
internal static class Bits
{
    public static int Words(int documents) => (documents + 63) / 64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Has(ReadOnlySpan<ulong> set, int document) => (set[document >> 6] >> document & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Span<ulong> set, int document) => set[document >> 6] |= 1ul << document;

    public static void Add(Span<ulong> set, ReadOnlySpan<int> documents)
    {
        foreach (var document in documents)
        {
            set[document >> 6] |= 1ul << document;
        }
    }

    public static void Fill(Span<ulong> set, int documents)
    {
        set.Fill(ulong.MaxValue);
        if ((documents & 63) != 0)
        {
            set[^1] = (1ul << documents) - 1;
        }
    }

    public static int Count(ReadOnlySpan<ulong> set)
    {
        var count = 0;
        foreach (var word in set)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    public static void And(Span<ulong> set, ReadOnlySpan<ulong> other)
    {
        ref var a = ref MemoryMarshal.GetReference(set);
        ref var b = ref MemoryMarshal.GetReference(other[..set.Length]);
        var at = 0;
        for (; at <= set.Length - Vector256<ulong>.Count; at += Vector256<ulong>.Count)
        {
            (Vector256.LoadUnsafe(ref a, (nuint)at) & Vector256.LoadUnsafe(ref b, (nuint)at)).StoreUnsafe(ref a, (nuint)at);
        }

        for (; at < set.Length; at++)
        {
            set[at] &= other[at];
        }
    }

    public static void AndNot(Span<ulong> set, ReadOnlySpan<ulong> other)
    {
        ref var a = ref MemoryMarshal.GetReference(set);
        ref var b = ref MemoryMarshal.GetReference(other[..set.Length]);
        var at = 0;
        for (; at <= set.Length - Vector256<ulong>.Count; at += Vector256<ulong>.Count)
        {
            Vector256.AndNot(Vector256.LoadUnsafe(ref a, (nuint)at), Vector256.LoadUnsafe(ref b, (nuint)at)).StoreUnsafe(ref a, (nuint)at);
        }

        for (; at < set.Length; at++)
        {
            set[at] &= ~other[at];
        }
    }

    public static void Or(Span<ulong> set, ReadOnlySpan<ulong> other)
    {
        ref var a = ref MemoryMarshal.GetReference(set);
        ref var b = ref MemoryMarshal.GetReference(other[..set.Length]);
        var at = 0;
        for (; at <= set.Length - Vector256<ulong>.Count; at += Vector256<ulong>.Count)
        {
            (Vector256.LoadUnsafe(ref a, (nuint)at) | Vector256.LoadUnsafe(ref b, (nuint)at)).StoreUnsafe(ref a, (nuint)at);
        }

        for (; at < set.Length; at++)
        {
            set[at] |= other[at];
        }
    }

    /// <summary>The documents of a set, in rising order; gives how many.</summary>
    public static int Read(ReadOnlySpan<ulong> set, Span<int> to)
    {
        var count = 0;
        for (var at = 0; at < set.Length; at++)
        {
            for (var word = set[at]; word != 0; word &= word - 1)
            {
                to[count++] = (at * 64) + BitOperations.TrailingZeroCount(word);
            }
        }

        return count;
    }
}
