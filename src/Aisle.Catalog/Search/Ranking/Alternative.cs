using System.Buffers;
using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>A term, or terms side by side in the title, that stand for a word of the query.</summary>
internal sealed class Alternative : IDisposable
{
    private readonly PostingLists _postings;
    private readonly ushort[]? _impacts;
    private readonly bool _isTerm;
    private int[]? _documents;

    /// <param name="postings">Of the index.</param>
    /// <param name="titles">Of the index.</param>
    /// <param name="terms">All known to the index.</param>
    /// <param name="weight">1 for the word itself, less for what only resembles it.</param>
    /// <param name="wordCount">How many words of the query it stands for.</param>
    public Alternative(PostingLists postings, TitleTerms titles, int[] terms, float weight, int wordCount)
    {
        _postings = postings;
        Terms = terms;
        Weight = weight;
        WordCount = wordCount;
        _isTerm = terms.Length == 1;
        if (_isTerm)
        {
            DenseNumber = postings.DenseNumber(terms[0]);
            Count = postings.DocumentFrequency(terms[0]);
        }
        else
        {
            (_documents, _impacts) = Intersect(postings, titles, terms);
            Count = _documents.Length;
        }
    }

    private Alternative(Alternative whole, int[] documents, ushort[] impacts)
    {
        (_postings, Terms, Weight, WordCount) = (whole._postings, whole.Terms, 1, whole.WordCount);
        (_documents, _impacts, Count) = (documents, impacts, documents.Length);
    }

    public int[] Terms { get; }

    public float Weight { get; }

    public int WordCount { get; }

    /// <summary>How many documents have it.</summary>
    public int Count { get; }

    /// <summary>See <see cref="PostingLists.DenseNumber"/>; -1 for what is no term as a whole.</summary>
    public int DenseNumber { get; } = -1;

    /// <summary>In rising order. Those of a packed list are unpacked when first asked for, once a query.</summary>
    public ReadOnlySpan<int> Documents
    {
        get
        {
            if (_documents is null)
            {
                _documents = ArrayPool<int>.Shared.Rent(Count);
                _postings.Read(Terms[0], _documents.AsSpan(0, Count));
            }

            return _documents.AsSpan(0, Count);
        }
    }

    public ReadOnlySpan<ushort> Impacts => _isTerm ? _postings.Impacts(Terms[0]) : _impacts;

    /// <summary>The place of a document in <see cref="Impacts"/>; -1 where it is not among them.</summary>
    public int Find(int document) => DenseNumber >= 0 ? _postings.Dense.Find(DenseNumber, document) : Math.Max(Documents.BinarySearch(document), -1);

    /// <summary>The same term at weight 1, for some of its documents only.</summary>
    public Alternative Within(Func<int, bool> isIn)
    {
        var documents = new Growing<int>();
        var impacts = new Growing<ushort>();
        for (var place = 0; place < Count; place++)
        {
            if (isIn(Documents[place]))
            {
                documents.Add(Documents[place]);
                impacts.Add(Impacts[place]);
            }
        }

        return new Alternative(this, documents.ToArray(), impacts.ToArray());
    }

    public override string ToString() => string.Join(' ', Terms.Select(t => _postings.Terms[t]));

    /// <summary>Gives back the space that documents were unpacked into. Nothing may read them after that.</summary>
    public void Dispose()
    {
        if (_isTerm && _documents is { } rented)
        {
            _documents = null;
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    /// <summary>The products whose title has the terms in a row; a phrase is as frequent as its least frequent word.</summary>
    private static (int[] Documents, ushort[] Impacts) Intersect(PostingLists postings, TitleTerms titles, int[] terms)
    {
        var rarest = terms.MinBy(postings.DocumentFrequency);
        var documents = new Growing<int>();
        var impacts = new Growing<ushort>();
        foreach (var document in postings.Documents(rarest))
        {
            if (titles.Of(document).IndexOf(terms) >= 0)
            {
                documents.Add(document);
                impacts.Add(terms.Min(t => postings.Impacts(t)[postings.Find(t, document)]));
            }
        }

        return (documents.ToArray(), impacts.ToArray());
    }
}
