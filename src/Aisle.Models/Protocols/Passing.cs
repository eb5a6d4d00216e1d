using Aisle.Models.Guardrails;
using Aisle.Models.PassThrough;
using Aisle.Models.Protocols.Bedrock.Guarding;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Protocols;

/// <summary>A request that is sent on as it is where that is possible, and read and translated where it is not.</summary>
internal static class Passing
{
    /// <param name="http">The request.</param>
    /// <param name="gateway">Where it goes.</param>
    /// <param name="authentication">Finds out who calls.</param>
    /// <param name="dialect">Of the route.</param>
    /// <param name="translate">What answers a request that is not passed.</param>
    /// <param name="writeFault">The dialect's way of saying what is wrong, while nothing of an answer was sent.</param>
    /// <param name="writeBroken">The same in the middle of a stream.</param>
    /// <param name="cancellationToken">The client went away.</param>
    public static Task HandleAsync(
        HttpContext http,
        ModelGateway gateway,
        ICallerAuthentication authentication,
        Dialect dialect,
        Func<RequestJson, Caller, Task> translate,
        Func<HttpContext, ModelFault, CancellationToken, Task> writeFault,
        Action<HttpContext, ModelFault> writeBroken,
        CancellationToken cancellationToken) =>
        CallerRequest.HandleBytesAsync(http, authentication, async (bytes, caller) =>
        {
            if (!GuardrailHeaders.IsNamed(http) && !CallHeaders.HasBudget(http, bytes.Span) && PassedRequest.TryRead(bytes, dialect) is { } request)
            {
                try
                {
                    if (await gateway.TryPassAsync(http, request, dialect, caller, HeadersOf(http, dialect), cancellationToken))
                    {
                        return;
                    }
                }
                catch (Exception e) when (http.Response.HasStarted && !cancellationToken.IsCancellationRequested)
                {
                    writeBroken(http, UnexpectedFaults.Of(e, http));
                    await http.Response.BodyWriter.FlushAsync(cancellationToken);
                    return;
                }
            }

            var body = RequestJson.Parse(bytes, out var document);
            using (document)
            {
                await translate(body, caller);
            }
        }, writeFault, cancellationToken);

    private static IReadOnlyList<KeyValuePair<string, string>> HeadersOf(HttpContext http, Dialect dialect) => dialect != Dialect.Messages
        ? []
        : [.. http.Request.Headers.Where(h => h.Key.StartsWith("anthropic-", StringComparison.OrdinalIgnoreCase)).Select(h => KeyValuePair.Create(h.Key.ToLowerInvariant(), h.Value.ToString()))];
}
