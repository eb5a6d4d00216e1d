using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Aisle.Models.Protocols.Bedrock.EventStream;

/// <summary>Reads messages from bytes as they come, however they are cut.</summary>
internal static class EventStreamDecoder
{
    /// <summary>16 MiB, the limit of the encoding.</summary>
    public const int LargestMessage = 16 * 1024 * 1024;

    /// <summary>Takes the next message off the front of <paramref name="buffer"/>; false where it is not all there yet.</summary>
    /// <exception cref="InvalidDataException">The bytes are no event stream, or were damaged on the way.</exception>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, out EventStreamMessage? message)
    {
        message = null;
        if (buffer.Length < 12)
        {
            return false;
        }

        Span<byte> prelude = stackalloc byte[12];
        buffer.Slice(0, 12).CopyTo(prelude);
        if (Crc32.HashToUInt32(prelude[..8]) != BinaryPrimitives.ReadUInt32BigEndian(prelude[8..]))
        {
            throw new InvalidDataException("The event stream's prelude does not fit its checksum: the bytes are no event stream or were damaged.");
        }

        var total = BinaryPrimitives.ReadUInt32BigEndian(prelude);
        var headersLength = BinaryPrimitives.ReadUInt32BigEndian(prelude[4..]);
        if (total is < EventStreamEncoder.Frame or > LargestMessage || headersLength > total - EventStreamEncoder.Frame)
        {
            throw new InvalidDataException($"An event stream message of {total} bytes with {headersLength} bytes of headers can't be.");
        }

        if (buffer.Length < total)
        {
            return false;
        }

        var bytes = buffer.Slice(0, total).ToArray();
        if (Crc32.HashToUInt32(bytes.AsSpan(0, bytes.Length - 4)) != BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(bytes.Length - 4)))
        {
            throw new InvalidDataException("An event stream message does not fit its checksum: it was damaged on the way.");
        }

        var headers = ReadHeaders(bytes.AsSpan(12, (int)headersLength));
        message = new EventStreamMessage(headers, bytes.AsMemory(12 + (int)headersLength, bytes.Length - EventStreamEncoder.Frame - (int)headersLength));
        buffer = buffer.Slice(total);
        return true;
    }

    private static List<EventStreamHeader> ReadHeaders(ReadOnlySpan<byte> bytes)
    {
        var headers = new List<EventStreamHeader>();
        while (!bytes.IsEmpty)
        {
            var name = Encoding.UTF8.GetString(Take(ref bytes, Take(ref bytes, 1)[0]));
            var type = (HeaderType)Take(ref bytes, 1)[0];
            object value = type switch
            {
                HeaderType.True => true,
                HeaderType.False => false,
                HeaderType.Byte => (sbyte)Take(ref bytes, 1)[0],
                HeaderType.Int16 => BinaryPrimitives.ReadInt16BigEndian(Take(ref bytes, 2)),
                HeaderType.Int32 => BinaryPrimitives.ReadInt32BigEndian(Take(ref bytes, 4)),
                HeaderType.Int64 => BinaryPrimitives.ReadInt64BigEndian(Take(ref bytes, 8)),
                HeaderType.Bytes => TakeSized(ref bytes).ToArray(),
                HeaderType.Text => Encoding.UTF8.GetString(TakeSized(ref bytes)),
                HeaderType.Time => ReadTime(BinaryPrimitives.ReadInt64BigEndian(Take(ref bytes, 8))),
                HeaderType.Uuid => new Guid(Take(ref bytes, 16), bigEndian: true),
                _ => throw new InvalidDataException($"The event stream header {name} has the unknown type {(byte)type}."),
            };
            headers.Add(new EventStreamHeader(name, value));
        }

        return headers;
    }

    private static DateTimeOffset ReadTime(long milliseconds) =>
        milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw new InvalidDataException($"The event stream has a time of {milliseconds} ms, which no calendar has.");

    private static ReadOnlySpan<byte> TakeSized(ref ReadOnlySpan<byte> bytes) => Take(ref bytes, BinaryPrimitives.ReadUInt16BigEndian(Take(ref bytes, 2)));

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        if (count > bytes.Length)
        {
            throw new InvalidDataException("An event stream header ends before its value does.");
        }

        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}
