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
                var partial = Partial(coverage, filter, scratch);
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
    /// The documents that meet the filters and have all words of the query; where none has all, those that have the most words that
    /// any of them has. So "red samsung toaster" finds Samsung toasters where there are no red ones, and Total says how many.
    /// </summary>
    private static (List<int> Documents, int Coverage) Matches(IndexData index, QueryPlan plan, ProductFilter filter, Scratch scratch)
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

        var most = 1;
        foreach (var document in scratch.Touched)
        {
            var covered = BitOperations.PopCount(scratch.Covered[document]);
            if (covered < most || !filter.Matches(document))
            {
                continue;
            }

            if (covered > most)
            {
                most = covered;
                matches.Clear();
            }

            matches.Add(document);
        }

        return (matches, most);
    }

    /// <summary>The documents that meet the filters and have fewer words than the matches.</summary>
    private static List<int> Partial(int coverage, ProductFilter filter, Scratch scratch)
    {
        var partial = new List<int>();
        foreach (var document in scratch.Touched)
        {
            if (BitOperations.PopCount(scratch.Covered[document]) < coverage && filter.Matches(document))
            {
                partial.Add(document);
            }
        }

        return partial;
    }
}
