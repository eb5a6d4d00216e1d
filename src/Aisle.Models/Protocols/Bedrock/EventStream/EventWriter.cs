using System.Buffers;
using System.Text.Json;

namespace Aisle.Models.Protocols.Bedrock.EventStream;

/// <summary>Writes JSON events one after another, with one buffer for all of them. Not for several threads.</summary>
internal sealed class EventWriter : IDisposable
{
    private readonly IBufferWriter<byte> _output;
    private readonly ArrayBufferWriter<byte> _payload = new(512);
    private readonly ArrayBufferWriter<byte> _chunk = new(512);
    private readonly Utf8JsonWriter _json;

    public EventWriter(IBufferWriter<byte> output)
    {
        _output = output;
        _json = new Utf8JsonWriter(_payload);
    }

    public void Write(string eventType, Action<Utf8JsonWriter> write) => EventStreamEncoder.WriteEvent(_output, eventType, Json(_payload, write));

    /// <summary>A "chunk" of InvokeModelWithResponseStream: the JSON stands in base64 in the member "bytes".</summary>
    public void WriteChunk(Action<Utf8JsonWriter> write)
    {
        Json(_chunk, write);
        Write("chunk", json =>
        {
            json.WriteStartObject();
            json.WriteBase64String("bytes", _chunk.WrittenSpan);
            json.WriteEndObject();
        });
    }

    /// <summary>The stream's own exception event, after which nothing comes.</summary>
    public void Fail(ModelFault fault) =>
        EventStreamEncoder.WriteException(_output, BedrockErrors.StreamMember(fault.Kind), BedrockErrors.Body(fault));

    public void Dispose() => _json.Dispose();

    private ReadOnlySpan<byte> Json(ArrayBufferWriter<byte> buffer, Action<Utf8JsonWriter> write)
    {
        buffer.ResetWrittenCount();
        _json.Reset(buffer);
        write(_json);
        _json.Flush();
        return buffer.WrittenSpan;
    }
}
