using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Aisle.Catalog.Index.Internals.Files;

/// <summary>The first bytes of an index file.</summary>
/// <param name="Magic">Tells it from other files, and from those of a machine with the other order of bytes.</param>
/// <param name="Format">Of the header and the table.</param>
/// <param name="Sections">How many.</param>
/// <param name="Build">Of the assembly that wrote the file, or of what made its content.</param>
/// <param name="Length">Of the file.</param>
/// <param name="Content">XXH3 of what follows the header.</param>
/// <param name="Checksum">XXH3 of the header with zero in this place.</param>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct FileHeader(ulong Magic, int Format, int Sections, Guid Build, long Length, ulong Content, ulong Checksum)
{
    public static readonly int Size = Unsafe.SizeOf<FileHeader>();

    public static FileHeader Expected { get; } =
        new(BitConverter.ToUInt64("AISLEIDX"u8), 1, 0, typeof(FileHeader).Module.ModuleVersionId, 0, 0, 0);

    public static FileHeader ExpectedOf(Guid? maker) => maker is { } other ? Expected with { Build = other } : Expected;

    public ulong OwnChecksum()
    {
        var copy = this with { Checksum = 0 };
        return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(new ReadOnlySpan<FileHeader>(in copy)));
    }
}
