using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Protocols.OpenAI;

/// <summary>Faults as OpenAI says them: an object "error" of message, type, param and code; the status decides the SDK's exception class.</summary>
internal static class OpenAIErrors
{
    public static async Task WriteAsync(HttpContext http, ModelFault fault, CancellationToken cancellationToken)
    {
        http.Response.StatusCode = Status(fault.Kind);
        if (fault.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        await JsonResponse.WriteAsync(http, json => Write(json, fault), cancellationToken);
    }

    /// <summary>In the middle of a stream.</summary>
    public static void WriteBroken(HttpContext http, ModelFault fault)
    {
        using var events = new SseWriter(http.Response.BodyWriter);
        events.Write(json => Write(json, fault));
    }

    /// <summary>Also what stands in a stream that fails in the middle.</summary>
    public static void Write(Utf8JsonWriter json, ModelFault fault)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("message", fault.Message);
        json.WriteString("type", Type(fault.Kind));
        json.WriteString("param", fault.Parameter);
        json.WriteString("code", fault.Kind switch
        {
            ModelFaultKind.NotFound => "model_not_found",
            ModelFaultKind.RateLimited => "rate_limit_exceeded",
            ModelFaultKind.QuotaExceeded => "insufficient_quota",
            var kind when kind.IsAboutCredentials() => "invalid_api_key",
            _ => null,
        });
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static int Status(ModelFaultKind kind) => kind switch
    {
        ModelFaultKind.InvalidRequest => 400,
        ModelFaultKind.NotFound => 404,
        _ when kind.IsAboutCredentials() => 401,
        ModelFaultKind.AccessDenied => 403,
        ModelFaultKind.RateLimited or ModelFaultKind.QuotaExceeded => 429,
        ModelFaultKind.TooLarge => 413,
        ModelFaultKind.Conflict => 409,
        ModelFaultKind.Timeout => 504,
        ModelFaultKind.ProviderFailed => 502,
        ModelFaultKind.Unavailable => 503,
        _ => 500,
    };

    private static string Type(ModelFaultKind kind) => kind switch
    {
        ModelFaultKind.InvalidRequest or ModelFaultKind.NotFound or ModelFaultKind.TooLarge or ModelFaultKind.Conflict => "invalid_request_error",
        _ when kind.IsAboutCredentials() => "authentication_error",
        ModelFaultKind.AccessDenied => "permission_error",
        ModelFaultKind.RateLimited => "rate_limit_error",
        ModelFaultKind.QuotaExceeded => "insufficient_quota",
        _ => "server_error",
    };
}
