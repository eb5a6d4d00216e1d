using Aisle.Models.Configuration;
using Microsoft.AspNetCore.Diagnostics;

namespace Aisle.Server.Hosting;

/// <summary>Every error leaves as Problem Details (RFC 9457). What a client did wrong is told; what broke here is logged and not shown.</summary>
internal static class Problems
{
    public static IServiceCollection AddProblems(this IServiceCollection services) => services
        .Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true)
        .AddProblemDetails(problems => problems.CustomizeProblemDetails = context => context.ProblemDetails.Extensions.Remove("traceId"))
        .AddExceptionHandler<BadRequests>();

    /// <summary>What Kestrel or the binding of a body found wrong: too large, not JSON, a missing field.</summary>
    private sealed class BadRequests : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (exception is not BadHttpRequestException bad)
            {
                return false;
            }

            var detail = bad.InnerException is System.Text.Json.JsonException json ? $"The body is not the JSON that is expected here: {(json.Path is { Length: > 0 } path ? path + ": " : "")}{JsonReason.Of(json)}" : bad.Message;
            await TypedResults.Problem(statusCode: bad.StatusCode, detail: detail).ExecuteAsync(httpContext);
            return true;
        }
    }
}
