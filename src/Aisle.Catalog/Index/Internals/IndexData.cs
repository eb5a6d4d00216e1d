using System.Collections.Concurrent;
using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Everything that a search reads. Nothing in it changes once it is built, but for the pool of scratch space.</summary>
internal sealed class IndexData(PostingLists postings, TitleTerms titles, ushort[] lengths, ProductColumns columns)
{
    private readonly ConcurrentBag<Scratch> _pool = [];

    public int Count => Columns.Ids.Length;

    public PostingLists Postings { get; } = postings;

    public TitleTerms Titles { get; } = titles;

    public Bm25F Bm25F { get; } = new(FieldWeights.Default, lengths);

    public ProductColumns Columns { get; } = columns;

    public Scratch Rent() => _pool.TryTake(out var scratch) ? scratch : new Scratch(Count);

    public void Return(Scratch scratch)
    {
        scratch.Clear();
        _pool.Add(scratch);
    }
}
