using System.Buffers;
using Aisle.Models.Protocols.Bedrock.EventStream;
using CsCheck;

namespace Aisle.Models.Tests.Protocols.Bedrock;

public sealed class EventStreamTests
{
    private static readonly Gen<object> Values = Gen.OneOf<object>(
        Gen.Bool.Select(v => (object)v),
        Gen.SByte.Select(v => (object)v),
        Gen.Short.Select(v => (object)v),
        Gen.Int.Select(v => (object)v),
        Gen.Long.Select(v => (object)v),
        Gen.Byte.Array[0, 300].Select(v => (object)v),
        Gen.Char['\u0020', '\ud7ff'].Array[0, 200].Select(v => (object)new string(v)),
        Gen.Long[-60_000_000_000_000, 200_000_000_000_000].Select(v => (object)DateTimeOffset.FromUnixTimeMilliseconds(v)),
        Gen.Guid.Select(v => (object)v));

    private static readonly Gen<EventStreamMessage> Messages =
        Gen.Select(Gen.Select(Gen.Char['a', 'z'].Array[1, 40], Values, (n, v) => new EventStreamHeader(":" + new string(n), v)).List[0, 8], Gen.Byte.Array[0, 2000])
            .Select((headers, payload) => new EventStreamMessage(headers, payload));

    [Fact]
    public void Read_AnyMessagesCutAnywhere_GivesThemBack() =>
        Gen.Select(Messages.List[1, 4], Gen.Int[1, 500]).Sample((messages, cut) =>
        {
            var bytes = Encode(messages);
            var read = new List<EventStreamMessage>();
            var kept = ReadOnlySequence<byte>.Empty;
            for (var at = 0; at < bytes.Length; at += cut)
            {
                kept = new ReadOnlySequence<byte>([.. kept.ToArray(), .. bytes.AsSpan(at, Math.Min(cut, bytes.Length - at))]);
                while (EventStreamDecoder.TryRead(ref kept, out var message))
                {
                    read.Add(message!);
                }
            }

            Assert.True(kept.IsEmpty);
            Assert.Equal(messages.Count, read.Count);
            Assert.All(messages.Zip(read), pair =>
            {
                Assert.Equal(pair.First.Headers.Select(h => (h.Name, h.Value)), pair.Second.Headers.Select(h => (h.Name, h.Value)), new ValuesAreEqual());
                Assert.Equal(pair.First.Payload.ToArray(), pair.Second.Payload.ToArray());
            });
        });

    [Fact]
    public void Read_OneByteChanged_IsFoundOut() =>
        Gen.Select(Messages, Gen.Int[0, int.MaxValue], Gen.Int[1, 255]).Sample((message, where, by) =>
        {
            var bytes = Encode([message]);
            bytes[where % bytes.Length] ^= (byte)by;
            var buffer = new ReadOnlySequence<byte>(bytes);
            Assert.Throws<InvalidDataException>(() => EventStreamDecoder.TryRead(ref buffer, out _));
        });

    [Fact]
    public void Read_AnyBytes_NeverThrowsAnythingElse() =>
        Gen.Byte.Array[0, 400].Sample(bytes =>
        {
            var buffer = new ReadOnlySequence<byte>(bytes);
            try
            {
                EventStreamDecoder.TryRead(ref buffer, out _);
            }
            catch (InvalidDataException)
            {
                // what the caller expects of bytes that are no event stream
            }
        });

    [Fact]
    public void WriteEvent_TypeAndJson_AreItsHeadersAndPayload()
    {
        var output = new ArrayBufferWriter<byte>();
        EventStreamEncoder.WriteEvent(output, "messageStart", """{"role":"assistant"}"""u8);

        var buffer = new ReadOnlySequence<byte>(output.WrittenMemory);
        Assert.True(EventStreamDecoder.TryRead(ref buffer, out var message));
        Assert.Equal("messageStart", message!.Text(":event-type"));
        Assert.Equal("application/json", message.Text(":content-type"));
        Assert.Equal("event", message.Text(":message-type"));
        Assert.Equal("""{"role":"assistant"}"""u8.ToArray(), message.Payload.ToArray());
    }

    private static byte[] Encode(IEnumerable<EventStreamMessage> messages)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var message in messages)
        {
            EventStreamEncoder.Write(output, message);
        }

        return output.WrittenSpan.ToArray();
    }

    private sealed class ValuesAreEqual : IEqualityComparer<(string Name, object Value)>
    {
        public bool Equals((string Name, object Value) x, (string Name, object Value) y) =>
            x.Name == y.Name && (x.Value is byte[] a && y.Value is byte[] b ? a.AsSpan().SequenceEqual(b) : x.Value.Equals(y.Value));

        public int GetHashCode((string Name, object Value) obj) => obj.Name.GetHashCode(StringComparison.Ordinal);
    }
}
