using System.Text;
using System.Text.RegularExpressions;

namespace Aisle.Catalog.Feeds.Reading;

/// <summary>
/// Finds out how a file's text is encoded: a byte order mark or an XML declaration says it; else it is UTF-8, or Windows-1252
/// where the bytes are not UTF-8 (see <see cref="Utf8Stream"/>).
/// </summary>
internal static partial class TextEncodings
{
    private const int HeadBytes = 64 << 10;

    /// <summary>More bytes above ASCII than this in a text that isn't UTF-8: no Western text, so Windows-1252 would make a mess of it.</summary>
    private const double MostHighBytes = 0.25;

    public static async Task<Stream> ToUtf8Async(Stream content, CancellationToken cancellationToken)
    {
        var head = new byte[HeadBytes];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        var (encoding, mark) = Find(head.AsSpan(0, read));
        var whole = new PrefixedStream(head.AsMemory(mark, read - mark), content);
        return encoding is null ? new Utf8Stream(whole) : Encoding.CreateTranscodingStream(whole, encoding, new UTF8Encoding(false));
    }

    /// <summary>The encoding, null for UTF-8 or Windows-1252, and how many bytes its mark takes.</summary>
    private static (Encoding? Encoding, int Mark) Find(ReadOnlySpan<byte> head)
    {
        switch (head)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return (null, 3);
            case [0xFF, 0xFE, 0, 0, ..]:
                return (Encoding.UTF32, 4);
            case [0xFF, 0xFE, ..]:
                return (Encoding.Unicode, 2);
            case [0xFE, 0xFF, ..]:
                return (Encoding.BigEndianUnicode, 2);
        }

        if (XmlEncoding().Match(Encoding.Latin1.GetString(head[..Math.Min(head.Length, 200)])) is { Success: true } declared)
        {
            return (Named(declared.Groups[1].Value), 0);
        }

        if (head.Contains((byte)0))
        {
            throw Unknown("it holds zero bytes");
        }

        if (!System.Text.Unicode.Utf8.IsValid(head[..^Utf8Stream.CutSequence(head)]) && head.Length - CountAscii(head) > head.Length * MostHighBytes)
        {
            throw Unknown("it is neither UTF-8 nor Western text");
        }

        return (null, 0);
    }

    private static Encoding? Named(string name)
    {
        if (name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw Unknown($"it says '{name}', which is none that Aisle knows");
        }
    }

    internal static FeedBrokenException Unknown(string why) => new($"The encoding is unknown: {why}. Save the file as UTF-8.");

    private static int CountAscii(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var b in bytes)
        {
            count += b < 0x80 ? 1 : 0;
        }

        return count;
    }

    [GeneratedRegex("""^\s*<\?xml[^>]{0,100}?\sencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")]
    private static partial Regex XmlEncoding();
}
