using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Aisle.Catalog.Feeds.Reading;

/// <summary>
/// Passes UTF-8 through and reads what is not UTF-8 as Windows-1252, in one pass. Up to its first byte above ASCII a file may be
/// either; where that byte starts no UTF-8 sequence, the whole file is Windows-1252. A stray byte in a file that had proper UTF-8
/// before is read as Windows-1252 alone: it was pasted from there. What comes out is always valid UTF-8.
/// </summary>
internal sealed class Utf8Stream(Stream inner) : ForwardStream
{
    /// <summary>Windows-1252 from 0x80 to 0x9F; '\0' for the five that are undefined. The rest is as in Latin-1.</summary>
    private const string Windows1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    private readonly byte[] _raw = new byte[32 << 10];
    private readonly byte[] _cut = new byte[3];
    private readonly ArrayBufferWriter<byte> _mended = new();
    private int _cutLength;
    private ReadOnlyMemory<byte> _ready;
    private bool _hasUtf8;
    private bool _isWindows1252;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_ready.IsEmpty)
        {
            _cut.AsSpan(0, _cutLength).CopyTo(_raw);
            var read = await inner.ReadAsync(_raw.AsMemory(_cutLength), cancellationToken);
            if (read == 0 && _cutLength == 0)
            {
                return 0;
            }

            Decode(_raw.AsMemory(0, _cutLength + read), isLast: read == 0);
        }

        var count = Math.Min(buffer.Length, _ready.Length);
        _ready[..count].CopyTo(buffer);
        _ready = _ready[count..];
        return count;
    }

    private void Decode(ReadOnlyMemory<byte> bytes, bool isLast)
    {
        _cutLength = isLast || _isWindows1252 ? 0 : CutSequence(bytes.Span);
        bytes.Span[^_cutLength..].CopyTo(_cut);
        bytes = bytes[..^_cutLength];
        if (_isWindows1252 ? Ascii.IsValid(bytes.Span) : Utf8.IsValid(bytes.Span))
        {
            _hasUtf8 |= !Ascii.IsValid(bytes.Span);
            _ready = bytes;
        }
        else
        {
            _mended.ResetWrittenCount();
            Mend(bytes.Span);
            _ready = _mended.WrittenMemory;
        }
    }

    private void Mend(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii != 0)
            {
                ascii = ascii < 0 ? bytes.Length : ascii;
                _mended.Write(bytes[..ascii]);
                bytes = bytes[ascii..];
            }
            else if (!_isWindows1252 && Rune.DecodeFromUtf8(bytes, out _, out var size) == OperationStatus.Done)
            {
                _hasUtf8 = true;
                _mended.Write(bytes[..size]);
                bytes = bytes[size..];
            }
            else
            {
                _isWindows1252 |= !_hasUtf8;
                var letter = bytes[0] is >= 0x80 and < 0xA0 ? Windows1252[bytes[0] - 0x80] : (char)bytes[0];
                if (letter == '\0')
                {
                    throw TextEncodings.Unknown($"byte 0x{bytes[0]:X2} is neither UTF-8 nor Windows-1252");
                }

                new Rune(letter).TryEncodeToUtf8(_mended.GetSpan(4), out size);
                _mended.Advance(size);
                bytes = bytes[1..];
            }
        }
    }

    /// <summary>How many bytes at the end are the beginning of a UTF-8 sequence that is not whole: 0 to 3.</summary>
    internal static int CutSequence(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if (b >= 0xC0)
            {
                return back < (b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2) ? back : 0;
            }

            if (b < 0x80)
            {
                return 0;
            }
        }

        return 0;
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
