using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Protocols.Bedrock;

/// <summary>
/// Faults as the service says them: the header x-amzn-errortype decides the class that an SDK throws, and its name in lower camel case
/// is the member of an event stream.
/// </summary>
internal static class BedrockErrors
{
    public static Task WriteAsync(HttpContext http, ModelFault fault, CancellationToken cancellationToken) => WriteAsync(http, fault, Map(fault.Kind), cancellationToken);

    /// <param name="http">Nothing of its response is sent yet.</param>
    /// <param name="fault">What is wrong.</param>
    /// <param name="error">The class of it, and its status.</param>
    /// <param name="cancellationToken">The client went away.</param>
    public static async Task WriteAsync(HttpContext http, ModelFault fault, (string Name, int Status) error, CancellationToken cancellationToken)
    {
        var (name, status) = error;
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.Headers["x-amzn-errortype"] = name + ":http://internal.amazon.com/coral/com.amazon.bedrock/";
        if (fault.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        await http.Response.Body.WriteAsync(Body(fault), cancellationToken);
    }

    public static byte[] Body(ModelFault fault) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["message"] = fault.Message });

    /// <summary>The member of a response stream's union; what the union has no member for is an internal error there.</summary>
    public static string StreamMember(ModelFaultKind kind) => kind switch
    {
        ModelFaultKind.InvalidRequest or ModelFaultKind.TooLarge or ModelFaultKind.NotFound => "validationException",
        ModelFaultKind.RateLimited or ModelFaultKind.QuotaExceeded => "throttlingException",
        ModelFaultKind.Unavailable => "serviceUnavailableException",
        ModelFaultKind.ProviderFailed or ModelFaultKind.Timeout => "modelStreamErrorException",
        _ => "internalServerException",
    };

    public static (string Name, int Status) Map(ModelFaultKind kind) => kind switch
    {
        ModelFaultKind.InvalidRequest => ("ValidationException", 400),
        ModelFaultKind.TooLarge => ("ValidationException", 400),
        ModelFaultKind.NotFound => ("ResourceNotFoundException", 404),
        ModelFaultKind.NoCredentials => ("MissingAuthenticationTokenException", 403),
        ModelFaultKind.MalformedCredentials => ("IncompleteSignatureException", 403),
        ModelFaultKind.Unauthenticated => ("UnrecognizedClientException", 403),
        ModelFaultKind.BadSignature => ("InvalidSignatureException", 403),
        ModelFaultKind.AccessDenied or ModelFaultKind.BadToken => ("AccessDeniedException", 403),
        ModelFaultKind.RateLimited => ("ThrottlingException", 429),
        ModelFaultKind.QuotaExceeded => ("ServiceQuotaExceededException", 400),
        ModelFaultKind.Conflict => ("ConflictException", 400),
        ModelFaultKind.Timeout => ("ModelTimeoutException", 408),
        ModelFaultKind.ProviderFailed => ("ModelErrorException", 424),
        ModelFaultKind.Unavailable => ("ServiceUnavailableException", 503),
        _ => ("InternalServerException", 500),
    };
}
