using System.IO.Compression;

namespace Aisle.Catalog.Feeds.Reading;

/// <summary>The files inside a zip archive; an archive within an archive stays packed.</summary>
internal static class ZipFile
{
    private const int MostEntries = 10_000;

    /// <summary>Null when the file is no zip archive.</summary>
    public static async Task<IReadOnlyList<(string Name, long Bytes)>?> ListAsync(string path, CancellationToken cancellationToken)
    {
        await using var raw = FeedStream.OpenRaw(path);
        var magic = new byte[4];
        if (await raw.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, cancellationToken) < 4 || magic is not [(byte)'P', (byte)'K', 3, 4])
        {
            return null;
        }

        raw.Position = 0;
        await using var archive = await ZipArchive.CreateAsync(raw, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, cancellationToken);
        return archive.Entries.Count > MostEntries
            ? throw new FeedBrokenException($"The archive holds more than {MostEntries} files; unpack it and name the folder.")
            : [.. archive.Entries.Where(IsFile).Select(e => (e.FullName, e.Length))];
    }

    public static async Task<Stream> OpenAsync(FileStream raw, FeedFile file, CancellationToken cancellationToken)
    {
        var archive = await ZipArchive.CreateAsync(raw, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, cancellationToken);
        var files = archive.Entries.Where(IsFile).ToList();
        var entry = file.Entry is null && files.Count == 1 ? files[0] : files.FirstOrDefault(f => f.FullName == file.Entry);
        if (entry is null)
        {
            throw new FeedBrokenException(file.Entry is null ? $"The archive holds {files.Count} files; name the one to read." : $"The archive holds no file '{file.Entry}'.");
        }

        // Progress is told of unpacked bytes, since ListAsync states those.
        return new CountedStream(new UnpackedStream(await entry.OpenAsync(cancellationToken), () => entry.CompressedLength, archive), file.BytesRead);
    }

    private static bool IsFile(ZipArchiveEntry entry) =>
        entry.Name.Length > 0 && entry.Name[0] != '.' && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal);
}
