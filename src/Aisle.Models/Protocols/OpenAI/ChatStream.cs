using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.OpenAI;

/// <summary>
/// Updates to chat.completion.chunk objects: first the role, then deltas, then the finish reason, then the usage where it is asked
/// for. One instance a stream.
/// </summary>
internal sealed class ChatStream(string id, string model, DateTimeOffset created, bool includeUsage, Action<Action<Utf8JsonWriter>> emit)
{
    private UsageDetails? _usage;
    private ChatFinishReason? _finish;
    private int _calls;

    public UsageDetails? Usage => _usage;

    public void Start() => Delta(json =>
    {
        json.WriteString("role", "assistant");
        json.WriteString("content", "");
    });

    public void Write(ChatResponseUpdate update)
    {
        _finish = update.FinishReason ?? _finish;
        foreach (var content in update.Contents)
        {
            switch (content)
            {
                case TextContent { Text.Length: > 0 } text:
                    Delta(json => json.WriteString("content", text.Text));
                    break;
                case TextReasoningContent { Text.Length: > 0 } reasoning:
                    Delta(json => json.WriteString("reasoning_content", reasoning.Text));
                    break;
                case FunctionCallContent call:
                    Delta(json =>
                    {
                        json.WriteStartArray("tool_calls");
                        ChatWriter.WriteToolCall(json, call, _calls++);
                        json.WriteEndArray();
                    });
                    break;
                case UsageContent usage:
                    (_usage ??= new UsageDetails()).Add(usage.Details);
                    break;
            }
        }
    }

    /// <param name="last">Adds members to the last chunk.</param>
    public void End(Action<Utf8JsonWriter>? last = null)
    {
        Chunk(_ => { }, ChatWriter.FinishReason(_finish), includeUsage ? null : last);
        if (includeUsage)
        {
            emit(json =>
            {
                ChatWriter.WriteHead(json, "chat.completion.chunk", id, model, created);
                json.WriteStartArray("choices");
                json.WriteEndArray();
                ChatWriter.WriteUsage(json, _usage);
                last?.Invoke(json);
                json.WriteEndObject();
            });
        }
    }

    private void Delta(Action<Utf8JsonWriter> write) => Chunk(write, null, null);

    private void Chunk(Action<Utf8JsonWriter> delta, string? finish, Action<Utf8JsonWriter>? more) => emit(json =>
    {
        ChatWriter.WriteHead(json, "chat.completion.chunk", id, model, created);
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("delta");
        delta(json);
        json.WriteEndObject();
        json.WriteString("finish_reason", finish);
        json.WriteEndObject();
        json.WriteEndArray();
        more?.Invoke(json);
        json.WriteEndObject();
    });
}
