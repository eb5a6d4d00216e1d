using Aisle.Catalog.Feeds.Reading;

namespace Aisle.Catalog.Tests.Feeds.Reading;

/// <summary>Hands bytes out a few at a time, so that every boundary falls somewhere.</summary>
internal sealed class Pieces(byte[] bytes, int size) : ForwardStream
{
    private int _at;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = Math.Min(Math.Min(size, buffer.Length), bytes.Length - _at);
        bytes.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        return ValueTask.FromResult(count);
    }
}
