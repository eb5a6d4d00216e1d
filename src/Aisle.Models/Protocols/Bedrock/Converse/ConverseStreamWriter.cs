using System.Buffers;
using System.Text.Json;
using Aisle.Models.Protocols.Bedrock.EventStream;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Converse;

/// <summary>
/// Updates to the events of ConverseStreamOutput, in the order that clients rely on: messageStart; for each block its start (tools
/// only, as the service does), deltas and stop; messageStop; metadata. One instance a stream.
/// </summary>
internal sealed class ConverseStreamWriter(IBufferWriter<byte> output) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _payload = new(256);
    private readonly Utf8JsonWriter _json = new(new ArrayBufferWriter<byte>(0));
    private UsageDetails? _usage;
    private ChatFinishReason? _finish;
    private int _index;
    private Block _open;

    private enum Block
    {
        None,
        Text,
        Reasoning,
    }

    public void Start() => Event("messageStart", json => json.WriteString("role", "assistant"));

    public void Write(ChatResponseUpdate update)
    {
        _finish = update.FinishReason ?? _finish;
        foreach (var content in update.Contents)
        {
            switch (content)
            {
                case TextContent { Text.Length: > 0 } text:
                    Open(Block.Text);
                    Delta(json => json.WriteString("text", text.Text));
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

    public void End(TimeSpan latency)
    {
        Close();
        Event("messageStop", json => json.WriteString("stopReason", ConverseWriter.StopReason(_finish)));
        Event("metadata", json =>
        {
            ConverseWriter.WriteUsage(json, _usage);
            ConverseWriter.WriteMetrics(json, latency);
        });
    }

    public void Dispose() => _json.Dispose();

    private void WriteReasoning(TextReasoningContent reasoning)
    {
        if (reasoning.Text is { Length: > 0 } text)
        {
            Delta(json => Reasoning(json, "text", text));
        }

        if (reasoning.ProtectedData is { } signature)
        {
            Delta(json => Reasoning(json, "signature", signature));
        }

        static void Reasoning(Utf8JsonWriter json, string member, string value)
        {
            json.WriteStartObject("reasoningContent");
            json.WriteString(member, value);
            json.WriteEndObject();
        }
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

    private void Delta(Action<Utf8JsonWriter> write) => Event("contentBlockDelta", json =>
    {
        json.WriteStartObject("delta");
        write(json);
        json.WriteEndObject();
        json.WriteNumber("contentBlockIndex", _index);
    });

    private void Event(string type, Action<Utf8JsonWriter> write)
    {
        _payload.ResetWrittenCount();
        _json.Reset(_payload);
        _json.WriteStartObject();
        write(_json);
        _json.WriteEndObject();
        _json.Flush();
        EventStreamEncoder.WriteEvent(output, type, _payload.WrittenSpan);
    }
}
