using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Anthropic;

/// <summary>
/// Updates to the events of a streamed message: message_start; for each block content_block_start, content_block_delta and
/// content_block_stop; message_delta; message_stop. <paramref name="emit"/> gets each event's type and its JSON, which Server-Sent
/// Events and Bedrock's chunks carry alike. One instance a stream.
/// </summary>
internal sealed class MessagesStream(string id, string model, Action<string, Action<Utf8JsonWriter>> emit)
{
    private UsageDetails? _usage;
    private ChatFinishReason? _finish;
    private string? _open;
    private int _index;

    public UsageDetails? Usage => _usage;

    public void Start() => Emit("message_start", json =>
    {
        json.WritePropertyName("message");
        MessagesWriter.WriteHead(json, id, model);
        json.WriteStartArray("content");
        json.WriteEndArray();
        json.WriteNull("stop_reason");
        json.WriteNull("stop_sequence");
        MessagesWriter.WriteUsage(json, null);
        json.WriteEndObject();
    });

    public void Write(ChatResponseUpdate update)
    {
        _finish = update.FinishReason ?? _finish;
        foreach (var content in update.Contents)
        {
            switch (content)
            {
                case TextContent { Text.Length: > 0 } text:
                    Open("text", json => json.WriteString("text", ""));
                    Delta("text_delta", "text", text.Text);
                    break;
                case TextReasoningContent { Text: null or "", ProtectedData: { } redacted } when _open != "thinking": // a signature follows its thought
                    Open("redacted_thinking", json => json.WriteString("data", redacted));
                    Close();
                    break;
                case TextReasoningContent reasoning:
                    Open("thinking", json =>
                    {
                        json.WriteString("thinking", "");
                        json.WriteString("signature", "");
                    });
                    if (reasoning.Text is { Length: > 0 } thought)
                    {
                        Delta("thinking_delta", "thinking", thought);
                    }

                    if (reasoning.ProtectedData is { } signature)
                    {
                        Delta("signature_delta", "signature", signature);
                    }

                    break;
                case FunctionCallContent call:
                    Close();
                    Open("tool_use", json =>
                    {
                        json.WriteString("id", call.CallId);
                        json.WriteString("name", call.Name);
                        json.WriteStartObject("input");
                        json.WriteEndObject();
                    });
                    Delta("input_json_delta", "partial_json", ToolArguments.Text(call));
                    Close();
                    break;
                case UsageContent usage:
                    (_usage ??= new UsageDetails()).Add(usage.Details);
                    break;
            }
        }
    }

    /// <summary>The protocol's own sign of life, between any two events.</summary>
    public void Ping() => Emit("ping", _ => { });

    /// <param name="last">Adds members to the last event, message_stop.</param>
    public void End(Action<Utf8JsonWriter>? last = null)
    {
        Close();
        Emit("message_delta", json =>
        {
            json.WriteStartObject("delta");
            json.WriteString("stop_reason", MessagesWriter.StopReason(_finish));
            json.WriteNull("stop_sequence");
            json.WriteEndObject();
            MessagesWriter.WriteUsage(json, _usage);
        });
        Emit("message_stop", json => last?.Invoke(json));
    }

    private void Open(string type, Action<Utf8JsonWriter> members)
    {
        if (_open == type)
        {
            return;
        }

        Close();
        _open = type;
        Emit("content_block_start", json =>
        {
            json.WriteNumber("index", _index);
            json.WriteStartObject("content_block");
            json.WriteString("type", type);
            members(json);
            json.WriteEndObject();
        });
    }

    private void Close()
    {
        if (_open is not null)
        {
            _open = null;
            Emit("content_block_stop", json => json.WriteNumber("index", _index));
            _index++;
        }
    }

    private void Delta(string type, string member, string value) => Emit("content_block_delta", json =>
    {
        json.WriteNumber("index", _index);
        json.WriteStartObject("delta");
        json.WriteString("type", type);
        json.WriteString(member, value);
        json.WriteEndObject();
    });

    private void Emit(string type, Action<Utf8JsonWriter> members) => emit(type, json =>
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        members(json);
        json.WriteEndObject();
    });
}
