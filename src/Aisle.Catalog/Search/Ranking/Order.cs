using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Search.Filtering;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>Finds the asked page of the matches without sorting the rest: a heap of as many as the page reaches.</summary>
internal static class Order
{
    public static IReadOnlyList<(int Document, float Score)> Page(
        IndexData index, SearchQuery query, ProductFilter filter, List<int> matches, int offset, int limit, Func<int, float> score)
    {
        offset = Math.Max(offset, 0);
        var end = (int)Math.Min((long)offset + Math.Max(limit, 0), matches.Count);
        var length = end - offset;
        if (length <= 0)
        {
            return [];
        }

        // The worst kept stands on top; a better one pushes it out.
        var best = new PriorityQueue<int, Rank>(end, Comparer<Rank>.Create((a, b) => b.CompareTo(a)));
        foreach (var document in matches)
        {
            var rank = new Rank(Key(index, query.Sort, filter, document), score(document), document);
            if (best.Count < end)
            {
                best.Enqueue(document, rank);
            }
            else if (best.TryPeek(out _, out var worst) && rank.CompareTo(worst) < 0)
            {
                best.DequeueEnqueue(document, rank);
            }
        }

        var page = new (int Document, float Score)[length];
        for (var place = length - 1; place >= 0 && best.TryDequeue(out var document, out var rank); place--)
        {
            page[place] = (document, rank.Score);
        }

        return page;
    }

    /// <summary>What is sorted by before the score; smaller first.</summary>
    private static decimal Key(IndexData index, SearchSort sort, ProductFilter filter, int document) => sort switch
    {
        SearchSort.PriceAscending => filter.LowestPrice(document) ?? decimal.MaxValue,
        SearchSort.PriceDescending => -(filter.LowestPrice(document) ?? decimal.MinValue),
        SearchSort.Rating => -(decimal)RatingPrior.Of(index.Columns.RatingAverage[document], index.Columns.RatingCount[document]),
        SearchSort.Newest => -index.Columns.ReleasedAt[document].UtcTicks,
        _ => 0,
    };

    private readonly record struct Rank(decimal Key, float Score, int Document) : IComparable<Rank>
    {
        public int CompareTo(Rank other)
        {
            var byKey = Key.CompareTo(other.Key);
            var byScore = byKey != 0 ? byKey : other.Score.CompareTo(Score);
            return byScore != 0 ? byScore : Document.CompareTo(other.Document);
        }
    }
}
