using System.Buffers.Binary;
using System.Text;

namespace Aisle.Insight.Reviews.Stored;

/// <summary>Reads what <see cref="PackedWriter"/> wrote. Whatever else the bytes are, it ends with <see cref="InvalidDataException"/>.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    public delegate T ItemReader<T>(ref PackedReader reader);

    public long Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return (long)(value >> 1) ^ -(long)(value & 1);
        }

        throw Damaged();
    }

    /// <summary>A number that is a place in a list or a length.</summary>
    public int Count(int most = int.MaxValue) => Number() is >= 0 and var value && value <= most ? (int)value : throw Damaged();

    public double Real() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    public ReadOnlySpan<byte> Utf8() => Take(Count());

    public string Text() => Encoding.UTF8.GetString(Utf8());

    public double? OptionalReal() => Count(1) == 0 ? null : Real();

    public string? OptionalText() => Count(1) == 0 ? null : Text();

    public T[] List<T>(ItemReader<T> read)
    {
        var items = new T[Count(_left.Length)]; // each item has a byte at least
        for (var i = 0; i < items.Length; i++) items[i] = read(ref this);
        return items;
    }

    public static InvalidDataException Damaged() => new("The store's notes on reviews are damaged; bring the store back from a backup, or import the files into a new --store.");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _left.Length) throw Damaged();
        var taken = _left[..count];
        _left = _left[count..];
        return taken;
    }
}
