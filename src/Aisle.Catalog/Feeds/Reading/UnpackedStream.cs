namespace Aisle.Catalog.Feeds.Reading;

/// <summary>What comes out of a packed file, as long as it is no bomb.</summary>
internal sealed class UnpackedStream(Stream inner, Func<long> packedBytes, IDisposable? owner = null) : ForwardStream
{
    private long _count;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        _count += read;
        if (_count > FeedLimits.UnpackedBytes || (_count > FeedLimits.PackedRatioFrom && _count / FeedLimits.PackedRatio > packedBytes()))
        {
            throw new FeedBrokenException($"The packed file unpacks to more than {FeedLimits.PackedRatio} times its size or {FeedLimits.UnpackedBytes >> 30} GiB, which no feed does; unpack it yourself if you trust it.");
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
