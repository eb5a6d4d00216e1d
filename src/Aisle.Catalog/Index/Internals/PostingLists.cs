using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Index.Internals;

/// <summary>
/// For each term the documents that hold it, in rising order, in flat arrays: document, how often in each field, and the
/// saturated BM25F term frequency, which needs no further arithmetic at query time but the term's idf.
/// </summary>
internal sealed class PostingLists(Interner terms, int[] starts, int[] documents, uint[] frequencies, ushort[] impacts)
{
    /// <summary>Impacts are fractions of this.</summary>
    public const float ImpactScale = 65535f;

    public Interner Terms { get; } = terms;

    public PostingLists WithImpacts(Bm25F formula)
    {
        var computed = new ushort[documents.Length];
        for (var posting = 0; posting < computed.Length; posting++)
        {
            computed[posting] = (ushort)(formula.Impact(documents[posting], frequencies[posting]) * ImpactScale);
        }

        return new PostingLists(Terms, starts, documents, frequencies, computed);
    }

    public int DocumentFrequency(int term) => starts[term + 1] - starts[term];

    public ReadOnlySpan<int> Documents(int term) => documents.AsSpan(starts[term], DocumentFrequency(term));

    public ReadOnlySpan<ushort> Impacts(int term) => impacts.AsSpan(starts[term], DocumentFrequency(term));

    /// <summary>Four bits a field, the count capped at 15.</summary>
    public ReadOnlySpan<uint> Frequencies(int term) => frequencies.AsSpan(starts[term], DocumentFrequency(term));
}
