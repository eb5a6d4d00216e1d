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
        "guardrail_intervened" or "model_context_window_exceeded" or "malformed_model_output" or "malformed_tool_use" => reason.Value.Value,
        _ => "end_turn",
    };

    /// <param name="json">In the object that has the usage.</param>
    /// <param name="usage">Null where nothing was counted.</param>
    /// <param name="ending">Of the names of the members that tell of a cache.</param>
    public static void WriteUsage(Utf8JsonWriter json, UsageDetails? usage, string ending = "InputTokens")
    {
        var input = usage?.InputTokenCount ?? 0;
        var output = usage?.OutputTokenCount ?? 0;
        json.WriteStartObject("usage");
        json.WriteNumber("inputTokens", input);
        json.WriteNumber("outputTokens", output);
        json.WriteNumber("totalTokens", usage?.TotalTokenCount ?? (input + output));
        if (usage?.CachedInputTokenCount is { } cached)
        {
            json.WriteNumber("cacheRead" + ending, cached);
        }

        if (usage?.CacheWrites is { } written)
        {
            json.WriteNumber("cacheWrite" + ending, written);
        }

        json.WriteEndObject();
    }

    public static void WriteTrace(Utf8JsonWriter json, GuardrailTrace? trace)
    {
        if (trace is { Asked: not TraceDetail.None })
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
