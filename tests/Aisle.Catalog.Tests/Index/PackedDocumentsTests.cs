using Aisle.Catalog.Index.Internals;
using CsCheck;

namespace Aisle.Catalog.Tests.Index;

public sealed class PackedDocumentsTests
{
    /// <summary>Runs, small gaps and gaps as large as they come, in lists of no block, one, and several.</summary>
    private static readonly Gen<int[]> AnyList = Gen.Select(Gen.Int[0, 700], Gen.Int[0, 20], Gen.Int).Select((count, bits, seed) =>
    {
        var random = new Random(seed);
        var (list, at) = (new List<int>(), -1L);
        while (list.Count < count && (at += 1 + random.NextInt64(1L << random.Next(bits + 1))) <= int.MaxValue)
        {
            list.Add((int)at);
        }

        return list.ToArray();
    });

    [Fact]
    public void Read_WhatWasWritten_IsTheSame() => AnyList.Sample(documents => Assert.Equal(documents, Unpacked(Packed(documents), documents.Length)));

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(0)]
    public void Read_OneDocumentAlone_IsTheSame(int document) => Assert.Equal([document], Unpacked(Packed([document]), 1));

    [Fact]
    public void Read_LargestGapInAWholeBlock_IsTheSame()
    {
        int[] documents = [.. Enumerable.Range(0, 127), int.MaxValue];

        Assert.Equal(documents, Unpacked(Packed(documents), documents.Length));
    }

    [Fact]
    public void Find_AnyDocument_IsAtItsPlaceOrNowhere() =>
        Gen.Select(AnyList, Gen.Int[0, int.MaxValue]).Sample((documents, other) =>
        {
            var packed = Packed(documents);
            foreach (var document in documents.Append(other).Concat(documents.Take(50).Select(d => d == int.MaxValue ? 0 : d + 1)))
            {
                Assert.Equal(Array.IndexOf(documents, document), PackedDocuments.Find(packed, documents.Length, document));
            }
        });

    private static byte[] Packed(int[] documents)
    {
        var packed = new Growing<byte>();
        PackedDocuments.Write(documents, packed);
        packed.AddZeros(PackedDocuments.Padding);
        return packed.ToArray();
    }

    private static int[] Unpacked(byte[] packed, int count)
    {
        var documents = new int[count];
        PackedDocuments.Read(packed, documents);
        return documents;
    }
}
