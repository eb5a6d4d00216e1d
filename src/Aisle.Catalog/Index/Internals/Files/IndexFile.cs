using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Aisle.Catalog.Index.Internals.Files;

/// <summary>
/// An index as one file, which is read by mapping it. First a <see cref="FileHeader"/>, then a table of each section's place, length and
/// size of an item, then the sections, each at a multiple of 64 bytes, as they lie in memory. The checksum is of all that follows the header;
/// the header has one of its own. Only the build that wrote a file reads it: another may cut text in other words.
/// </summary>
internal static class IndexFile
{
    private const int Alignment = 64;

    /// <summary>Nobody writes for so long: what a process leaves that was killed while it wrote.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>Writes beside the path and renames, so that there is a whole file at any time, the old one or the new one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sections">What it holds.</param>
    /// <param name="maker">Who alone can read it; null for this build of Aisle.</param>
    public static void Save(string path, IReadOnlyList<Section> sections, Guid? maker = null)
    {
        DeleteAbandoned(path);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))
            {
                Write(file, sections, maker);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary); // nothing, once it was renamed
        }
    }

    /// <summary>Maps the file and looks at every byte of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maker">As it was saved with.</param>
    /// <exception cref="InvalidDataException">It is damaged, or of another build of Aisle; the message says which, and is for the log.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static IReadOnlyList<Section> Open(string path, Guid? maker = null)
    {
        var file = new MappedFile(path);
        try
        {
            return Sections(file, FileHeader.ExpectedOf(maker));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static Section[] Sections(MappedFile file, FileHeader expected)
    {
        var bytes = file.Bytes;
        var header = bytes.Length >= FileHeader.Size ? MemoryMarshal.Read<FileHeader>(bytes) : default;
        if (header.Magic != expected.Magic)
        {
            throw new InvalidDataException("it is no index, or cut short");
        }

        if (header.Checksum != header.OwnChecksum())
        {
            throw new InvalidDataException("its header is damaged");
        }

        if (header.Format != expected.Format || header.Build != expected.Build)
        {
            throw new InvalidDataException("another version of Aisle wrote it");
        }

        if (header.Length != bytes.Length || header.Content != XxHash3.HashToUInt64(bytes[FileHeader.Size..]))
        {
            throw new InvalidDataException(header.Length > bytes.Length ? "it is cut short" : "it is damaged");
        }

        var table = MemoryMarshal.Cast<byte, Place>(bytes[FileHeader.Size..])[..header.Sections];
        var sections = new Section[table.Length];
        for (var number = 0; number < sections.Length; number++)
        {
            sections[number] = new Section(file.Slice(table[number].Start, checked((int)table[number].Length)), (int)table[number].ItemSize);
        }

        return sections;
    }

    private static void DeleteAbandoned(string path)
    {
        foreach (var file in new FileInfo(path).Directory!.EnumerateFiles(Path.GetFileName(path) + ".*.tmp"))
        {
            if (TimeProvider.System.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > Abandoned)
            {
                file.Delete();
            }
        }
    }

    private static void Write(FileStream file, IReadOnlyList<Section> sections, Guid? maker)
    {
        var table = new Place[sections.Count];
        var at = Aligned(FileHeader.Size + (sections.Count * Unsafe.SizeOf<Place>()));
        for (var number = 0; number < table.Length; number++)
        {
            table[number] = new Place(at, sections[number].Bytes.Length, sections[number].ItemSize);
            at = Aligned(at + sections[number].Bytes.Length);
        }

        var hash = new XxHash3();
        file.Position = FileHeader.Size;
        Append(MemoryMarshal.AsBytes<Place>(table));
        for (var number = 0; number < table.Length; number++)
        {
            Append(new byte[table[number].Start - file.Position]);
            Append(sections[number].Bytes.Span);
        }

        Append(new byte[at - file.Position]);
        var header = FileHeader.ExpectedOf(maker) with { Sections = sections.Count, Length = at, Content = hash.GetCurrentHashAsUInt64() };
        header = header with { Checksum = header.OwnChecksum() };
        file.Position = 0;
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<FileHeader>(in header)));

        void Append(ReadOnlySpan<byte> bytes)
        {
            file.Write(bytes);
            hash.Append(bytes);
        }
    }

    private static long Aligned(long place) => (place + Alignment - 1) / Alignment * Alignment;

    private readonly record struct Place(long Start, long Length, long ItemSize);
}
