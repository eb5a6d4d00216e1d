using System.Collections.Concurrent;
using Aisle.Catalog.Index.Internals.Files;
using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Everything that a search reads. Nothing in it changes once it is built, but for the pool of scratch space.</summary>
internal sealed class IndexData
{
    private readonly Column<ushort> _lengths;
    private readonly byte[] _titleLengths;
    private readonly bool[] _hasTitleOf = new bool[byte.MaxValue + 1];
    private readonly ConcurrentBag<Scratch> _pool = [];

    public IndexData(
        PostingLists postings,
        TitleTerms titles,
        ProductTypes types,
        ProductKinds kinds,
        KindNames kindNames,
        Column<ushort> lengths,
        ProductColumns columns,
        VocabularyCounts vocabulary,
        Column<ulong> contents,
        RankingWeights weights)
    {
        _lengths = lengths;
        Weights = weights;
        Bm25F = new Bm25F(weights.Fields, lengths);
        Postings = postings;
        Titles = titles;
        _titleLengths = titles.Lengths(columns.Ids.Length);
        foreach (var length in _titleLengths)
        {
            _hasTitleOf[length] = true;
        }

        Types = types;
        Kinds = kinds;
        KindNames = kindNames;
        Columns = columns;
        Vocabulary = vocabulary;
        Contents = contents;
        Priors = new Priors(columns, weights);
    }

    /// <summary>With what is learned from the catalogue as a whole.</summary>
    /// <param name="postings">Without impacts.</param>
    /// <param name="titles">As they stand.</param>
    /// <param name="lengths">Of each document and field, in words.</param>
    /// <param name="columns">Beside them.</param>
    /// <param name="contents">By document.</param>
    /// <param name="weights">Of the signals.</param>
    public static IndexData Learned(
        PostingLists postings, TitleTerms titles, Column<ushort> lengths, ProductColumns columns, Column<ulong> contents, RankingWeights weights)
    {
        var impacts = Task.Run(() => postings.WithImpacts(new Bm25F(weights.Fields, lengths)));
        var vocabulary = Task.Run(() => VocabularyCounts.Of(columns));
        var kinds = ProductKinds.Learn(columns);
        var types = ProductTypes.Learn(postings, titles, columns);
        var names = KindNames.Count(kinds, types, columns.Ids.Length);
        return new IndexData(impacts.GetAwaiter().GetResult(), titles, types, kinds, names, lengths, columns, vocabulary.GetAwaiter().GetResult(), contents, weights);
    }

    public int Count => Columns.Ids.Length;

    /// <summary>Of each document and field, in words.</summary>
    public Column<ushort> Lengths => _lengths;

    public PostingLists Postings { get; }

    public TitleTerms Titles { get; }

    public ProductTypes Types { get; }

    public ProductKinds Kinds { get; }

    public KindNames KindNames { get; }

    public RankingWeights Weights { get; }

    public Bm25F Bm25F { get; }

    public ProductColumns Columns { get; }

    public VocabularyCounts Vocabulary { get; }

    /// <summary>By document; see <see cref="ContentHash"/>.</summary>
    public Column<ulong> Contents { get; }

    public Priors Priors { get; }

    /// <summary>Which words mean the same. Not saved: a shop may change its own.</summary>
    public SynonymTable Synonyms { get; private init; } = SynonymTable.Retail;

    /// <summary>How many words each title has, at most 255; in whole words of 64.</summary>
    public ReadOnlySpan<byte> TitleLengths => _titleLengths;

    /// <summary>Whether a title has so many words.</summary>
    public bool HasTitleOf(int words) => _hasTitleOf[words];

    /// <summary>From what was saved, with the weights that ship: they are in the impacts.</summary>
    public static IndexData Read(SectionReader from)
    {
        var columns = ProductColumns.Read(from);
        return new IndexData(
            PostingLists.Read(from, columns.Ids.Length), TitleTerms.Read(from), ProductTypes.Read(from), ProductKinds.Read(from), KindNames.Read(from),
            from.Next<ushort>(), columns, VocabularyCounts.Read(from), from.Next<ulong>(), RankingWeights.Default);
    }

    public void Write(SectionWriter to)
    {
        Columns.Write(to);
        Postings.Write(to);
        Titles.Write(to);
        Types.Write(to);
        Kinds.Write(to);
        KindNames.Write(to);
        to.Add(_lengths);
        Vocabulary.Write(to);
        to.Add(Contents);
    }

    public IndexData With(ProductColumns columns) =>
        new(Postings, Titles, Types, Kinds, KindNames, _lengths, columns, Vocabulary, Contents, Weights) { Synonyms = Synonyms };

    public IndexData With(SynonymTable synonyms) => synonyms == Synonyms
        ? this
        : new(Postings, Titles, Types, Kinds, KindNames, _lengths, Columns, Vocabulary, Contents, Weights) { Synonyms = synonyms };

    public IndexData With(RankingWeights weights) =>
        new(Postings.WithImpacts(new Bm25F(weights.Fields, _lengths)), Titles, Types, Kinds, KindNames, _lengths, Columns, Vocabulary, Contents, weights) { Synonyms = Synonyms };

    public Scratch Rent() => _pool.TryTake(out var scratch) ? scratch : new Scratch(Count);

    public void Return(Scratch scratch)
    {
        scratch.Clear();
        _pool.Add(scratch);
    }
}
