using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>A term, or terms side by side in the title, that stand for a word of the query.</summary>
internal sealed class Alternative
{
    private readonly PostingLists _postings;
    private readonly int[]? _documents;
    private readonly ushort[]? _impacts;

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
        if (terms.Length > 1)
        {
            (_documents, _impacts) = Intersect(postings, titles, terms);
        }
    }

    private Alternative(Alternative whole, int[] documents, ushort[] impacts)
    {
        (_postings, Terms, Weight, WordCount) = (whole._postings, whole.Terms, 1, whole.WordCount);
        (_documents, _impacts) = (documents, impacts);
    }

    public int[] Terms { get; }

    public float Weight { get; }

    public int WordCount { get; }

    public ReadOnlySpan<int> Documents => _documents ?? _postings.Documents(Terms[0]);

    public ReadOnlySpan<ushort> Impacts => _impacts ?? _postings.Impacts(Terms[0]);

    /// <summary>The same term at weight 1, for some of its documents only.</summary>
    public Alternative Within(Func<int, bool> isIn)
    {
        var documents = new Growing<int>();
        var impacts = new Growing<ushort>();
        for (var place = 0; place < Documents.Length; place++)
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
                impacts.Add(terms.Min(t => postings.Impacts(t)[postings.Documents(t).BinarySearch(document)]));
            }
        }

        return (documents.ToArray(), impacts.ToArray());
    }
}
