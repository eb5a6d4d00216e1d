using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.OpenAI;

/// <summary>An item of a response's "output".</summary>
internal abstract record ResponseItem(string Id)
{
    public sealed record Message(string Id, string Text) : ResponseItem(Id);

    public sealed record Reasoning(string Id, string Text) : ResponseItem(Id);

    public sealed record Call(string Id, FunctionCallContent Function) : ResponseItem(Id);
}

/// <summary>OpenAI's object "response": whole, and as the events of a stream carry it.</summary>
internal sealed class ResponseDocument(string id, string model, DateTimeOffset created)
{
    public static string NewId(string prefix) => prefix + "_" + Guid.NewGuid().ToString("N");

    public void Write(Utf8JsonWriter json, ChatResponse response)
    {
        List<ResponseItem> items = [];
        if (string.Concat(response.Messages.SelectMany(m => m.Contents).OfType<TextReasoningContent>().Select(r => r.Text)) is { Length: > 0 } reasoning)
        {
            items.Add(new ResponseItem.Reasoning(NewId("rs"), reasoning));
        }

        var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
        if (response.Text is var text && (text.Length > 0 || calls.Count == 0))
        {
            items.Add(new ResponseItem.Message(NewId("msg"), text));
        }

        items.AddRange(calls.Select(c => new ResponseItem.Call(NewId("fc"), c)));
        Write(json, items, Status(response.FinishReason), response.FinishReason, response.Usage, null);
    }

    /// <param name="json">At a value.</param>
    /// <param name="items">The output.</param>
    /// <param name="status">in_progress, completed, incomplete or failed.</param>
    /// <param name="finish">Says why it is incomplete.</param>
    /// <param name="usage">Null while it is not known.</param>
    /// <param name="fault">Why it failed.</param>
    public void Write(Utf8JsonWriter json, IReadOnlyList<ResponseItem> items, string status, ChatFinishReason? finish, UsageDetails? usage, ModelFault? fault)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("object", "response");
        json.WriteNumber("created_at", created.ToUnixTimeSeconds());
        json.WriteString("status", status);
        json.WriteString("model", model);
        if (fault is null)
        {
            json.WriteNull("error");
        }
        else
        {
            json.WriteStartObject("error");
            json.WriteString("code", fault.Kind == ModelFaultKind.RateLimited ? "rate_limit_exceeded" : "server_error");
            json.WriteString("message", fault.Message);
            json.WriteEndObject();
        }

        if (status == "incomplete")
        {
            json.WriteStartObject("incomplete_details");
            json.WriteString("reason", finish == ChatFinishReason.Length ? "max_output_tokens" : "content_filter");
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("incomplete_details");
        }

        json.WriteStartArray("output");
        foreach (var item in items)
        {
            WriteItem(json, item, "completed");
        }

        json.WriteEndArray();
        WriteConstants(json);
        WriteUsage(json, usage);
        json.WriteEndObject();
    }

    public static string Status(ChatFinishReason? finish) => ChatWriter.FinishReason(finish) is "length" or "content_filter" ? "incomplete" : "completed";

    public static void WriteItem(Utf8JsonWriter json, ResponseItem item, string status)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        switch (item)
        {
            case ResponseItem.Message message:
                json.WriteString("type", "message");
                json.WriteString("status", status);
                json.WriteString("role", "assistant");
                json.WriteStartArray("content");
                if (status == "completed")
                {
                    WriteText(json, message.Text);
                }

                json.WriteEndArray();
                break;
            case ResponseItem.Reasoning reasoning:
                json.WriteString("type", "reasoning");
                json.WriteStartArray("summary");
                if (status == "completed")
                {
                    WriteSummary(json, reasoning.Text);
                }

                json.WriteEndArray();
                break;
            case ResponseItem.Call call:
                json.WriteString("type", "function_call");
                json.WriteString("status", status);
                json.WriteString("call_id", call.Function.CallId);
                json.WriteString("name", call.Function.Name);
                json.WriteString("arguments", status == "completed" ? ToolArguments.Text(call.Function) : "");
                break;
        }

        json.WriteEndObject();
    }

    public static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "output_text");
        json.WriteString("text", text);
        json.WriteStartArray("annotations");
        json.WriteEndArray();
        json.WriteStartArray("logprobs");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteSummary(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "summary_text");
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>Members that SDKs require and that say nothing here.</summary>
    private static void WriteConstants(Utf8JsonWriter json)
    {
        json.WriteNull("instructions");
        json.WriteStartObject("metadata");
        json.WriteEndObject();
        json.WriteBoolean("parallel_tool_calls", true);
        json.WriteNull("previous_response_id");
        json.WriteBoolean("store", false);
        json.WriteNull("temperature");
        json.WriteNull("top_p");
        json.WriteString("tool_choice", "auto");
        json.WriteStartArray("tools");
        json.WriteEndArray();
    }

    private static void WriteUsage(Utf8JsonWriter json, UsageDetails? usage)
    {
        if (usage is null)
        {
            json.WriteNull("usage");
            return;
        }

        var (input, output) = (usage.InputTokenCount ?? 0, usage.OutputTokenCount ?? 0);
        json.WriteStartObject("usage");
        json.WriteNumber("input_tokens", input);
        json.WriteStartObject("input_tokens_details");
        json.WriteNumber("cached_tokens", usage.CachedInputTokenCount ?? 0);
        json.WriteEndObject();
        json.WriteNumber("output_tokens", output);
        json.WriteStartObject("output_tokens_details");
        json.WriteNumber("reasoning_tokens", usage.ReasoningTokenCount ?? 0);
        json.WriteEndObject();
        json.WriteNumber("total_tokens", usage.TotalTokenCount ?? (input + output));
        json.WriteEndObject();
    }
}
