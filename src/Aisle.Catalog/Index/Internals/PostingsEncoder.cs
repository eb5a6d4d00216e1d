using System.Runtime.InteropServices;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Packs postings that lie term by term in flat arrays.</summary>
internal static class PostingsEncoder
{
    /// <param name="terms">The vocabulary.</param>
    /// <param name="documentCount">How many documents there are.</param>
    /// <param name="starts">By term, its first posting; one more than there are terms.</param>
    /// <param name="documents">By posting, rising within a term.</param>
    /// <param name="frequencies">By posting, four bits a field.</param>
    /// <param name="density">When a term's documents are a set of bits.</param>
    public static PostingLists Encode(
        TextTable terms, int documentCount, ReadOnlySpan<int> starts, ReadOnlySpan<int> documents, ReadOnlySpan<uint> frequencies, Density density)
    {
        var packed = new Growing<byte>();
        var lists = new int[terms.Count];
        var dense = new DenseEncoder(documentCount);
        var identifiers = new ulong[Bits.Words(terms.Count)];
        for (var term = 0; term < lists.Length; term++)
        {
            if (frequencies[starts[term]..starts[term + 1]].ContainsAnyInRange(1u << ((int)Field.Identifiers * 4), uint.MaxValue))
            {
                Bits.Add(identifiers, term);
            }

            var list = documents[starts[term]..starts[term + 1]];
            if (density.IsDense(list.Length, documentCount))
            {
                lists[term] = ~dense.Add(list, starts[term]);
            }
            else
            {
                lists[term] = packed.Count;
                PackedDocuments.Write(list, packed);
            }
        }

        packed.AddZeros(PackedDocuments.Padding);
        var (patterns, patternFrequencies, rarePostings, rareFrequencies) = Patterns(frequencies);
        var columns = new PostingColumns(
            Column<int>.Of(starts),
            Column<int>.Of(lists),
            Column<byte>.Of(packed.AsSpan()),
            Column<byte>.Of(patterns),
            Column<uint>.Of(patternFrequencies),
            Column<int>.Of(rarePostings.AsSpan()),
            Column<uint>.Of(rareFrequencies.AsSpan()),
            Column<ulong>.Of(identifiers));
        return new PostingLists(terms, columns, default, dense.Build());
    }

    private static (byte[] Patterns, uint[] Frequencies, Growing<int> RarePostings, Growing<uint> RareFrequencies) Patterns(ReadOnlySpan<uint> frequencies)
    {
        var counts = new Dictionary<uint, int>();
        foreach (var frequency in frequencies)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, frequency, out _)++;
        }

        var common = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(PostingColumns.Rare).Select(c => c.Key).ToArray();
        var numbers = common.Index().ToDictionary(c => c.Item, c => (byte)c.Index);
        var patterns = new byte[frequencies.Length];
        var (rarePostings, rareFrequencies) = (new Growing<int>(), new Growing<uint>());
        for (var posting = 0; posting < patterns.Length; posting++)
        {
            if (!numbers.TryGetValue(frequencies[posting], out patterns[posting]))
            {
                patterns[posting] = PostingColumns.Rare;
                rarePostings.Add(posting);
                rareFrequencies.Add(frequencies[posting]);
            }
        }

        return (patterns, common, rarePostings, rareFrequencies);
    }

    private sealed class DenseEncoder(int documents)
    {
        private readonly Growing<ulong> _sets = new();
        private readonly Growing<int> _firstPostings = new();
        private readonly Growing<int> _before = new();

        public int Add(ReadOnlySpan<int> list, int firstPosting)
        {
            var start = _sets.Count;
            _sets.AddZeros(Bits.Words(documents));
            var set = _sets.AsSpan()[start..];
            Bits.Add(set, list);
            var count = 0;
            for (var word = 0; word < set.Length; word += DenseLists.IntervalWords)
            {
                _before.Add(count);
                count += Bits.Count(set.Slice(word, Math.Min(DenseLists.IntervalWords, set.Length - word)));
            }

            _firstPostings.Add(firstPosting);
            return _firstPostings.Count - 1;
        }

        public DenseLists Build() =>
            new(documents, Column<int>.Of(_firstPostings.AsSpan()), Column<ulong>.Of(_sets.AsSpan()), Column<int>.Of(_before.AsSpan()), default, default, default);
    }
}
