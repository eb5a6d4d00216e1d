using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Index.Internals.Merging;

/// <summary>
/// An index and a small one of what changed as one, without reading the products that did not change: columns are copied, lists of documents merged, and
/// what is learned from the catalogue as a whole (weights of words, types, kinds) is learned anew. So it finds and ranks what a build over the same
/// products finds and ranks; only spellings of labels, units and the currency, which a build chooses by majority, stay as they were
/// (<see cref="LabelMerge"/>, <see cref="ColumnsMerge"/>).
/// </summary>
internal static class IndexMerge
{
    /// <param name="first">What stood there.</param>
    /// <param name="without">Its documents that changed or went.</param>
    /// <param name="second">What changed or came, built for the first's currency.</param>
    /// <param name="density">When a term's documents are a set of bits.</param>
    public static IndexData Of(IndexData first, IReadOnlySet<int> without, IndexData second, Density density)
    {
        var rows = MergedRows.BySortedTexts(first.Columns.Ids, without, second.Columns.Ids);
        var (ofFirst, ofSecond) = rows.Numbers(first.Count, second.Count);
        var columns = Task.Run(() => ColumnsMerge.Of(first.Columns, second.Columns, rows));
        var merged = PostingsMerge.Of(first.Postings, ofFirst, second.Postings, ofSecond, rows.Count, density);
        return IndexData.Learned(
            merged.Postings,
            first.Titles.Merged(merged.OfFirst, second.Titles, merged.OfSecond, rows),
            rows.Of(first.Lengths, second.Lengths, Fields.Count),
            columns.GetAwaiter().GetResult(),
            rows.Of(first.Contents, second.Contents),
            RankingWeights.Default).With(first.Synonyms);
    }
}
