using System.ComponentModel;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;
using Aisle.Insight.Reviews;
using Aisle.Insight.Reviews.Stored;
using Aisle.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aisle.Server.Api;

/// <summary>Products and what shoppers say of them. Ids may hold any character; clients percent-encode them (see <see cref="ExactIds"/>).</summary>
internal static class ProductsApi
{
    public static void MapProducts(this IEndpointRouteBuilder routes)
    {
        var products = routes.MapGroup("").WithTags("Products").ProducesProblem(StatusCodes.Status404NotFound);
        products.MapGet("/products/{id}", Product).WithSummary("A product with all its variants; its rating is from reviews where the feed states none");
        products.MapGet("/products/{id}/reviews", Reviews).WithSummary("A product's reviews, newest first");
        products.MapGet("/products/{id}/questions", Questions).WithSummary("What shoppers asked of a product, and the answers");
        products.MapGet("/products/{id}/digest", Digest).WithSummary("What a product's reviews say, counted");
        products.MapGet("/reviews/{id}", OneReview).WithSummary("One review, as evidence names it");
    }

    private static async Task<Results<Ok<Product>, ProblemHttpResult>> Product(
        string id, ICatalogStore store, LiveIndex live, CancellationToken cancellationToken) =>
        await store.FindProductAsync(id, cancellationToken) is { } product
            ? TypedResults.Ok(live.Current.WithRating(product))
            : NoProduct(id);

    private static async Task<Results<Ok<ReviewPage>, ValidationProblem, ProblemHttpResult>> Reviews(
        string id, ICatalogStore store, CancellationToken cancellationToken,
        [Description("How many reviews to leave out.")] string? offset = null,
        [Description("How many reviews, 1 to 100; 20 if absent.")] string? limit = null)
    {
        var read = new ParameterReader();
        var from = read.Whole("offset", offset, 0, int.MaxValue) ?? 0;
        var count = read.Whole("limit", limit, 1, 100) ?? 20;
        if (read.Errors.Count > 0)
        {
            return TypedResults.ValidationProblem(read.Errors);
        }

        if (await store.FindProductAsync(id, cancellationToken) is null)
        {
            return NoProduct(id);
        }

        var reviews = await store.FindReviewsAsync(id, cancellationToken);
        return TypedResults.Ok(new ReviewPage([.. reviews.Skip(from).Take(count).Select(ShownText.Of)], reviews.Count));
    }

    private static async Task<Results<Ok<IReadOnlyList<ProductQuestion>>, ProblemHttpResult>> Questions(
        string id, ICatalogStore store, CancellationToken cancellationToken) =>
        await store.FindProductAsync(id, cancellationToken) is null
            ? NoProduct(id)
            : TypedResults.Ok<IReadOnlyList<ProductQuestion>>([.. (await store.FindQuestionsAsync(id, cancellationToken)).Select(ShownText.Of)]);

    private static async Task<Results<Ok<ReviewDigest>, ProblemHttpResult>> Digest(string id, ICatalogStore store, CancellationToken cancellationToken) =>
        await store.FindProductAsync(id, cancellationToken) is { } product
            ? TypedResults.Ok(await store.FindDigestAsync(product, cancellationToken))
            : NoProduct(id);

    private static async Task<Results<Ok<Review>, ProblemHttpResult>> OneReview(string id, ICatalogStore store, CancellationToken cancellationToken) =>
        await store.FindReviewAsync(id, cancellationToken) is { } review
            ? TypedResults.Ok(ShownText.Of(review))
            : TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "No such review", detail: $"There is no review '{id}'.");

    private static ProblemHttpResult NoProduct(string id) =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "No such product", detail: $"There is no product '{id}'.");
}

/// <param name="Reviews">This page of them.</param>
/// <param name="Total">All of the product's.</param>
internal sealed record ReviewPage(IReadOnlyList<Review> Reviews, int Total);
