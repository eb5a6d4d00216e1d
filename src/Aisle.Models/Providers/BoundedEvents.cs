namespace Aisle.Models.Providers;

/// <summary>A provider's stream of events in which no event may be endless: what has no end would fill the memory of who waits for it.</summary>
internal sealed class BoundedEvents(Stream inner) : Stream
{
    /// <summary>Of one event. The longest are whole arguments of a tool's call.</summary>
    public const int LongestEvent = 16 * 1024 * 1024;

    private int _read;

    /// <summary>An event was whole.</summary>
    public void Begin() => _read = 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Counted(await inner.ReadAsync(buffer, cancellationToken));

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Counted(int read)
    {
        _read += read;
        return _read <= LongestEvent ? read : throw new ModelFaultException(new ModelFault(ModelFaultKind.ProviderFailed, "The model's provider gave an answer that can't be read."));
    }
}
