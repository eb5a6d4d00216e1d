using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Protocols.Anthropic;

/// <summary>Faults as Anthropic says them: an object of type "error" that holds type and message.</summary>
internal static class AnthropicErrors
{
    public static async Task WriteAsync(HttpContext http, ModelFault fault, CancellationToken cancellationToken)
    {
        http.Response.StatusCode = Map(fault.Kind).Status;
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
        events.Write("error", json => Write(json, fault));
    }

    /// <summary>Also the data of the stream's event "error".</summary>
    public static void Write(Utf8JsonWriter json, ModelFault fault)
    {
        json.WriteStartObject();
        json.WriteString("type", "error");
        json.WriteStartObject("error");
        json.WriteString("type", Map(fault.Kind).Type);
        json.WriteString("message", fault.Message);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static (int Status, string Type) Map(ModelFaultKind kind) => kind switch
    {
        ModelFaultKind.InvalidRequest or ModelFaultKind.Conflict => (400, "invalid_request_error"),
        ModelFaultKind.NotFound => (404, "not_found_error"),
        _ when kind.IsAboutCredentials() => (401, "authentication_error"),
        ModelFaultKind.AccessDenied => (403, "permission_error"),
        ModelFaultKind.RateLimited or ModelFaultKind.QuotaExceeded => (429, "rate_limit_error"),
        ModelFaultKind.TooLarge => (413, "request_too_large"),
        ModelFaultKind.Timeout => (504, "timeout_error"),
        ModelFaultKind.Unavailable => (529, "overloaded_error"),
        _ => (500, "api_error"),
    };
}
