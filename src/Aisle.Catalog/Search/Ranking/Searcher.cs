using System.Buffers;
using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Search.Facets;
using Aisle.Catalog.Search.Filtering;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>
/// One search, in steps: 1 read the query, 2 find and count what meets the filters and has most of the words, 3 score and order what can
/// get into the page, 4 choose the variant to show, 5 count facets.
/// </summary>
internal static class Searcher
{
    /// <param name="index">What is searched.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="isExhaustive">Whether every match is scored; the result is the same, only later.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static SearchResult Search(IndexData index, SearchQuery query, bool isExhaustive, CancellationToken cancellationToken)
    {
        // 1
        using var plan = QueryPlan.Read(query.Text, index, index.Synonyms);
        var filter = new ProductFilter(query.Filters, index.Columns);

        // "samsung" alone was read as a filter: then the brand's name still tells its own products from those that only carry it.
        using var brand = plan.HasWords || query.Filters.Brands.Count != 1 ? null : QueryPlan.Read(query.Filters.Brands[0], index, index.Synonyms);
        var scratch = index.Rent();
        try
        {
            // 2
            var matcher = new Matcher(index, plan, filter, scratch, cancellationToken);

            // 3
            using var ranker = new Ranker(index, brand ?? plan, scratch, cancellationToken);
            var order = new Order(index, ranker, scratch, filter) { IsExhaustive = isExhaustive, IsTypeFirst = plan.HasWords };
            var page = order.Page(matcher.Matches, query.Sort, query.Offset, query.Limit);
            var (full, partialTotal) = (page.Count, 0);
            if (query.WithPartialMatches && query.Sort == SearchSort.Relevance && matcher.Total < query.Limit)
            {
                (var partial, partialTotal) = matcher.Partial();
                page = [.. page, .. order.Page(partial, query.Sort, query.Offset - matcher.Total, query.Limit - full)];
            }

            // 4
            var chooser = new VariantChooser(index.Columns, filter, query.Text);
            chooser.Prefetch(page);
            var hits = page.Select((p, place) => new SearchHit(
                index.Columns.Ids[p.Document], chooser.Choose(p.Document), p.Score, query.Explain ? ranker.Explain(p.Document) : null)
            {
                IsPartial = place >= full,
            }).ToArray();

            // 5
            var facets = query.WithFacets ? Facets(index, filter, matcher) : [];
            return new SearchResult(hits, matcher.Total, facets)
            {
                PartialTotal = partialTotal,
                IsOfType = plan.TypeSlot < 0 || page.Take(full).Any(p => ranker.Type(p.Document) > 0),
                DidYouMean = plan.Corrected,
                Unmet = [.. plan.Unknown, .. page.Count == 0 ? [] : matcher.Unmet(page[0].Document)],
            };
        }
        finally
        {
            index.Return(scratch);
        }
    }

    private static IReadOnlyList<Facet> Facets(IndexData index, ProductFilter filter, Matcher matcher)
    {
        var documents = ArrayPool<int>.Shared.Rent(matcher.Total);
        try
        {
            Bits.Read(matcher.Matches, documents);
            return FacetCounter.Count(index.Columns, filter, documents.AsSpan(0, matcher.Total));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(documents);
        }
    }
}
