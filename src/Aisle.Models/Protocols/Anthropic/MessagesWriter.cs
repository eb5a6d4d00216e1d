using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Anthropic;

/// <summary>A <see cref="ChatResponse"/> to a message of Anthropic's Messages API.</summary>
internal static class MessagesWriter
{
    public static void Write(Utf8JsonWriter json, ChatResponse response, string id, string model)
    {
        WriteHead(json, id, model);
        json.WriteStartArray("content");
        foreach (var content in response.Messages.SelectMany(m => m.Contents))
        {
            WriteBlock(json, content);
        }

        json.WriteEndArray();
        json.WriteString("stop_reason", StopReason(response.FinishReason));
        json.WriteNull("stop_sequence");
        WriteUsage(json, response.Usage);
        json.WriteEndObject();
    }

    /// <summary>Opens the object and leaves it open for content, stop reason and usage.</summary>
    public static void WriteHead(Utf8JsonWriter json, string id, string model)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("type", "message");
        json.WriteString("role", "assistant");
        json.WriteString("model", model);
    }

    public static void WriteUsage(Utf8JsonWriter json, UsageDetails? usage)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("input_tokens", usage?.InputTokenCount ?? 0);
        json.WriteNumber("output_tokens", usage?.OutputTokenCount ?? 0);
        if (usage?.CachedInputTokenCount is { } cached)
        {
            json.WriteNumber("cache_read_input_tokens", cached);
        }

        if (usage?.CacheWrites is { } written)
        {
            json.WriteNumber("cache_creation_input_tokens", written);
        }

        json.WriteEndObject();
    }

    public static string StopReason(ChatFinishReason? reason) => reason?.Value switch
    {
        "length" => "max_tokens",
        "tool_calls" => "tool_use",
        "content_filter" => "refusal",
        "stop_sequence" or "model_context_window_exceeded" or "pause_turn" => reason.Value.Value,
        _ => "end_turn",
    };

    private static void WriteBlock(Utf8JsonWriter json, AIContent content)
    {
        switch (content)
        {
            case TextContent { Text.Length: > 0 } text:
                json.WriteStartObject();
                json.WriteString("type", "text");
                json.WriteString("text", text.Text);
                json.WriteEndObject();
                break;
            case TextReasoningContent { Text: null or "", ProtectedData: { } redacted }:
                json.WriteStartObject();
                json.WriteString("type", "redacted_thinking");
                json.WriteString("data", redacted);
                json.WriteEndObject();
                break;
            case TextReasoningContent reasoning:
                json.WriteStartObject();
                json.WriteString("type", "thinking");
                json.WriteString("thinking", reasoning.Text);
                json.WriteString("signature", reasoning.ProtectedData ?? "");
                json.WriteEndObject();
                break;
            case FunctionCallContent call:
                json.WriteStartObject();
                json.WriteString("type", "tool_use");
                json.WriteString("id", call.CallId);
                json.WriteString("name", call.Name);
                json.WritePropertyName("input");
                ToolArguments.Write(json, call);
                json.WriteEndObject();
                break;
        }
    }
}
