using System.ComponentModel;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search.Suggesting;
using Aisle.Catalog.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aisle.Server.Api;

internal static class SuggestApi
{
    private const int LongestText = 200;

    public static void MapSuggest(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/suggest", Suggest).WithTags("Search").WithSummary("What a shopper who is typing may mean: texts, categories, products");

    private static async Task<Results<Ok<SuggestResponse>, ValidationProblem>> Suggest(
        [Description("What is typed so far.")] string? q,
        [Description("How many of each, 1 to 20; 6 if absent.")] string? limit,
        LiveIndex live,
        ICatalogStore store,
        CancellationToken cancellationToken)
    {
        var read = new ParameterReader();
        if (q is { Length: > LongestText })
        {
            read.Refuse("q", q, $"at most {LongestText} characters long");
        }

        var most = read.Whole("limit", limit, 1, 20) ?? 6;
        if (read.Errors.Count > 0)
        {
            return TypedResults.ValidationProblem(read.Errors);
        }

        var suggested = live.Current.Suggest(q ?? "", most);
        var products = (await store.FindProductsAsync(suggested.ProductIds, cancellationToken)).ToDictionary(p => p.Id);
        return TypedResults.Ok(new SuggestResponse(
            suggested.Queries,
            [.. suggested.Categories.Select(c => new CategorySuggestion(c.Path.ToString(), c.Count))],
            [.. suggested.ProductIds.Where(products.ContainsKey).Select(id => new ProductSuggestion(id, products[id].Title, products[id].Media.FirstOrDefault(m => m.Kind == MediaKind.Image)?.Url))]));
    }
}

/// <param name="Queries">Texts to search for, best first.</param>
/// <param name="Categories">Categories, most products first.</param>
/// <param name="Products">Products with these words in their title.</param>
internal sealed record SuggestResponse(IReadOnlyList<SuggestedQuery> Queries, IReadOnlyList<CategorySuggestion> Categories, IReadOnlyList<ProductSuggestion> Products);

/// <param name="Path">As search takes it in <c>category</c>.</param>
/// <param name="Count">How many products stand in it or below it.</param>
internal sealed record CategorySuggestion(string Path, int Count);

/// <param name="Id">The product.</param>
/// <param name="Title">As the shop writes it.</param>
/// <param name="Image">The first picture; null for none.</param>
internal sealed record ProductSuggestion(string Id, string Title, string? Image);
