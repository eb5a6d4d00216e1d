using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.OpenAI;

/// <summary>A <see cref="ChatResponse"/> to OpenAI's chat.completion.</summary>
internal static class ChatWriter
{
    public static void Write(Utf8JsonWriter json, ChatResponse response, string id, string model, DateTimeOffset created)
    {
        WriteHead(json, "chat.completion", id, model, created);
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        WriteMessage(json, [.. response.Messages.SelectMany(m => m.Contents)]);
        json.WriteNull("logprobs");
        json.WriteString("finish_reason", FinishReason(response.FinishReason));
        json.WriteEndObject();
        json.WriteEndArray();
        WriteUsage(json, response.Usage);
        json.WriteEndObject();
    }

    /// <summary>Opens the object and leaves it open.</summary>
    public static void WriteHead(Utf8JsonWriter json, string type, string id, string model, DateTimeOffset created)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("object", type);
        json.WriteNumber("created", created.ToUnixTimeSeconds());
        json.WriteString("model", model);
    }

    public static void WriteUsage(Utf8JsonWriter json, UsageDetails? usage)
    {
        var input = usage?.InputTokenCount ?? 0;
        var output = usage?.OutputTokenCount ?? 0;
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", input);
        json.WriteNumber("completion_tokens", output);
        json.WriteNumber("total_tokens", usage?.TotalTokenCount ?? (input + output));
        if (usage?.CachedInputTokenCount is { } cached)
        {
            json.WriteStartObject("prompt_tokens_details");
            json.WriteNumber("cached_tokens", cached);
            json.WriteEndObject();
        }

        if (usage?.ReasoningTokenCount is { } reasoning)
        {
            json.WriteStartObject("completion_tokens_details");
            json.WriteNumber("reasoning_tokens", reasoning);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static string FinishReason(ChatFinishReason? reason) => reason?.Value switch
    {
        "length" => "length",
        "tool_calls" => "tool_calls",
        "content_filter" or "guardrail_intervened" => "content_filter",
        _ => "stop",
    };

    public static void WriteToolCall(Utf8JsonWriter json, FunctionCallContent call, int? index)
    {
        json.WriteStartObject();
        if (index is { } at)
        {
            json.WriteNumber("index", at);
        }

        json.WriteString("id", call.CallId);
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", call.Name);
        json.WriteString("arguments", ToolArguments.Text(call));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The member "message".</summary>
    public static void WriteMessage(Utf8JsonWriter json, List<AIContent> contents)
    {
        var calls = contents.OfType<FunctionCallContent>().ToList();
        var text = string.Concat(contents.OfType<TextContent>().Select(t => t.Text));
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        if (text.Length > 0 || calls.Count == 0)
        {
            json.WriteString("content", text);
        }
        else
        {
            json.WriteNull("content");
        }

        if (string.Concat(contents.OfType<TextReasoningContent>().Select(r => r.Text)) is { Length: > 0 } reasoning)
        {
            json.WriteString("reasoning_content", reasoning);
        }

        json.WriteNull("refusal");
        if (calls.Count > 0)
        {
            json.WriteStartArray("tool_calls");
            foreach (var call in calls)
            {
                WriteToolCall(json, call, null);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
