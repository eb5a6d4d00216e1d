using System.Buffers.Binary;

namespace Aisle.Models.Providers;

/// <summary>
/// A provider's answer in which nothing may be endless: no event of a stream, and no answer that is no stream. What has no end would fill the memory of who waits for it, and
/// the kept clients wait for any length.
/// </summary>
internal sealed class BoundedAnswer : Stream
{
    /// <summary>Of one event. The longest are whole arguments of a tool's call.</summary>
    public const int LongestEvent = 16 * 1024 * 1024;

    /// <summary>Of an answer that is no stream. The longest are vectors of a batch.</summary>
    public const int LongestWhole = 64 * 1024 * 1024;

    private const string ServerSentEvents = "text/event-stream";
    private const string EventStream = "application/vnd.amazon.eventstream";

    private readonly Stream _inner;
    private readonly string? _type;
    private readonly long _longestEvent;
    private readonly long _longestWhole;
    private readonly byte[] _head = new byte[4];
    private long _read;
    private long _left;
    private int _headBytes;
    private bool _lineEnded;

    /// <param name="inner">What the provider sends.</param>
    /// <param name="type">Its media type, which says what an event is.</param>
    /// <param name="longestEvent">Bytes of one event, about: a read may go beyond it before it is counted.</param>
    /// <param name="longestWhole">The same of an answer that is no stream.</param>
    public BoundedAnswer(Stream inner, string? type, long longestEvent = LongestEvent, long longestWhole = LongestWhole) =>
        (_inner, _type, _longestEvent, _longestWhole) = (inner, type, longestEvent, longestWhole);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await _inner.ReadAsync(buffer, cancellationToken);
        Count(buffer.Span[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = _inner.Read(buffer, offset, count);
        Count(buffer.AsSpan(offset, read));
        return read;
    }

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
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Count(ReadOnlySpan<byte> bytes)
    {
        switch (_type)
        {
            case ServerSentEvents:
                CountLines(bytes);
                break;
            case EventStream:
                CountFrames(bytes);
                break;
            default:
                _read += bytes.Length;
                break;
        }

        if (_read > (_type == ServerSentEvents ? _longestEvent : _longestWhole))
        {
            throw TooLong();
        }
    }

    /// <summary>An event ends with an empty line.</summary>
    private void CountLines(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        var (unix, network) = (bytes.LastIndexOf("\n\n"u8), bytes.LastIndexOf("\n\r\n"u8));
        if (unix >= 0 || network >= 0)
        {
            _read = bytes.Length - Math.Max(unix + 2, network + 3);
        }
        else if (_lineEnded && (bytes.StartsWith("\n"u8) || bytes.StartsWith("\r\n"u8)))
        {
            _read = bytes.Length;
        }
        else
        {
            _read += bytes.Length;
        }

        _lineEnded = bytes[^1] == (byte)'\n' || (bytes[^1] == (byte)'\r' && (bytes.Length > 1 ? bytes[^2] == (byte)'\n' : _lineEnded)); // an end of two lines may come in any pieces
    }

    /// <summary>A frame begins with its length.</summary>
    private void CountFrames(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_left > 0)
            {
                var skipped = (int)Math.Min(_left, bytes.Length);
                _left -= skipped;
                bytes = bytes[skipped..];
                continue;
            }

            _head[_headBytes++] = bytes[0];
            bytes = bytes[1..];
            if (_headBytes == _head.Length)
            {
                (_headBytes, _left) = (0, BinaryPrimitives.ReadUInt32BigEndian(_head) - (long)_head.Length);
                if (_left > _longestEvent)
                {
                    throw TooLong();
                }
            }
        }
    }

    private static ModelFaultException TooLong() => new(new ModelFault(ModelFaultKind.ProviderFailed, "The model's provider gave an answer that can't be read."));

    /// <summary>Bounds each answer that a client gets.</summary>
    internal sealed class Handler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            var content = response.Content;
            response.Content = new StreamContent(new BoundedAnswer(await content.ReadAsStreamAsync(cancellationToken), content.Headers.ContentType?.MediaType));
            foreach (var (name, values) in content.Headers)
            {
                response.Content.Headers.TryAddWithoutValidation(name, values);
            }

            return response;
        }
    }
}
