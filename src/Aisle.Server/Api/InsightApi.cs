using Aisle.Catalog;
using Aisle.Catalog.Store;
using Aisle.Insight.Catalogue;
using Aisle.Models.Keys;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aisle.Server.Api;

/// <summary>GET /admin/insight: what reviewers say over the catalogue, to a key made with --admin. docs/concepts/insight.md explains the figures.</summary>
internal static class InsightApi
{
    private const int ShownProblems = 20;
    private const int MostProblems = 200;
    private const int MostScopes = 500;

    private static readonly Dictionary<string, InsightNature> Natures = new(StringComparer.Ordinal) { ["product"] = InsightNature.Product, ["safety"] = InsightNature.Safety };

    private static readonly Dictionary<string, InsightScopeKind> Kinds = new(StringComparer.Ordinal) { ["category"] = InsightScopeKind.Category, ["brand"] = InsightScopeKind.Brand };

    public static void MapInsight(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/admin/insight").RequireAdminKey().ExcludeFromDescription();
        admin.MapGet("", Insight);
        admin.MapGet("/problems", Problems);
        admin.MapGet("/scopes", Scopes);
    }

    private static async Task<Results<Ok<InsightResponse>, ValidationProblem>> Insight(
        string? category, string? brand, ICatalogStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var read = new ParameterReader();
        var scope = ScopeOf(read, category, brand);
        if (read.Errors.Count > 0) return TypedResults.ValidationProblem(read.Errors);
        return TypedResults.Ok(new InsightResponse(
            await CatalogueInsight.ReadAsync(store, scope, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), cancellationToken),
            await store.ReadProblemsAsync(new ProblemQuery(scope, InsightNature.Product, null, 0, ShownProblems), cancellationToken),
            await store.ReadProblemsAsync(new ProblemQuery(scope, InsightNature.Safety, null, 0, ShownProblems), cancellationToken)));
    }

    private static async Task<Results<Ok<IReadOnlyList<RankedProblem>>, ValidationProblem>> Problems(
        string? category, string? brand, string? nature, string? aspect, string? offset, string? limit, ICatalogStore store, CancellationToken cancellationToken)
    {
        var read = new ParameterReader();
        var query = new ProblemQuery(
            ScopeOf(read, category, brand), read.OneOf("nature", nature, Natures) ?? InsightNature.Product, string.IsNullOrEmpty(aspect) ? null : aspect,
            read.Whole("offset", offset, 0, int.MaxValue) ?? 0, read.Whole("limit", limit, 1, MostProblems) ?? ShownProblems);
        return read.Errors.Count > 0 ? TypedResults.ValidationProblem(read.Errors) : TypedResults.Ok(await store.ReadProblemsAsync(query, cancellationToken));
    }

    private static async Task<Results<Ok<IReadOnlyList<InsightScopeCount>>, ValidationProblem>> Scopes(string? kind, ICatalogStore store, CancellationToken cancellationToken)
    {
        var read = new ParameterReader();
        var which = read.OneOf("kind", kind, Kinds) ?? InsightScopeKind.Category;
        return read.Errors.Count > 0 ? TypedResults.ValidationProblem(read.Errors) : TypedResults.Ok(await store.ReadInsightScopesAsync(which, MostScopes, cancellationToken));
    }

    private static InsightScope ScopeOf(ParameterReader read, string? category, string? brand)
    {
        if (!string.IsNullOrEmpty(category) && !string.IsNullOrEmpty(brand)) read.Refuse("brand", brand, "left out where 'category' is given: sums are kept for each of them alone");
        return !string.IsNullOrEmpty(category) ? new InsightScope(InsightScopeKind.Category, CategoryPath.Parse(category).ToString())
            : !string.IsNullOrEmpty(brand) ? new InsightScope(InsightScopeKind.Brand, brand)
            : InsightScope.All;
    }
}

/// <param name="Insight">Sums, and what moved.</param>
/// <param name="Problems">Products to fix, worst first.</param>
/// <param name="Safety">Products with a theme of safety.</param>
internal sealed record InsightResponse(CatalogueInsight Insight, IReadOnlyList<RankedProblem> Problems, IReadOnlyList<RankedProblem> Safety);
