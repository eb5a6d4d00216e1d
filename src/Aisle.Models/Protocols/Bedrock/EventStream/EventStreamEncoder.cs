using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Aisle.Models.Protocols.Bedrock.EventStream;

/// <summary>
/// Writes messages: total length, headers' length, CRC-32 of those eight bytes, headers, payload, CRC-32 of all before. Numbers are
/// big-endian. Source: Smithy's "Amazon Event Stream" specification.
/// </summary>
internal static class EventStreamEncoder
{
    internal const int Frame = 16;

    /// <summary>An event of a modelled stream: its payload is the JSON of the union's member.</summary>
    public static void WriteEvent(IBufferWriter<byte> output, string eventType, ReadOnlySpan<byte> json) =>
        WriteJson(output, ":event-type", eventType, "event", json);

    /// <summary>An exception of the model; <paramref name="member"/> is the union's member, such as "throttlingException".</summary>
    public static void WriteException(IBufferWriter<byte> output, string member, ReadOnlySpan<byte> json) =>
        WriteJson(output, ":exception-type", member, "exception", json);

    public static void Write(IBufferWriter<byte> output, EventStreamMessage message)
    {
        var headers = new ArrayBufferWriter<byte>();
        foreach (var header in message.Headers)
        {
            WriteHeader(headers, header);
        }

        WriteMessage(output, headers.WrittenSpan, message.Payload.Span);
    }

    private static void WriteJson(IBufferWriter<byte> output, string typeHeader, string type, string messageType, ReadOnlySpan<byte> json)
    {
        Span<byte> headers = stackalloc byte[256];
        var length = 0;
        length += TextHeader(headers[length..], typeHeader, type);
        length += TextHeader(headers[length..], ":content-type", "application/json");
        length += TextHeader(headers[length..], ":message-type", messageType);
        WriteMessage(output, headers[..length], json);
    }

    private static void WriteMessage(IBufferWriter<byte> output, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> payload)
    {
        var total = Frame + headers.Length + payload.Length;
        var span = output.GetSpan(total)[..total];
        BinaryPrimitives.WriteUInt32BigEndian(span, (uint)total);
        BinaryPrimitives.WriteUInt32BigEndian(span[4..], (uint)headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(span[8..], Crc32.HashToUInt32(span[..8]));
        headers.CopyTo(span[12..]);
        payload.CopyTo(span[(12 + headers.Length)..]);
        BinaryPrimitives.WriteUInt32BigEndian(span[(total - 4)..], Crc32.HashToUInt32(span[..(total - 4)]));
        output.Advance(total);
    }

    private static int TextHeader(Span<byte> to, string name, string value)
    {
        var nameLength = Encoding.UTF8.GetBytes(name, to[1..]);
        to[0] = (byte)nameLength;
        to[1 + nameLength] = (byte)HeaderType.Text;
        var valueLength = Encoding.UTF8.GetBytes(value, to[(4 + nameLength)..]);
        BinaryPrimitives.WriteUInt16BigEndian(to[(2 + nameLength)..], (ushort)valueLength);
        return 4 + nameLength + valueLength;
    }

    private static void WriteHeader(ArrayBufferWriter<byte> output, EventStreamHeader header)
    {
        var name = Encoding.UTF8.GetBytes(header.Name);
        if (name.Length is 0 or > byte.MaxValue)
        {
            throw new ArgumentException($"The header name \"{header.Name}\" must be 1 to 255 bytes long.", nameof(header));
        }

        output.Write([(byte)name.Length]);
        output.Write(name);
        switch (header.Value)
        {
            case bool b:
                output.Write([(byte)(b ? HeaderType.True : HeaderType.False)]);
                break;
            case sbyte n:
                output.Write([(byte)HeaderType.Byte, (byte)n]);
                break;
            case short n:
                BinaryPrimitives.WriteInt16BigEndian(Fixed(output, HeaderType.Int16, 2), n);
                break;
            case int n:
                BinaryPrimitives.WriteInt32BigEndian(Fixed(output, HeaderType.Int32, 4), n);
                break;
            case long n:
                BinaryPrimitives.WriteInt64BigEndian(Fixed(output, HeaderType.Int64, 8), n);
                break;
            case DateTimeOffset time:
                BinaryPrimitives.WriteInt64BigEndian(Fixed(output, HeaderType.Time, 8), time.ToUnixTimeMilliseconds());
                break;
            case Guid id:
                id.TryWriteBytes(Fixed(output, HeaderType.Uuid, 16), bigEndian: true, out _);
                break;
            case byte[] bytes:
                WriteSized(output, HeaderType.Bytes, bytes, header.Name);
                break;
            case string text:
                WriteSized(output, HeaderType.Text, Encoding.UTF8.GetBytes(text), header.Name);
                break;
            default:
                throw new ArgumentException($"The header {header.Name} has a value of type {header.Value.GetType().Name}, which the encoding has not.", nameof(header));
        }
    }

    private static Span<byte> Fixed(ArrayBufferWriter<byte> output, HeaderType type, int length)
    {
        output.Write([(byte)type]);
        var span = output.GetSpan(length)[..length];
        output.Advance(length);
        return span;
    }

    private static void WriteSized(ArrayBufferWriter<byte> output, HeaderType type, ReadOnlySpan<byte> value, string name)
    {
        if (value.Length > ushort.MaxValue)
        {
            throw new ArgumentException($"The header {name} is longer than 65,535 bytes.", nameof(value));
        }

        BinaryPrimitives.WriteUInt16BigEndian(Fixed(output, type, 2), (ushort)value.Length);
        output.Write(value);
    }
}

internal enum HeaderType : byte
{
    True,
    False,
    Byte,
    Int16,
    Int32,
    Int64,
    Bytes,
    Text,
    Time,
    Uuid,
}
