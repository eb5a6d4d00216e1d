namespace Aisle.Catalog.Index.Internals.Merging;

/// <summary>Two sets of posting lists as one, list by list. A term that no document has any more is gone, as it is after a build.</summary>
/// <param name="Postings">The merged ones, without impacts.</param>
/// <param name="OfFirst">By term of the first, the merged term; -1 for what is gone.</param>
/// <param name="OfSecond">The same for the second.</param>
internal sealed record PostingsMerge(PostingLists Postings, int[] OfFirst, int[] OfSecond)
{
    /// <param name="first">What stood there.</param>
    /// <param name="firstDocuments">By its document, the merged one; -1 for what is left out. Rising.</param>
    /// <param name="second">What came.</param>
    /// <param name="secondDocuments">By its document, the merged one. Rising.</param>
    /// <param name="documents">How many the merged has.</param>
    /// <param name="density">When a term's documents are a set of bits.</param>
    public static PostingsMerge Of(PostingLists first, int[] firstDocuments, PostingLists second, int[] secondDocuments, int documents, Density density)
    {
        var terms = new TextColumnBuilder();
        var starts = new Growing<int>([0]);
        var merged = new PostingsBuffer(first.Count + second.Count);
        var (ofFirst, ofSecond) = (new int[first.Terms.Count], new int[second.Terms.Count]);
        ofSecond.AsSpan().Fill(-1);
        var secondOf = new int[first.Terms.Count];
        secondOf.AsSpan().Fill(-1);
        for (var term = 0; term < second.Terms.Count; term++)
        {
            if (first.Terms.Find(second.Terms.Characters(term)) is var same and >= 0)
            {
                secondOf[same] = term;
            }
        }

        var (old, fresh) = (new PostingsBuffer(firstDocuments.Length), new PostingsBuffer(secondDocuments.Length));
        for (var term = 0; term < first.Terms.Count; term++)
        {
            old.Read(first, term, firstDocuments);
            fresh.Clear();
            if (secondOf[term] >= 0)
            {
                fresh.Read(second, secondOf[term], secondDocuments);
            }

            ofFirst[term] = End(first.Terms.Characters(term));
            if (secondOf[term] >= 0)
            {
                ofSecond[secondOf[term]] = ofFirst[term];
            }
        }

        old.Clear();
        for (var term = 0; term < second.Terms.Count; term++)
        {
            if (ofSecond[term] < 0)
            {
                fresh.Read(second, term, secondDocuments);
                ofSecond[term] = End(second.Terms.Characters(term));
            }
        }

        return new PostingsMerge(
            PostingsEncoder.Encode(TextTable.Of(terms.Build()), documents, starts.ToArray(), merged.Documents, merged.Frequencies, density), ofFirst, ofSecond);

        int End(ReadOnlySpan<char> text)
        {
            merged.AddMerged(old, fresh);
            if (merged.Count == starts[starts.Count - 1])
            {
                return -1;
            }

            terms.Add(text);
            starts.Add(merged.Count);
            return terms.Count - 1;
        }
    }

    /// <summary>Documents that rise within a term, with their frequencies.</summary>
    private sealed class PostingsBuffer(int size)
    {
        private readonly int[] _documents = new int[size];
        private readonly uint[] _frequencies = new uint[size];

        public int Count { get; private set; }

        public ReadOnlySpan<int> Documents => _documents.AsSpan(0, Count);

        public ReadOnlySpan<uint> Frequencies => _frequencies.AsSpan(0, Count);

        public void Clear() => Count = 0;

        /// <summary>A term's postings under their new numbers, but for those that are left out.</summary>
        public void Read(PostingLists postings, int term, int[] numbers)
        {
            var count = postings.DocumentFrequency(term);
            postings.Read(term, _documents.AsSpan(0, count));
            postings.ReadFrequencies(term, _frequencies.AsSpan(0, count));
            Count = 0;
            for (var place = 0; place < count; place++)
            {
                if (numbers[_documents[place]] is var number and >= 0)
                {
                    (_documents[Count], _frequencies[Count]) = (number, _frequencies[place]);
                    Count++;
                }
            }
        }

        public void AddMerged(PostingsBuffer a, PostingsBuffer b)
        {
            if (b.Count == 0)
            {
                a.Documents.CopyTo(_documents.AsSpan(Count));
                a.Frequencies.CopyTo(_frequencies.AsSpan(Count));
                Count += a.Count;
                return;
            }

            for (var (i, j) = (0, 0); i < a.Count || j < b.Count;)
            {
                var isFirst = j == b.Count || (i < a.Count && a._documents[i] < b._documents[j]);
                (_documents[Count], _frequencies[Count]) = isFirst ? (a._documents[i], a._frequencies[i++]) : (b._documents[j], b._frequencies[j++]);
                Count++;
            }
        }
    }
}
