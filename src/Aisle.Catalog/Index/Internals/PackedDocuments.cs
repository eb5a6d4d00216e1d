using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Aisle.Catalog.Index.Internals;

/// <summary>
/// Rising document numbers as bit-packed differences, in blocks of 128 that are unpacked four at a time (SIMD-BP128: Lemire and Boytsov,
/// "Decoding billions of integers per second through vectorization", 2015). Within a block all differences take as many bits as the
/// largest. A list is a directory of its whole blocks (last document, place and width), their data, then the rest of fewer than 128:
/// one byte of width and the bits one after another. <see cref="Vector128"/> falls back to plain code where there is no SIMD.
/// </summary>
internal static class PackedDocuments
{
    public const int BlockSize = 128;

    /// <summary>Lists are read eight bytes at a time: so many must follow the last one.</summary>
    public const int Padding = 8;

    private const int EntrySize = 8;
    private const int WidthBits = 6;

    public static void Write(ReadOnlySpan<int> documents, Growing<byte> to)
    {
        var blocks = documents.Length / BlockSize;
        var directory = to.Count;
        to.AddZeros(blocks * EntrySize);
        var data = to.Count;
        Span<uint> differences = stackalloc uint[BlockSize];
        for (var block = 0; block < blocks; block++)
        {
            var width = Differences(documents, block * BlockSize, differences);
            var entry = to.AsSpan().Slice(directory + (block * EntrySize), EntrySize);
            MemoryMarshal.Write(entry, documents[((block + 1) * BlockSize) - 1]);
            MemoryMarshal.Write(entry[4..], (uint)((to.Count - data) << WidthBits) | (uint)width);
            PackBlock(differences, width, to);
        }

        var rest = documents.Length - (blocks * BlockSize);
        if (rest > 0)
        {
            PackRest(differences[..rest], Differences(documents, blocks * BlockSize, differences[..rest]), to);
        }
    }

    /// <param name="list">From the list's first byte to at least <see cref="Padding"/> bytes after its last.</param>
    /// <param name="to">As long as the list has documents.</param>
    public static void Read(ReadOnlySpan<byte> list, Span<int> to)
    {
        var blocks = to.Length / BlockSize;
        for (var block = 0; block < blocks; block++)
        {
            ReadBlock(list, blocks, block, to.Slice(block * BlockSize, BlockSize));
        }

        ReadRest(list, blocks, to[(blocks * BlockSize)..]);
    }

    /// <summary>The place of a document in a list of <paramref name="count"/>; -1 where it is not there. Unpacks one block.</summary>
    public static int Find(ReadOnlySpan<byte> list, int count, int document)
    {
        var blocks = count / BlockSize;
        var (low, high) = (0, blocks);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Last(list, middle) < document ? (middle + 1, high) : (low, middle);
        }

        Span<int> unpacked = stackalloc int[BlockSize];
        unpacked = unpacked[..Math.Min(BlockSize, count - (low * BlockSize))];
        if (low < blocks)
        {
            ReadBlock(list, blocks, low, unpacked);
        }
        else
        {
            ReadRest(list, blocks, unpacked);
        }

        var place = unpacked.BinarySearch(document);
        return place < 0 ? -1 : (low * BlockSize) + place;
    }

    private static int Last(ReadOnlySpan<byte> list, int block) => MemoryMarshal.Read<int>(list[(block * EntrySize)..]);

    private static (int Place, int Width) Data(ReadOnlySpan<byte> list, int blocks, int block)
    {
        var entry = MemoryMarshal.Read<uint>(list[((block * EntrySize) + 4)..]);
        return ((blocks * EntrySize) + (int)(entry >> WidthBits), (int)(entry & ((1 << WidthBits) - 1)));
    }

    /// <summary>What each document is more than the one before it, less one; gives the bits that the largest needs.</summary>
    private static int Differences(ReadOnlySpan<int> documents, int start, Span<uint> differences)
    {
        var (before, all) = (start == 0 ? -1 : documents[start - 1], 0u);
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = (uint)(documents[start + i] - before - 1);
            all |= differences[i];
            before = documents[start + i];
        }

        return 32 - BitOperations.LeadingZeroCount(all);
    }

    /// <summary>Lane l of the vectors holds the differences l, l + 4, l + 8 and so on, one after another.</summary>
    private static void PackBlock(ReadOnlySpan<uint> differences, int width, Growing<byte> to)
    {
        Span<uint> packed = stackalloc uint[4 * 32];
        packed.Clear();
        for (var i = 0; i < BlockSize; i++)
        {
            var (lane, bit) = (i & 3, (i >> 2) * width);
            var shifted = (ulong)differences[i] << (bit & 31);
            packed[((bit >> 5) * 4) + lane] |= (uint)shifted;
            if (shifted >> 32 != 0)
            {
                packed[(((bit >> 5) + 1) * 4) + lane] |= (uint)(shifted >> 32);
            }
        }

        to.AddRange(MemoryMarshal.AsBytes(packed[..(4 * width)]));
    }

    private static void ReadBlock(ReadOnlySpan<byte> list, int blocks, int block, Span<int> to)
    {
        var (place, width) = Data(list, blocks, block);
        ref var data = ref Unsafe.AsRef(in list.Slice(place, width * 16).GetPinnableReference());
        ref var target = ref MemoryMarshal.GetReference(to[..BlockSize]);
        var mask = Vector128.Create(width == 32 ? uint.MaxValue : (1u << width) - 1);
        var sum = Vector128.Create(block == 0 ? -1 : Last(list, block - 1)).AsUInt32();
        for (var row = 0; row < BlockSize / 4; row++)
        {
            var differences = Vector128<uint>.Zero;
            if (width > 0)
            {
                var bit = row * width;
                var (word, shift) = (bit >> 5, bit & 31);
                differences = Vector128.LoadUnsafe(ref data, (nuint)word * 16).AsUInt32() >>> shift;
                if (shift + width > 32)
                {
                    differences |= Vector128.LoadUnsafe(ref data, (nuint)(word + 1) * 16).AsUInt32() << (32 - shift);
                }

                differences &= mask;
            }

            // The running sum of four, in two steps of shifted additions.
            differences += Vector128<uint>.One;
            differences += Vector128.Shuffle(differences, Vector128.Create(4u, 0, 1, 2));
            differences += Vector128.Shuffle(differences, Vector128.Create(4u, 4, 0, 1));
            differences += sum;
            differences.AsInt32().StoreUnsafe(ref target, (nuint)row * 4);
            sum = Vector128.Shuffle(differences, Vector128.Create(3u, 3, 3, 3));
        }
    }

    private static void PackRest(ReadOnlySpan<uint> differences, int width, Growing<byte> to)
    {
        to.Add((byte)width);
        var (pending, bits) = (0ul, 0);
        foreach (var difference in differences)
        {
            pending |= (ulong)difference << bits;
            for (bits += width; bits >= 8; bits -= 8)
            {
                to.Add((byte)pending);
                pending >>= 8;
            }
        }

        if (bits > 0)
        {
            to.Add((byte)pending);
        }
    }

    private static void ReadRest(ReadOnlySpan<byte> list, int blocks, Span<int> to)
    {
        if (to.IsEmpty)
        {
            return;
        }

        var start = 0;
        if (blocks > 0)
        {
            var (place, last) = Data(list, blocks, blocks - 1);
            start = place + (last * 16);
        }

        var width = list[start];
        var bits = list[(start + 1)..];
        var mask = (1ul << width) - 1;
        var before = blocks == 0 ? -1 : Last(list, blocks - 1);
        for (var i = 0; i < to.Length; i++)
        {
            var bit = i * width;
            before += 1 + (int)((MemoryMarshal.Read<ulong>(bits[(bit >> 3)..]) >> (bit & 7)) & mask);
            to[i] = before;
        }
    }
}
