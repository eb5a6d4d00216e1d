using Aisle.Models.Protocols;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aisle.Models.Keys;

/// <summary>What only the operator may see: routes that take a key which was made with --admin.</summary>
public static class AdminKey
{
    public static TBuilder RequireAdminKey<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder =>
        routes.AddEndpointFilter(async (context, next) => Refusal(context.HttpContext) ?? await next(context));

    private static object? Refusal(HttpContext http)
    {
        try
        {
            return http.RequestServices.GetRequiredService<ApiKeyAuthentication>().Authenticate(http, []).IsAdmin
                ? null
                : TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, detail: "This needs a key made with `aisle keys add NAME --admin`.");
        }
        catch (ModelFaultException e)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized, detail: e.Fault.Message);
        }
    }
}
