namespace Aisle.Catalog.Feeds.Reading;

/// <summary>Counts the bytes that pass and tells them to <paramref name="progress"/>.</summary>
internal sealed class CountedStream(Stream inner, IProgress<long>? progress) : ForwardStream
{
    public long Count { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        Count += read;
        progress?.Report(read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
