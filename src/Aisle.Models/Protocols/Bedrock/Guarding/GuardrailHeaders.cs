using System.Text.Json;
using Aisle.Models.Guardrails;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Protocols.Bedrock.Guarding;

/// <summary>A guardrail as InvokeModel and the OpenAI-shaped endpoints name it: by headers, with options in the body.</summary>
internal static class GuardrailHeaders
{
    public static bool IsNamed(HttpContext http) => http.Request.Headers.ContainsKey("X-Amzn-Bedrock-GuardrailIdentifier");

    public static GuardrailReference? Read(HttpContext http, RequestJson body)
    {
        var headers = http.Request.Headers;
        var id = headers["X-Amzn-Bedrock-GuardrailIdentifier"].ToString();
        if (id.Length == 0)
        {
            return null;
        }

        return new GuardrailReference(
            id,
            headers["X-Amzn-Bedrock-GuardrailVersion"].ToString() is { Length: > 0 } version ? version : Guardrail.Draft,
            headers["X-Amzn-Bedrock-Trace"].ToString().ToUpperInvariant() switch
            {
                "ENABLED" => TraceDetail.Found,
                "ENABLED_FULL" => TraceDetail.Full,
                "DISABLED" or "" => TraceDetail.None,
                var other => throw new ModelFaultException(new ModelFault(ModelFaultKind.InvalidRequest, $"X-Amzn-Bedrock-Trace: [{other}] is not one of ENABLED, ENABLED_FULL, DISABLED.", Parameter: "X-Amzn-Bedrock-Trace")),
            })
        {
            Asynchronous = body.TryGet("amazon-bedrock-guardrailConfig", out var config)
                && string.Equals(config.FindText("streamProcessingMode"), "async", StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>The members that a guardrail adds to a native body.</summary>
    public static void Write(Utf8JsonWriter json, GuardrailTrace? trace)
    {
        if (trace is null)
        {
            return;
        }

        json.WriteString("amazon-bedrock-guardrailAction", trace.HasIntervened ? "INTERVENED" : "NONE");
        if (trace.Asked != TraceDetail.None)
        {
            json.WriteStartObject("amazon-bedrock-trace");
            AssessmentWriter.WriteTrace(json, trace);
            json.WriteEndObject();
        }
    }

    /// <summary>A native body with those members at its end.</summary>
    public static void WriteInto(Utf8JsonWriter json, GuardrailTrace trace, Action<Utf8JsonWriter> body)
    {
        var whole = new System.Buffers.ArrayBufferWriter<byte>();
        using (var inner = new Utf8JsonWriter(whole))
        {
            body(inner);
        }

        using var document = JsonDocument.Parse(whole.WrittenMemory);
        json.WriteStartObject();
        foreach (var member in document.RootElement.EnumerateObject())
        {
            member.WriteTo(json);
        }

        Write(json, trace);
        json.WriteEndObject();
    }
}
