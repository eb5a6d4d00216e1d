using System.Text;
using System.Text.Json;

namespace Aisle.Catalog.Feeds.Reading;

/// <summary>
/// The records of a JSON document, one at a time however large the document: the elements of a top-level array, the elements or
/// values at a path ("data.items"; "*" for the values of the top-level object), or top-level values one after another. A record is
/// parsed only when it is whole and within the limits.
/// </summary>
internal sealed class JsonRecords(Stream utf8, string? path = null)
{
    /// <summary>Far deeper than a record may be: a record too deep is refused alone, and reading goes on after it.</summary>
    private const int ScanDepth = 1 << 20;

    private readonly byte[][] _path = path is null or "*" ? [] : [.. path.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes)];
    private readonly bool _takesTopValues = path == "*";
    private byte[] _buffer = new byte[64 << 10];
    private int _consumed;
    private int _end;
    private bool _isAtEnd;
    private JsonReaderState _state = new(new() { MaxDepth = ScanDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowMultipleValues = true });
    private int _matched;
    private bool _isPending;
    private int _listDepth = -1;
    private int _recordStart = -1;
    private int _recordDepth;
    private bool _isDropping;
    private long _line = 1;

    private enum Step
    {
        Record,
        NeedsMore,
        End,
    }

    /// <summary>The record's own bytes, valid until the next read; empty when <see cref="IsTooLong"/>.</summary>
    public ReadOnlyMemory<byte> Record { get; private set; }

    /// <summary>Where the record starts, from 1.</summary>
    public long Line { get; private set; }

    public bool IsTooLong { get; private set; }

    /// <exception cref="FeedBrokenException">The JSON is broken; nothing after it can be read.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (Advance())
            {
                case Step.Record:
                    return true;
                case Step.End:
                    return false;
            }

            var keep = _recordStart >= 0 ? _recordStart : _consumed;
            if (_recordStart >= 0 && _end - _recordStart > FeedLimits.RecordBytes)
            {
                (_isDropping, _recordStart, keep) = (true, -1, _consumed);
            }

            if (_end - _consumed > FeedLimits.RecordBytes)
            {
                throw new FeedBrokenException($"One value is longer than {FeedLimits.RecordBytes >> 20} MiB, so nothing after it can be read; shorten it.", _line);
            }

            await FillAsync(keep, cancellationToken);
        }
    }

    /// <summary>The first record of a file's first bytes, empty where it is not whole or not JSON: for recognising a format.</summary>
    public static ReadOnlyMemory<byte> First(byte[] head, string? path)
    {
        var records = new JsonRecords(Stream.Null, path) { _buffer = head, _end = head.Length };
        try
        {
            return records.Advance() == Step.Record ? records.Record : default;
        }
        catch (FeedBrokenException)
        {
            return default;
        }
    }

    private Step Advance()
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_consumed, _end - _consumed), _isAtEnd, _state);
        try
        {
            while (reader.Read())
            {
                var tokenStart = _consumed + (int)reader.TokenStartIndex;
                if (Take(ref reader, tokenStart))
                {
                    Finish(_consumed + (int)reader.BytesConsumed);
                    Move(ref reader);
                    return Step.Record;
                }
            }
        }
        catch (JsonException e)
        {
            throw new FeedBrokenException($"The JSON is broken here ({e.Message.Split(". ")[0].TrimEnd('.')}), so nothing after it can be read; export the file again.", (e.LineNumber ?? 0) + 1);
        }

        Move(ref reader);
        return _isAtEnd ? Step.End : Step.NeedsMore;
    }

    /// <summary>Follows one token; true when it ends a record.</summary>
    private bool Take(ref Utf8JsonReader reader, int tokenStart)
    {
        var (type, depth) = (reader.TokenType, reader.CurrentDepth);
        if (_recordStart >= 0 || _isDropping)
        {
            return type is (JsonTokenType.EndObject or JsonTokenType.EndArray) && depth == _recordDepth;
        }

        if (_listDepth >= 0)
        {
            if (depth < _listDepth)
            {
                (_listDepth, _matched) = (-1, Math.Max(0, _matched - 1)); // the list's own end
                return false;
            }

            return type != JsonTokenType.PropertyName && Begin(type, tokenStart, depth);
        }

        if (_path.Length == 0)
        {
            if (depth == 0 && (type == JsonTokenType.StartArray || (_takesTopValues && type == JsonTokenType.StartObject)))
            {
                _listDepth = 1;
                return false;
            }

            return Begin(type, tokenStart, depth);
        }

        FollowPath(ref reader, type, depth);
        return false;
    }

    private void FollowPath(ref Utf8JsonReader reader, JsonTokenType type, int depth)
    {
        if (type == JsonTokenType.PropertyName)
        {
            _isPending = depth == _matched + 1 && _matched < _path.Length && reader.ValueTextEquals(_path[_matched]);
        }
        else if (_isPending && type is (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            _isPending = false;
            _matched++;
            _listDepth = _matched == _path.Length ? depth + 1 : -1;
        }
        else
        {
            _isPending = false;
            if (type == JsonTokenType.EndObject && depth == _matched && _matched > 0)
            {
                _matched--;
            }
        }
    }

    /// <summary>A record begins with this token; true when it also ends with it.</summary>
    private bool Begin(JsonTokenType type, int tokenStart, int depth)
    {
        Line = _line + _buffer.AsSpan(_consumed, tokenStart - _consumed).Count((byte)'\n');
        _recordStart = tokenStart;
        _recordDepth = depth;
        return type is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
    }

    private void Finish(int end)
    {
        IsTooLong = _isDropping;
        Record = _isDropping ? default : _buffer.AsMemory(_recordStart, end - _recordStart);
        (_recordStart, _isDropping) = (-1, false);
    }

    private void Move(ref Utf8JsonReader reader)
    {
        var consumed = (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        _line += _buffer.AsSpan(_consumed, consumed).Count((byte)'\n');
        _consumed += consumed;
    }

    private async ValueTask FillAsync(int keep, CancellationToken cancellationToken)
    {
        _buffer.AsSpan(keep, _end - keep).CopyTo(_buffer);
        (_consumed, _end, _recordStart) = (_consumed - keep, _end - keep, _recordStart < 0 ? -1 : _recordStart - keep);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await utf8.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        _isAtEnd = read == 0;
    }
}
