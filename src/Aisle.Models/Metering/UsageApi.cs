using System.Text.Json;
using Aisle.Models.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Metering;

/// <summary>GET /admin/usage: the ledger's rows, to a key that was made with --admin.</summary>
internal static class UsageApi
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IEndpointRouteBuilder MapUsage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/admin/usage", List).RequireAdminKey().ExcludeFromDescription();
        return routes;
    }

    private static IResult List(UsageLedger ledger) => TypedResults.Json(new { rows = ledger.Rows }, Json);
}
