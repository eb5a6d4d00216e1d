using System.Text.Json;
using Aisle.Models.Protocols;
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
        routes.MapGet("/admin/usage", List).ExcludeFromDescription();
        return routes;
    }

    private static IResult List(HttpContext http, ApiKeyAuthentication authentication, UsageLedger ledger)
    {
        try
        {
            return authentication.Authenticate(http, []).IsAdmin
                ? TypedResults.Json(new { rows = ledger.Rows }, Json)
                : TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, detail: "This needs a key made with `aisle keys add NAME --admin`.");
        }
        catch (ModelFaultException e)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized, detail: e.Fault.Message);
        }
    }
}
