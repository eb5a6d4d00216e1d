using Aisle.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aisle.Server.Api;

internal static class HealthApi
{
    public static void MapHealth(this WebApplication app) =>
        app.MapGet("/health", Health).WithTags("Health").WithSummary("Whether the shop can answer")
            .Produces<HealthReport>().Produces<HealthReport>(StatusCodes.Status503ServiceUnavailable);

    private static JsonHttpResult<HealthReport> Health(LiveShop shop) => shop.Facts is not { } facts
        ? TypedResults.Json(new HealthReport("starting", null, null), statusCode: StatusCodes.Status503ServiceUnavailable)
        : TypedResults.Json(new HealthReport(shop.Problem is null ? "ok" : "behind", facts.Counts.Products, facts.Version));
}

/// <param name="Status">"starting" until the first index is built (503), then "ok", or "behind" while a newer state of the store can't be indexed; the log says why.</param>
/// <param name="Products">How many are served; null while starting.</param>
/// <param name="StoreVersion">The version of the store that is served; null while starting.</param>
internal sealed record HealthReport(string Status, long? Products, long? StoreVersion);
