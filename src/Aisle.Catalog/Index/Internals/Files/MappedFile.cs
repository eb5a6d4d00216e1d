using System.IO.MemoryMappedFiles;

namespace Aisle.Catalog.Index.Internals.Files;

/// <summary>
/// A file in memory, read only, until no column of it is in use any more; the garbage collector tells. A running search never loses the
/// index under its feet.
/// </summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly long _length;

    /// <exception cref="InvalidDataException">It is empty or too large.</exception>
    public MappedFile(string path)
    {
        try
        {
            _length = new FileInfo(path).Length;
            if (_length is 0 or > int.MaxValue)
            {
                throw new InvalidDataException(_length == 0 ? "it is empty" : "it is larger than 2 GB");
            }

            _file = MemoryMappedFile.CreateFromFile(
                new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete), null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            _view = _file.CreateViewAccessor(0, _length, MemoryMappedFileAccess.Read);
        }
        catch
        {
            GC.SuppressFinalize(this); // the finalizer closes what was opened, and on its thread a fault ends the process
            _file?.Dispose();
            throw;
        }

        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    ~MappedFile() => Close();

    /// <summary>For a file that no column was taken of.</summary>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    private void Close()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    /// <summary>Only while this object is referred to.</summary>
    public ReadOnlySpan<byte> Bytes => new(_start, (int)_length);

    public Column<byte> Slice(long start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, _length);
        return new Column<byte>(_start + start, length, this);
    }
}
