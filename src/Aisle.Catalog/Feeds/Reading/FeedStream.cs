using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Aisle.Catalog.Feeds.Reading;

/// <summary>
/// The one way to open a feed's file: unpacks gzip and zip within <see cref="FeedLimits"/>, finds out the encoding, counts the
/// bytes read, and gives valid UTF-8 without a byte order mark.
/// </summary>
internal static class FeedStream
{
    /// <summary>All files of a folder and its folders; links are not followed, since they may lead out of it or round in a circle.</summary>
    public static readonly EnumerationOptions Inside = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };

    /// <exception cref="FeedBrokenException">The encoding is unknown, or the archive holds no such file.</exception>
    public static async Task<Stream> OpenAsync(FeedFile file, CancellationToken cancellationToken)
    {
        var raw = OpenRaw(file.Path);
        try
        {
            var magic = new byte[4];
            var read = await raw.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, cancellationToken);
            raw.Position = 0;
            var content = magic.AsSpan(0, read) switch
            {
                [0x1F, 0x8B, ..] => Gunzip(raw, file.BytesRead),
                [(byte)'P', (byte)'K', 3, 4] => await ZipFile.OpenAsync(raw, file, cancellationToken),
                _ => new CountedStream(raw, file.BytesRead),
            };
            return await TextEncodings.ToUtf8Async(content, cancellationToken);
        }
        catch
        {
            await raw.DisposeAsync();
            throw;
        }
    }

    /// <summary>The file as it is on disk; another program may go on writing it.</summary>
    /// <exception cref="FeedBrokenException">It is no file but a pipe, which can be read only once: a format is recognised first, and some are read twice.</exception>
    public static FileStream OpenRaw(string path)
    {
        var raw = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
        if (raw.CanSeek)
        {
            return raw;
        }

        raw.Dispose();
        throw new FeedBrokenException("It is a pipe or a device, which can be read only once; save its content to a file and name that.");
    }

    public static async Task<TextReader> OpenTextAsync(FeedFile file, CancellationToken cancellationToken) =>
        new StreamReader(await OpenAsync(file, cancellationToken), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, bufferSize: 64 << 10);

    /// <summary>The first characters, as <see cref="FeedSample.Head"/> wants them.</summary>
    public static async Task<string> ReadHeadAsync(FeedFile file, CancellationToken cancellationToken)
    {
        using var text = await OpenTextAsync(file with { BytesRead = null }, cancellationToken);
        var head = new char[FeedLimits.HeadChars];
        return new string(head, 0, await text.ReadBlockAsync(head, cancellationToken));
    }

    private static UnpackedStream Gunzip(FileStream raw, IProgress<long>? progress)
    {
        // The last four bytes state the size (RFC 1952, 2.3.1); GZipStream itself takes a file that is cut short for a whole one.
        var size = new byte[4];
        raw.Position = Math.Max(0, raw.Length - size.Length);
        raw.ReadAtLeast(size, size.Length, throwOnEndOfStream: false);
        raw.Position = 0;
        var packed = new CountedStream(raw, progress);
        return new UnpackedStream(new GZipStream(packed, CompressionMode.Decompress), () => packed.Count) { StatedSize = BinaryPrimitives.ReadUInt32LittleEndian(size) };
    }
}
