using System.Buffers.Binary;
using System.Text;
using Aisle.Models.Providers;
using CsCheck;

namespace Aisle.Models.Tests.Providers;

/// <summary>However a stream is cut into reads: what has ends goes through as it is, and what has none is left.</summary>
public sealed class BoundedAnswerTests
{
    private const int Longest = 40;

    private static readonly Gen<int[]> Cuts = Gen.Int[1, 30].Array[1, 8];

    [Theory]
    [InlineData("\n\n")]
    [InlineData("\r\n\r\n")]
    public void Events_EachBelowTheBound_GoThroughAsTheyAre(string end) => Gen.Select(Gen.Int[0, Longest / 2].Array[1, 20], Cuts).Sample((lengths, cuts) =>
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(lengths.Select(n => "data:" + new string('x', n) + end)));

        Assert.Equal(bytes, Read(bytes, cuts.Select(c => Math.Min(c, 5)), "text/event-stream")); // small reads: one counts what it brings before it looks for an end
    }, iter: 300);

    [Fact]
    public void Event_WithoutEnd_IsLeft() => Gen.Select(Gen.Int[0, 5], Cuts).Sample((before, cuts) =>
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("data:x\n\n", before)) + new string('y', 2 * Longest));

        Assert.Throws<ModelFaultException>(() => Read(bytes, cuts, "text/event-stream"));
    }, iter: 300);

    [Fact]
    public void Frames_EachBelowTheBound_GoThroughAsTheyAre() => Gen.Select(Gen.Int[4, Longest].Array[1, 20], Cuts).Sample((lengths, cuts) =>
    {
        var bytes = lengths.SelectMany(Frame).ToArray();

        Assert.Equal(bytes, Read(bytes, cuts, "application/vnd.amazon.eventstream"));
    }, iter: 300);

    [Fact]
    public void Frame_ThatSaysItIsHuge_IsLeftBeforeItComes() => Gen.Select(Gen.Int[4, Longest].Array[0, 5], Gen.Int[Longest + 5, int.MaxValue], Cuts).Sample((lengths, huge, cuts) =>
    {
        var head = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(head, huge);

        Assert.Throws<ModelFaultException>(() => Read([.. lengths.SelectMany(Frame), .. head], cuts, "application/vnd.amazon.eventstream"));
    }, iter: 300);

    [Fact]
    public void Whole_UpToItsBound_GoesThrough() => Gen.Select(Gen.Int[0, 4 * Longest], Cuts).Sample((length, cuts) =>
    {
        var bytes = new byte[length];
        if (length <= 2 * Longest)
        {
            Assert.Equal(bytes, Read(bytes, cuts, "application/json"));
        }
        else
        {
            Assert.Throws<ModelFaultException>(() => Read(bytes, cuts, "application/json"));
        }
    }, iter: 300);

    [Fact]
    public void Anything_OfAnyType_GoesThroughOrIsLeft() => Gen.Select(Gen.Byte.Array, Cuts, Gen.OneOf(Gen.Const("text/event-stream"), Gen.Const("application/vnd.amazon.eventstream"), Gen.Const("application/json"))).Sample((bytes, cuts, type) =>
    {
        try
        {
            Assert.Equal(bytes, Read(bytes, cuts, type));
        }
        catch (ModelFaultException e)
        {
            Assert.Equal(ModelFaultKind.ProviderFailed, e.Fault.Kind);
        }
    }, iter: 1_000);

    private static byte[] Frame(int length)
    {
        var frame = new byte[length];
        BinaryPrimitives.WriteInt32BigEndian(frame, length);
        return frame;
    }

    private static byte[] Read(byte[] bytes, IEnumerable<int> cuts, string type)
    {
        using var bounded = new BoundedAnswer(new MemoryStream(bytes), type, Longest, 2 * Longest);
        var (read, sizes, buffer) = (new List<byte>(), cuts.ToArray(), new byte[64]);
        for (var i = 0; ; i++)
        {
            var count = bounded.Read(buffer, 0, sizes[i % sizes.Length]);
            if (count == 0)
            {
                return [.. read];
            }

            read.AddRange(buffer.AsSpan(0, count));
        }
    }
}
