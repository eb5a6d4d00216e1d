namespace Aisle.Catalog.Feeds.Reading;

/// <summary>What comes out of a packed file, as long as it is no bomb.</summary>
internal sealed class UnpackedStream(Stream inner, Func<long> packedBytes, IDisposable? owner = null) : ForwardStream
{
    private long _count;

    /// <summary>What the archive says that comes out, modulo 2^32; null where the archive's own reader checks.</summary>
    public uint? StatedSize { get; init; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        _count += read;
        if (_count > FeedLimits.UnpackedBytes || (_count > FeedLimits.PackedRatioFrom && _count / FeedLimits.PackedRatio > packedBytes()))
        {
            throw new FeedBrokenException($"The packed file unpacks to more than {FeedLimits.PackedRatio} times its size or {FeedLimits.UnpackedBytes >> 30} GiB, which no feed does; unpack it yourself if you trust it.");
        }

        if (read == 0 && buffer.Length > 0 && StatedSize is { } size && size != unchecked((uint)_count))
        {
            throw new FeedBrokenException("The packed file is damaged or cut short, or made of several put together; unpack it, or copy or export it again.");
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            owner?.Dispose();
        }

        base.Dispose(disposing);
    }
}
