using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Aisle.Models.Protocols;

/// <summary>Writes Server-Sent Events (WHATWG HTML, section 9.2) whose data is JSON on one line. Not for several threads.</summary>
internal sealed class SseWriter : IDisposable
{
    public static ReadOnlySpan<byte> Comment => ": still here\n\n"u8;

    private readonly IBufferWriter<byte> _output;
    private readonly Utf8JsonWriter _json;

    public SseWriter(IBufferWriter<byte> output)
    {
        _output = output;
        _json = new Utf8JsonWriter(output);
    }

    public void Write(Action<Utf8JsonWriter> write) => Write(null, write);

    /// <param name="type">The event's name; null for a plain message.</param>
    /// <param name="write">Its data.</param>
    public void Write(string? type, Action<Utf8JsonWriter> write)
    {
        if (type is not null)
        {
            _output.Write("event: "u8);
            _output.Write(Encoding.UTF8.GetBytes(type));
            _output.Write("\n"u8);
        }

        _output.Write("data: "u8);
        _json.Reset(_output);
        write(_json);
        _json.Flush();
        _output.Write("\n\n"u8);
    }

    /// <summary>OpenAI's last line, which is no JSON.</summary>
    public void WriteDone() => _output.Write("data: [DONE]\n\n"u8);

    /// <summary>A comment: a client reads over it.</summary>
    public void WriteComment() => _output.Write(Comment);

    public void Dispose() => _json.Dispose();
}
