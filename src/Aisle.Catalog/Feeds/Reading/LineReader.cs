namespace Aisle.Catalog.Feeds.Reading;

/// <summary>Lines of UTF-8, one at a time, without their line break. A line longer than a record may be is passed over.</summary>
internal sealed class LineReader(Stream utf8)
{
    private byte[] _buffer = new byte[64 << 10];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>Valid until the next read; empty when <see cref="IsTooLong"/>.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>From 1.</summary>
    public long Number { get; private set; }

    public bool IsTooLong { get; private set; }

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        IsTooLong = false;
        var searched = 0;
        while (true)
        {
            var length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                Take(searched + length, lineBreak: 1);
                return true;
            }

            if (_isAtEnd)
            {
                var hasLine = _end > _start || IsTooLong;
                Take(_end - _start, lineBreak: 0);
                return hasLine;
            }

            searched = _end - _start;
            if (searched > FeedLimits.RecordBytes)
            {
                IsTooLong = true;
                _start = _end;
                searched = 0;
            }

            await FillAsync(cancellationToken);
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await utf8.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        _isAtEnd = read == 0;
    }

    private void Take(int length, int lineBreak)
    {
        Number++;
        var line = IsTooLong ? default : _buffer.AsMemory(_start, length);
        Line = line.Span is [.., (byte)'\r'] ? line[..^1] : line;
        _start += length + lineBreak;
    }
}
