using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Aisle.Insight.Reviews.Stored;

/// <summary>Numbers in as few bytes as they need (LEB128), texts as UTF-8 with their length before them. <see cref="PackedReader"/> reads it.</summary>
internal sealed class PackedWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    public void Number(long value)
    {
        var left = (ulong)((value << 1) ^ (value >> 63)); // the sign goes last, so that small negatives are short too
        var span = _bytes.GetSpan(10);
        var length = 0;
        for (; left >= 0x80; left >>= 7) span[length++] = (byte)(left | 0x80);
        span[length++] = (byte)left;
        _bytes.Advance(length);
    }

    public void Real(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(sizeof(double)), value);
        _bytes.Advance(sizeof(double));
    }

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number(length);
        Encoding.UTF8.GetBytes(text, _bytes.GetSpan(length));
        _bytes.Advance(length);
    }

    public void OptionalReal(double? value)
    {
        Number(value is null ? 0 : 1);
        if (value is { } given) Real(given);
    }

    public void OptionalText(string? text)
    {
        Number(text is null ? 0 : 1);
        if (text is not null) Text(text);
    }

    public void List<T>(IReadOnlyList<T> items, Action<T> write)
    {
        Number(items.Count);
        foreach (var item in items) write(item);
    }

    /// <summary>What was written; the writer starts anew.</summary>
    public byte[] Take()
    {
        var bytes = _bytes.WrittenSpan.ToArray();
        _bytes.ResetWrittenCount();
        return bytes;
    }
}
