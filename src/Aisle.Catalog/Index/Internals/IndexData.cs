using System.Collections.Concurrent;
using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Everything that a search reads. Nothing in it changes once it is built, but for the pool of scratch space.</summary>
internal sealed class IndexData
{
    private readonly ushort[] _lengths;
    private readonly byte[] _titleLengths;
    private readonly ConcurrentBag<Scratch> _pool = [];

    public IndexData(
        PostingLists postings,
        TitleTerms titles,
        ProductTypes types,
        ProductKinds kinds,
        KindNames kindNames,
        ushort[] lengths,
        ProductColumns columns,
        RankingWeights weights)
    {
        _lengths = lengths;
        Weights = weights;
        Bm25F = new Bm25F(weights.Fields, lengths);
        Postings = postings.WithImpacts(Bm25F);
        Titles = titles;
        _titleLengths = titles.Lengths(columns.Ids.Length);
        Types = types;
        Kinds = kinds;
        KindNames = kindNames;
        Columns = columns;
        Priors = new Priors(columns, weights);
    }

    public int Count => Columns.Ids.Length;

    public PostingLists Postings { get; }

    public TitleTerms Titles { get; }

    public ProductTypes Types { get; }

    public ProductKinds Kinds { get; }

    public KindNames KindNames { get; }

    public RankingWeights Weights { get; }

    public Bm25F Bm25F { get; }

    public ProductColumns Columns { get; }

    public Priors Priors { get; }

    /// <summary>How many words each title has, at most 255; in whole words of 64.</summary>
    public ReadOnlySpan<byte> TitleLengths => _titleLengths;

    public IndexData With(RankingWeights weights) => new(Postings, Titles, Types, Kinds, KindNames, _lengths, Columns, weights);

    public Scratch Rent() => _pool.TryTake(out var scratch) ? scratch : new Scratch(Count);

    public void Return(Scratch scratch)
    {
        scratch.Clear();
        _pool.Add(scratch);
    }
}
