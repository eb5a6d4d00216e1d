using System.Buffers;
using Aisle.Catalog.Index.Internals.Files;
using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Index.Internals;

/// <summary>
/// For each term the documents that hold it, in rising order, and for each of these postings how often in which field and the saturated
/// BM25F term frequency, the impact, which needs no further arithmetic at query time but the term's idf. Documents of most terms are
/// <see cref="PackedDocuments"/>; those of a term that one document in 32 has, or more, are a set of bits in <see cref="DenseLists"/>.
/// </summary>
internal sealed class PostingLists
{
    /// <summary>Impacts are fractions of this.</summary>
    public const float ImpactScale = 65535f;

    private readonly PostingColumns _columns;
    private readonly Column<ushort> _impacts;

    public PostingLists(TextTable terms, PostingColumns columns, Column<ushort> impacts, DenseLists dense) =>
        (Terms, _columns, _impacts, Dense) = (terms, columns, impacts, dense);

    public TextTable Terms { get; }

    public DenseLists Dense { get; }

    public PostingLists WithImpacts(Bm25F formula)
    {
        var computed = new ushort[_columns.Patterns.Length];
        var documents = ArrayPool<int>.Shared.Rent(Dense.Documents);
        for (var term = 0; term < Terms.Count; term++)
        {
            var (count, start) = (DocumentFrequency(term), Start(term));
            Read(term, documents.AsSpan(0, count));
            for (var place = 0; place < count; place++)
            {
                computed[start + place] = (ushort)(formula.Impact(documents[place], FrequenciesAt(start + place)) * ImpactScale);
            }
        }

        ArrayPool<int>.Shared.Return(documents);
        return new PostingLists(Terms, _columns, Column<ushort>.Of(computed), Dense.With(computed, posting => (FrequenciesAt(posting) & Fields.InTitle) != 0));
    }

    public static PostingLists Read(SectionReader from, int documents) =>
        new(TextTable.Read(from), PostingColumns.Read(from), from.Next<ushort>(), DenseLists.Read(from, documents));

    public void Write(SectionWriter to)
    {
        Terms.Write(to);
        _columns.Write(to);
        to.Add(_impacts);
        Dense.Write(to);
    }

    /// <summary>How many postings there are.</summary>
    public int Count => _columns.Patterns.Length;

    public int DocumentFrequency(int term) => _columns.Starts[term + 1] - _columns.Starts[term];

    /// <summary>The number of a term's first posting.</summary>
    public int Start(int term) => _columns.Starts[term];

    /// <summary>The number of the term's set in <see cref="Dense"/>; -1 where its documents are packed.</summary>
    public int DenseNumber(int term) => _columns.Lists[term] is var list && list < 0 ? ~list : -1;

    /// <param name="term">A number of <see cref="Terms"/>.</param>
    /// <param name="to">As long as the term's document frequency.</param>
    public void Read(int term, Span<int> to)
    {
        var list = _columns.Lists[term];
        if (list < 0)
        {
            Bits.Read(Dense.Set(~list), to);
        }
        else
        {
            PackedDocuments.Read(_columns.Packed.Span[list..], to);
        }
    }

    /// <summary>All documents of a term. Copies: for what happens once a query at most.</summary>
    public int[] Documents(int term)
    {
        var documents = new int[DocumentFrequency(term)];
        Read(term, documents);
        return documents;
    }

    public ReadOnlySpan<ushort> Impacts(int term) => _impacts.Slice(Start(term), DocumentFrequency(term));

    /// <summary>To look up impacts; null for a term whose documents are packed.</summary>
    public DenseCursor? Cursor(int term) =>
        DenseNumber(term) is var number and >= 0 ? Dense.Cursor(number, _impacts.Part(Start(term), DocumentFrequency(term))) : null;

    /// <summary>The place of a document among a term's postings; -1 where it has none.</summary>
    public int Find(int term, int document)
    {
        var list = _columns.Lists[term];
        return list < 0 ? Dense.Find(~list, document) : PackedDocuments.Find(_columns.Packed.Span[list..], DocumentFrequency(term), document);
    }

    /// <summary>How often the term stands in each field, four bits a field, the count capped at 15.</summary>
    /// <param name="term">The term.</param>
    /// <param name="place">As <see cref="Find"/> gives it.</param>
    public uint Frequencies(int term, int place) => FrequenciesAt(Start(term) + place);

    /// <summary>The same of all of a term's postings.</summary>
    /// <param name="term">The term.</param>
    /// <param name="to">As long as the term's document frequency.</param>
    public void ReadFrequencies(int term, Span<uint> to)
    {
        var patterns = _columns.Patterns.Slice(Start(term), to.Length);
        var common = _columns.PatternFrequencies.Span;
        var rare = -1;
        for (var place = 0; place < to.Length; place++)
        {
            if (patterns[place] != PostingColumns.Rare)
            {
                to[place] = common[patterns[place]];
            }
            else
            {
                // The first is looked up, the others follow it.
                rare = rare < 0 ? _columns.RarePostings.Span.BinarySearch(Start(term) + place) : rare + 1;
                to[place] = _columns.RareFrequencies[rare];
            }
        }
    }

    /// <summary>Whether the term is an identifier of some product.</summary>
    public bool IsIdentifier(int term) => Bits.Has(_columns.Identifiers.Span, term);

    private uint FrequenciesAt(int posting)
    {
        var pattern = _columns.Patterns[posting];
        return pattern != PostingColumns.Rare
            ? _columns.PatternFrequencies[pattern]
            : _columns.RareFrequencies[_columns.RarePostings.Span.BinarySearch(posting)];
    }
}
