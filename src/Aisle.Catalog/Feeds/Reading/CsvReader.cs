using System.Buffers;

namespace Aisle.Catalog.Feeds.Reading;

/// <summary>
/// RFC 4180 with any delimiter and any line break, one record at a time. Our own, since a shop wants to know the line of what is
/// wrong and to get the rest in: after a quote that is never closed, reading goes on with the next line.
/// </summary>
internal sealed class CsvReader(TextReader text, char delimiter)
{
    private readonly SearchValues<char> _stops = SearchValues.Create(delimiter, '\n', '\r');
    private readonly List<Field> _fields = [];
    private char[] _buffer = new char[64 << 10];
    private int _recordStart;
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private long _nextLine = 1;

    private enum Outcome
    {
        Record,
        NeedsMore,
        BadQuote,
    }

    /// <summary>Where the record starts, from 1.</summary>
    public long Line { get; private set; }

    public int Count => _fields.Count;

    /// <summary>Why the record can't be used; null for a good one.</summary>
    public string? Problem { get; private set; }

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var outcome = Parse(out var next);
            if (outcome == Outcome.NeedsMore && !_isAtEnd && _end - _start < FeedLimits.RecordBytes)
            {
                await FillAsync(cancellationToken);
                continue;
            }

            if (_start == _end)
            {
                return false;
            }

            Line = _nextLine;
            Problem = null;
            if (outcome != Outcome.Record)
            {
                var isTooLong = outcome == Outcome.NeedsMore && !_isAtEnd;
                Problem = isTooLong ? $"The row is longer than {FeedLimits.RecordBytes >> 20} million characters, or a quote in it is never closed; correct it."
                    : "A quote is opened and not closed before the next column; close it, or write a quote within a text twice (\"\").";
                _fields.Clear();
                next = await EndOfLineAsync(cancellationToken);
            }

            _nextLine += CountLines(_buffer.AsSpan(_start, next - _start));
            _recordStart = _start;
            _start = next;
            if (Problem is not null || !IsBlank())
            {
                return true;
            }
        }
    }

    /// <summary>The value of a column, "" where it is empty.</summary>
    public string this[int column]
    {
        get
        {
            var field = _fields[column];
            if (field.Length == 0)
            {
                return "";
            }

            var value = new string(_buffer, _recordStart + field.Start, field.Length);
            return field.HasQuotes ? value.Replace("\"\"", "\"", StringComparison.Ordinal) : value;
        }
    }

    /// <summary>The columns of a text's first record, for recognising a format.</summary>
    public static string[] FirstRecord(string head, char delimiter)
    {
        var reader = new CsvReader(TextReader.Null, delimiter) { _buffer = head.TrimStart('\r', '\n').ToCharArray(), _isAtEnd = true };
        reader._end = reader._buffer.Length;
        return reader.Parse(out _) == Outcome.Record ? [.. Enumerable.Range(0, reader.Count).Select(i => reader[i])] : [];
    }

    private Outcome Parse(out int next)
    {
        _fields.Clear();
        var record = _buffer.AsSpan(_start, _end - _start);
        var at = 0;
        while (true)
        {
            if (at < record.Length && record[at] == '"')
            {
                var outcome = ParseQuoted(record, ref at);
                if (outcome != Outcome.Record)
                {
                    next = _end;
                    return outcome;
                }
            }
            else
            {
                var length = record[at..].IndexOfAny(_stops);
                if (length < 0 && !_isAtEnd)
                {
                    next = _end;
                    return Outcome.NeedsMore;
                }

                length = length < 0 ? record.Length - at : length;
                _fields.Add(new(at, length, HasQuotes: false));
                at += length;
            }

            if (at < record.Length && record[at] == delimiter)
            {
                at++;
                continue;
            }

            if (at < record.Length && record[at] == '\r')
            {
                if (at + 1 == record.Length && !_isAtEnd)
                {
                    next = _end;
                    return Outcome.NeedsMore;
                }

                at += at + 1 < record.Length && record[at + 1] == '\n' ? 2 : 1;
            }
            else if (at < record.Length)
            {
                at++;
            }

            next = _start + at;
            return Outcome.Record;
        }
    }

    private Outcome ParseQuoted(ReadOnlySpan<char> record, ref int at)
    {
        var start = at + 1;
        var hasQuotes = false;
        var end = start;
        while (true)
        {
            var quote = record[end..].IndexOf('"');
            if (quote < 0)
            {
                return _isAtEnd ? Outcome.BadQuote : Outcome.NeedsMore;
            }

            end += quote;
            if (end + 1 == record.Length && !_isAtEnd)
            {
                return Outcome.NeedsMore;
            }

            if (end + 1 < record.Length && record[end + 1] == '"')
            {
                hasQuotes = true;
                end += 2;
                continue;
            }

            _fields.Add(new(start, end - start, hasQuotes));
            at = end + 1;
            return at == record.Length || _stops.Contains(record[at]) ? Outcome.Record : Outcome.BadQuote;
        }
    }

    /// <summary>After the first line break from the record's start; what is before it, however long, is let go.</summary>
    private async ValueTask<int> EndOfLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOfAny('\n', '\r');
            var at = length < 0 ? _end : _start + length;
            if (at + 1 < _end || (_isAtEnd && at < _end))
            {
                return at + (_buffer[at] == '\r' && at + 1 < _end && _buffer[at + 1] == '\n' ? 2 : 1);
            }

            if (_isAtEnd)
            {
                return _end;
            }

            _start = at;
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

        var read = await text.ReadBlockAsync(_buffer.AsMemory(_end), cancellationToken);
        _isAtEnd = read < _buffer.Length - _end;
        _end += read;
    }

    private bool IsBlank() => _fields is [{ Length: 0 }] || (_fields is [var only] && _buffer.AsSpan(_recordStart + only.Start, only.Length).IsWhiteSpace());

    /// <summary>Line breaks of any kind: "\r\n" is one.</summary>
    private static long CountLines(ReadOnlySpan<char> text)
    {
        var feeds = text.Count('\n');
        return feeds > 0 ? feeds : text.Count('\r');
    }

    private readonly record struct Field(int Start, int Length, bool HasQuotes);
}
