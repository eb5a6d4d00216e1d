using Aisle.Models.Protocols.Bedrock.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Aisle.Models.Protocols.Bedrock;

/// <summary>What every Bedrock operation does first and last: a request id, the body, who calls, and faults in the service's words.</summary>
internal static class BedrockRequest
{
    /// <param name="http">The request.</param>
    /// <param name="authentication">Finds out who calls.</param>
    /// <param name="answer">Gets the body, "{}" where there is none, and the caller.</param>
    /// <param name="cancellationToken">The client went away.</param>
    /// <param name="writeFault">Of an API that has errors of its own; null for the usual.</param>
    public static Task HandleAsync(
        HttpContext http,
        BedrockAuthentication authentication,
        Func<RequestJson, Caller, Task> answer,
        CancellationToken cancellationToken,
        Func<HttpContext, ModelFault, CancellationToken, Task>? writeFault = null)
    {
        http.Response.Headers["x-amzn-requestid"] = Guid.NewGuid().ToString();
        return CallerRequest.HandleAsync(http, authentication, answer, writeFault ?? BedrockErrors.WriteAsync, cancellationToken, bodyMayBeEmpty: true);
    }

    /// <summary>An answer to a request whose body has no end before it is answered: whoever calls, nothing is read of it.</summary>
    public static Task RefuseUnread(HttpContext http, string what, CancellationToken cancellationToken)
    {
        http.Response.Headers["x-amzn-requestid"] = Guid.NewGuid().ToString();
        return BedrockErrors.WriteAsync(http, new ModelFault(ModelFaultKind.InvalidRequest, what), cancellationToken);
    }

    /// <summary>The target exactly as received: Kestrel's own path is decoded, all but "%2F".</summary>
    public static string RawTarget(HttpContext http) => http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    /// <summary>What stands in the path behind <paramref name="prefix"/>, decoded once: an id or an ARN.</summary>
    public static string Tail(HttpContext http, string prefix) => Uri.UnescapeDataString(RawTarget(http).Split('?')[0][prefix.Length..]);

    public static ModelFaultException NotFound(string what) => new(new ModelFault(ModelFaultKind.NotFound, what));
}
