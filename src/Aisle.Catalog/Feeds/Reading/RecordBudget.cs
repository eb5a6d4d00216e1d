namespace Aisle.Catalog.Feeds.Reading;

/// <summary>Ends a file in which one record takes more bytes than <see cref="FeedLimits.RecordBytes"/>, for readers that would hold it all.</summary>
internal sealed class RecordBudget(Stream inner) : ForwardStream
{
    private long _left = FeedLimits.RecordBytes;

    /// <summary>A record is done; the next may take as much again.</summary>
    public void Renew() => _left = FeedLimits.RecordBytes;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        _left -= read;
        return _left >= 0 ? read : throw new FeedBrokenException($"One record is longer than {FeedLimits.RecordBytes >> 20} MiB; split or shorten it.");
    }
}
