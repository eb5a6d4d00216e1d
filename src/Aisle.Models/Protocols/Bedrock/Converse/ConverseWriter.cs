using System.Text.Json;
using Aisle.Models.Guardrails;
using Aisle.Models.Protocols.Bedrock.Guarding;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Converse;

/// <summary>A <see cref="ChatResponse"/> to ConverseResponse (Amazon Bedrock Runtime API).</summary>
internal static class ConverseWriter
{
    public static void Write(Utf8JsonWriter json, ChatResponse response, TimeSpan latency, ServiceLevel level, ModelResponseFields? fields)
    {
        json.WriteStartObject();
        WriteOutput(json, response);
        fields?.Write(json, response);
        WriteUsage(json, response.Usage);
        WriteMetrics(json, latency);
        WriteTrace(json, GuardrailTrace.Of(response.AdditionalProperties));
        level.Write(json);
        json.WriteEndObject();
    }

    public static void WriteOutput(Utf8JsonWriter json, ChatResponse response)
    {
        json.WriteStartObject("output");
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        json.WriteStartArray("content");
        foreach (var content in response.Messages.SelectMany(m => m.Contents))
        {
            ConverseContent.Write(json, content);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("stopReason", StopReason(response.FinishReason));
    }

    /// <summary>Bedrock's name of a finish reason; reasons that only Bedrock has travel by their own name.</summary>
    public static string StopReason(ChatFinishReason? reason) => reason?.Value switch
    {
        null or "" or "stop" => "end_turn",
        "length" => "max_tokens",
        "tool_calls" => "tool_use",
        "content_filter" => "content_filtered",
        "stop_sequence" => "stop_sequence",
        "guardrail_intervened" => "guardrail_intervened",
        _ => "end_turn",
    };

    public static void WriteUsage(Utf8JsonWriter json, UsageDetails? usage, string cacheRead = "cacheReadInputTokens")
    {
        var input = usage?.InputTokenCount ?? 0;
        var output = usage?.OutputTokenCount ?? 0;
        json.WriteStartObject("usage");
        json.WriteNumber("inputTokens", input);
        json.WriteNumber("outputTokens", output);
        json.WriteNumber("totalTokens", usage?.TotalTokenCount ?? (input + output));
        if (usage?.CachedInputTokenCount is { } cached)
        {
            json.WriteNumber(cacheRead, cached);
        }

        json.WriteEndObject();
    }

    public static void WriteTrace(Utf8JsonWriter json, GuardrailTrace? trace)
    {
        if (trace is { Asked: true })
        {
            json.WriteStartObject("trace");
            AssessmentWriter.WriteTrace(json, trace);
            json.WriteEndObject();
        }
    }

    public static void WriteMetrics(Utf8JsonWriter json, TimeSpan latency)
    {
        json.WriteStartObject("metrics");
        json.WriteNumber("latencyMs", (long)latency.TotalMilliseconds);
        json.WriteEndObject();
    }
}
