using System.Text.Json;
using System.Text.Json.Serialization;
using Aisle.Models.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Metering;

/// <summary>GET /admin/usage and /admin/models: the ledger's rows, and the models with how their targets are, to a key that was made with --admin.</summary>
internal static class UsageApi
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

    public static IEndpointRouteBuilder MapUsage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/admin/usage", (UsageLedger ledger) => TypedResults.Json(new { rows = ledger.Rows }, Json)).RequireAdminKey().ExcludeFromDescription();
        routes.MapGet("/admin/models", (ModelGateway gateway) => TypedResults.Json(new { models = gateway.Report() }, Json)).RequireAdminKey().ExcludeFromDescription();
        return routes;
    }
}
