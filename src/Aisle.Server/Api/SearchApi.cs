using Aisle.Assistant.Answering;
using Aisle.Assistant.Journal;
using Aisle.Assistant.Tools;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Reading;
using Aisle.Catalog.Store;
using Aisle.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aisle.Server.Api;

internal static class SearchApi
{
    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/search", Search).WithTags("Search").WithSummary("Products by text and conditions");

    private static async Task<Results<Ok<SearchResponse>, ValidationProblem>> Search(
        [AsParameters] SearchParameters parameters, LiveIndex live, ICatalogStore store, TurnLog turns, CancellationToken cancellationToken)
    {
        var read = new ParameterReader();
        var (query, literal) = parameters.Read(read);
        if (read.Errors.Count > 0)
        {
            return TypedResults.ValidationProblem(read.Errors);
        }

        var index = live.Current;
        var found = ShopSearch.Find(index, query, literal, parameters.Undo ?? [], cancellationToken);
        turns.Missed(query, found);
        var ids = found.Items.Select(i => i.Found).Prepend(found).SelectMany(f => f.Result.Hits).Select(h => h.ProductId).Distinct();
        var products = (await store.FindProductsAsync([.. ids], cancellationToken)).ToDictionary(p => p.Id);
        return TypedResults.Ok(new SearchResponse(
            Hits(found.Result), found.Result.Total, found.Result.PartialTotal, found.Result.Facets, Conditions(found.Conditions), Conditions(found.Dropped), found.Result.DidYouMean, found.Result.Unmet, [.. found.Items.Select(Item)], found.Budget));

        // A product that an import removed since the index was built is left out; the next index no longer has it.
        IReadOnlyList<Hit> Hits(SearchResult result) =>
        [
            .. from hit in result.Hits
               where products.ContainsKey(hit.ProductId)
               let product = index.WithRating(products[hit.ProductId])
               select new Hit(ProductCards.Of(product, hit.VariantId, []), hit.Score, hit.Explanation, hit.IsPartial, hit.ByMeaning),
        ];

        SearchItem Item(FoundItem item)
        {
            var (result, conditions, dropped) = item.Found;
            return new SearchItem(item.Text, item.Count, Hits(result), result.Total, result.PartialTotal, result.Facets, Conditions(conditions), Conditions(dropped), result.DidYouMean, result.Unmet);
        }

        static IReadOnlyList<SearchCondition> Conditions(IReadOnlyList<ReadCondition> conditions) => [.. conditions.Select(SearchCondition.Of)];
    }
}

/// <param name="Hits">In order; where several things are asked for, theirs in turns.</param>
/// <param name="Total">How many match in all; where several things are asked for, the sum of their totals.</param>
/// <param name="PartialTotal">How many more have part of the words; they follow the matches where those don't fill a page, each marked <c>partial</c>.</param>
/// <param name="Facets">Empty unless asked for, and where several things are: each item has its own.</param>
/// <param name="Conditions">What was read out of <c>q</c> ("under 50" is a price), so that it can be shown, and undone by <c>undo=KEY</c>.</param>
/// <param name="Dropped">What was read out of <c>q</c> and given up, since nothing meets it.</param>
/// <param name="DidYouMean">The text as it may have been meant, where a word of it is unknown; it is what was searched for.</param>
/// <param name="Unmet">Words of <c>q</c> that the hits do not have.</param>
/// <param name="Items">Where <c>q</c> asks for several things ("a tent, two mats and a stove"), what was found for each, in its order; else empty. <c>undo=items</c> reads them as one.</param>
/// <param name="Budget">What <c>q</c> says that all may cost together, in the shop's currency; null where it does not.</param>
internal sealed record SearchResponse(
    IReadOnlyList<Hit> Hits,
    int Total,
    int PartialTotal,
    IReadOnlyList<Facet> Facets,
    IReadOnlyList<SearchCondition> Conditions,
    IReadOnlyList<SearchCondition> Dropped,
    string? DidYouMean,
    IReadOnlyList<string> Unmet,
    IReadOnlyList<SearchItem> Items,
    decimal? Budget);

/// <summary>One of several things that are asked for.</summary>
/// <param name="Text">What <c>q</c> says of it.</param>
/// <param name="Count">How many are asked for: 2 of "two mats".</param>
/// <param name="Hits">In order, by the same limit and offset as the whole.</param>
/// <param name="Total">How many match it.</param>
/// <param name="PartialTotal">How many more have part of its words.</param>
/// <param name="Facets">Empty unless asked for.</param>
/// <param name="Conditions">What was read out of its text.</param>
/// <param name="Dropped">What was read out of its text and given up, since nothing meets it.</param>
/// <param name="DidYouMean">Its text as it may have been meant, where a word of it is unknown.</param>
/// <param name="Unmet">Words of its text that the hits do not have.</param>
internal sealed record SearchItem(
    string Text,
    int Count,
    IReadOnlyList<Hit> Hits,
    int Total,
    int PartialTotal,
    IReadOnlyList<Facet> Facets,
    IReadOnlyList<SearchCondition> Conditions,
    IReadOnlyList<SearchCondition> Dropped,
    string? DidYouMean,
    IReadOnlyList<string> Unmet);

/// <param name="Product">As it is shown.</param>
/// <param name="Score">Only comparable within one result.</param>
/// <param name="Explanation">What moved the score; null unless asked for.</param>
/// <param name="Partial">Whether it has not all words that matches have; such hits come after those that match, and <c>partialTotal</c> counts them.</param>
/// <param name="ByMeaning">Whether it has not the words and is only near them in meaning; such hits come last, and <c>total</c> does not count them.</param>
internal sealed record Hit(ProductCard Product, double Score, ScoreExplanation? Explanation, bool Partial, bool ByMeaning);

/// <param name="Key">Such as "price", "brand:logitech".</param>
/// <param name="Label">The words that it was read from.</param>
/// <param name="Applied">False for what is understood and can't be held against the products, as a price in a currency that is not the shop's.</param>
internal sealed record SearchCondition(string Key, string Label, bool Applied)
{
    public static SearchCondition Of(ReadCondition condition) => new(condition.Key, condition.Source, condition.IsApplied);
}
