using Aisle.Models.Protocols.Bedrock.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Protocols.Bedrock;

/// <summary>
/// Asynchronous invocations are for models that make video, and none is served here: there are none to list, and starting one is refused.
/// </summary>
internal static class AsyncInvokeApi
{
    private const string Route = "/async-invoke";

    public static IEndpointRouteBuilder MapAsyncInvoke(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route, ListAsync).ExcludeFromDescription();
        routes.MapGet(Route + "/{**arn}", GetAsync).ExcludeFromDescription();
        routes.MapPost(Route, StartAsync).ExcludeFromDescription();
        return routes;
    }

    private static Task ListAsync(HttpContext http, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, _) => JsonResponse.WriteAsync(http, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("asyncInvokeSummaries");
            json.WriteEndArray();
            json.WriteEndObject();
        }, cancellationToken), cancellationToken);

    private static Task GetAsync(HttpContext http, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(
            http, authentication, (_, _) => throw BedrockRequest.NotFound($"The invocation {BedrockRequest.Tail(http, Route + "/")} does not exist."), cancellationToken);

    private static Task StartAsync(HttpContext http, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(
            http, authentication, (body, _) => throw body.Wrong("no model here is invoked asynchronously; use InvokeModel or a batch job", "modelId"), cancellationToken);
}
