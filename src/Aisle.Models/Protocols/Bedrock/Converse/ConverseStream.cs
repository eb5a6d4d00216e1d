using System.Text.Json;
using Aisle.Models.Guardrails;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Converse;

/// <summary>
/// Updates to the events of ConverseStreamOutput, in the order that clients rely on: messageStart; for each block its start (tools
/// only, as the service does), deltas and stop; messageStop; metadata. <paramref name="emit"/> gets each event's name and the members of
/// its JSON. One instance a stream.
/// </summary>
internal sealed class ConverseStream(Action<string, Action<Utf8JsonWriter>> emit)
{
    private UsageDetails? _usage;
    private ChatFinishReason? _finish;
    private GuardrailTrace? _trace;
    private Action<Utf8JsonWriter>? _writeText;
    private string _text = "";
    private int _index;
    private Block _open;

    private enum Block
    {
        None,
        Text,
        Reasoning,
    }

    public UsageDetails? Usage => _usage;

    public void Start() => Event("messageStart", json => json.WriteString("role", "assistant"));

    public void Write(ChatResponseUpdate update)
    {
        _finish = update.FinishReason ?? _finish;
        _trace = GuardrailTrace.Of(update.AdditionalProperties) ?? _trace;
        foreach (var content in update.Contents)
        {
            switch (content)
            {
                case TextContent { Text.Length: > 0 } text:
                    Open(Block.Text);
                    _text = text.Text;
                    emit("contentBlockDelta", _writeText ??= WriteText);
                    break;
                case TextReasoningContent { Text: null or "", ProtectedData: { } redacted } when _open != Block.Reasoning: // a signature follows its thought
                    Close();
                    Delta(json =>
                    {
                        json.WriteStartObject("reasoningContent");
                        ConverseContent.WriteRedacted(json, redacted);
                        json.WriteEndObject();
                    });
                    Stop();
                    break;
                case TextReasoningContent reasoning:
                    Open(Block.Reasoning);
                    WriteReasoning(reasoning);
                    break;
                case FunctionCallContent call:
                    Close();
                    WriteToolUse(call);
                    break;
                case UsageContent usage:
                    (_usage ??= new UsageDetails()).Add(usage.Details);
                    break;
            }
        }
    }

    /// <summary>An empty delta of the open block: the service has no event of its own for this, and clients add nothing to what they have. Nothing between two blocks.</summary>
    public void Ping()
    {
        if (_open == Block.Text)
        {
            _text = "";
            emit("contentBlockDelta", _writeText ??= WriteText);
        }
        else if (_open == Block.Reasoning)
        {
            Delta(json => WriteReasoning(json, "text", ""));
        }
    }

    /// <param name="latency">Of the whole answer.</param>
    /// <param name="level">As asked for; null for a body that has none.</param>
    /// <param name="fields">Of the model's own that are asked for; null for none.</param>
    public void End(TimeSpan latency, ServiceLevel? level = null, ModelResponseFields? fields = null)
    {
        Close();
        Event("messageStop", json =>
        {
            json.WriteString("stopReason", ConverseWriter.StopReason(_finish));
            fields?.Write(json, _finish);
        });
        Event("metadata", json =>
        {
            ConverseWriter.WriteUsage(json, _usage);
            ConverseWriter.WriteMetrics(json, latency);
            ConverseWriter.WriteTrace(json, _trace);
            level?.Write(json);
        });
    }

    private void WriteReasoning(TextReasoningContent reasoning)
    {
        if (reasoning.Text is { Length: > 0 } text)
        {
            Delta(json => WriteReasoning(json, "text", text));
        }

        if (reasoning.ProtectedData is { } signature)
        {
            Delta(json => WriteReasoning(json, "signature", signature));
        }
    }

    private static void WriteReasoning(Utf8JsonWriter json, string member, string value)
    {
        json.WriteStartObject("reasoningContent");
        json.WriteString(member, value);
        json.WriteEndObject();
    }

    private void WriteToolUse(FunctionCallContent call)
    {
        Event("contentBlockStart", json =>
        {
            json.WriteStartObject("start");
            json.WriteStartObject("toolUse");
            json.WriteString("toolUseId", call.CallId);
            json.WriteString("name", call.Name);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteNumber("contentBlockIndex", _index);
        });
        Delta(json =>
        {
            json.WriteStartObject("toolUse");
            json.WriteString("input", ToolArguments.Text(call));
            json.WriteEndObject();
        });
        Stop();
    }

    private void Open(Block block)
    {
        if (_open != block)
        {
            Close();
            _open = block;
        }
    }

    private void Close()
    {
        if (_open != Block.None)
        {
            _open = Block.None;
            Stop();
        }
    }

    private void Stop()
    {
        Event("contentBlockStop", json => json.WriteNumber("contentBlockIndex", _index));
        _index++;
    }

    /// <summary>What nearly all events of a stream are: without a closure for each.</summary>
    private void WriteText(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("delta"u8);
        json.WriteString("text"u8, _text);
        json.WriteEndObject();
        json.WriteNumber("contentBlockIndex"u8, _index);
        json.WriteEndObject();
    }

    private void Delta(Action<Utf8JsonWriter> write) => Event("contentBlockDelta", json =>
    {
        json.WriteStartObject("delta");
        write(json);
        json.WriteEndObject();
        json.WriteNumber("contentBlockIndex", _index);
    });

    private void Event(string type, Action<Utf8JsonWriter> members) => emit(type, json =>
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    });
}
