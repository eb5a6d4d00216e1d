using Aisle.Server.Api.Document;
using Aisle.Server.Hosting;

namespace Aisle.Server.Api;

/// <summary>Every route of the HTTP API. What each returns and refuses is in docs/concepts/api.md, and in the OpenAPI document.</summary>
internal static class Routes
{
    public static void MapApi(this WebApplication app)
    {
        var v1 = app.MapGroup("/v1").RequireCors(Edge.ShopPages).AddEndpointFilter<RequireIndex>().WithSharedErrors();
        v1.MapConversations();
        v1.MapShoppers();

        var reads = v1.MapGroup("").RequireRateLimiting(RateLimiting.Reads);
        reads.MapSearch();
        reads.MapSuggest();
        reads.MapProducts();
        reads.MapShop();

        app.MapHealth();
        app.MapOpenApi("/openapi/v1.json");
    }
}
