using System.Numerics;
using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Search.Facets;
using Aisle.Catalog.Search.Filtering;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>
/// One search, in steps: 1 read the query, 2 score every document that has one of its words, 3 keep what meets the filters and
/// has most of the words, 4 order, 5 choose the variant to show, 6 count facets.
/// </summary>
internal static class Searcher
{
    public static SearchResult Search(IndexData index, SearchQuery query, CancellationToken cancellationToken)
    {
        // 1
        var plan = QueryPlan.Read(query.Text, index, SynonymTable.Retail);
        var filter = new ProductFilter(query.Filters, index.Columns);

        // "samsung" alone was read as a filter: then the brand's name still tells its own products from those that only carry it.
        var orderedBy = plan.HasWords || query.Filters.Brands.Count != 1 ? plan : QueryPlan.Read(query.Filters.Brands[0], index, SynonymTable.Retail);
        var ranker = new Ranker(index, orderedBy);
        var scratch = index.Rent();
        try
        {
            // 2
            ranker.ScoreWords(scratch, cancellationToken);

            // 3
            var (matches, coverage) = Matches(index, plan, filter, scratch);
            cancellationToken.ThrowIfCancellationRequested();

            // 4
            float Score(int document) => ranker.Score(document, scratch.Scores[document]);
            var page = Order.Page(index, query, filter, matches, query.Offset, query.Limit, Score);
            if (query.WithPartialMatches && page.Count < query.Limit)
            {
                var partial = Partial(plan, coverage, filter, scratch);
                page = [.. page, .. Order.Page(index, query, filter, partial, query.Offset - matches.Count, query.Limit - page.Count, Score)];
            }

            // 5
            var chooser = new VariantChooser(index.Columns, filter, query.Text);
            var hits = page.Select(p => new SearchHit(
                index.Columns.Ids[p.Document], chooser.Choose(p.Document), p.Score, query.Explain ? ranker.Explain(p.Document) : null)).ToArray();

            // 6
            var facets = query.WithFacets ? FacetCounter.Count(index.Columns, filter, matches) : [];
            return new SearchResult(hits, matches.Count, facets);
        }
        finally
        {
            index.Return(scratch);
        }
    }

    /// <summary>
    /// The documents that meet the filters and have all words of the query; where none has all, those that say most of it, above all the type.
    /// So "red samsung toaster with a timer" finds Samsung toasters where there are no red ones,
    /// and Total says how many.
    /// </summary>
    private static (List<int> Documents, float Coverage) Matches(IndexData index, QueryPlan plan, ProductFilter filter, Scratch scratch)
    {
        var matches = new List<int>();
        if (!plan.HasWords)
        {
            for (var document = 0; document < index.Count; document++)
            {
                if (filter.Matches(document))
                {
                    matches.Add(document);
                }
            }

            return (matches, 0);
        }

        foreach (var document in scratch.Touched)
        {
            if (BitOperations.PopCount(scratch.Covered[document]) == plan.Slots.Count && filter.Matches(document))
            {
                matches.Add(document);
            }
        }

        return matches.Count > 0 ? (matches, plan.WholeSaid) : MostSaid(plan, filter, scratch);
    }

    /// <summary>Share of what the best says of the query that a match must say, where none has all words.</summary>
    private const float Enough = 0.6f;

    private static (List<int> Documents, float Coverage) MostSaid(QueryPlan plan, ProductFilter filter, Scratch scratch)
    {
        var found = new List<int>();
        var most = 0f;
        foreach (var document in scratch.Touched)
        {
            if (plan.Said(scratch.Covered[document]) is var said && said >= Enough * most && filter.Matches(document))
            {
                found.Add(document);
                most = Math.Max(most, said);
            }
        }

        found.RemoveAll(document => plan.Said(scratch.Covered[document]) < Enough * most);
        return (found, Enough * most);
    }

    /// <summary>The documents that meet the filters and are no matches.</summary>
    private static List<int> Partial(QueryPlan plan, float coverage, ProductFilter filter, Scratch scratch)
    {
        var partial = new List<int>();
        foreach (var document in scratch.Touched)
        {
            if (!IsMatch(plan, coverage, scratch.Covered[document]) && filter.Matches(document))
            {
                partial.Add(document);
            }
        }

        return partial;
    }

    private static bool IsMatch(QueryPlan plan, float coverage, uint covered) =>
        BitOperations.PopCount(covered) == plan.Slots.Count || (coverage < plan.WholeSaid && plan.Said(covered) >= coverage);
}
