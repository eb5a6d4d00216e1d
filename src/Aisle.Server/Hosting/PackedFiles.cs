using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Aisle.Server.Hosting;

/// <summary>
/// The text files of a folder in a content coding (RFC 9110, 8.4), each compressed once, as small as it gets, and kept until the
/// file changes. Compressing each answer anew would have to be quick and give a fifth more bytes. Scripts are packed without comments
/// and indentation (<see cref="LeanScript"/>), a sixth of what they weigh; who asks for no coding gets the file as it is.
/// </summary>
internal sealed class PackedFiles(IFileProvider files, string coding) : IFileProvider
{
    /// <summary>Content codings, the better first.</summary>
    public static readonly IReadOnlyList<string> Codings = ["br", "gzip"];

    private static readonly string[] Texts = [".css", ".html", ".js", ".json", ".svg"];

    private readonly ConcurrentDictionary<string, Packed> _packed = new(StringComparer.Ordinal);

    public static bool IsText(string name) => Texts.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    public static bool Accepts(HttpRequest request, string coding) =>
        new RequestHeaders(request.Headers).AcceptEncoding.Any(a => a.Quality != 0 && a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase));

    public IFileInfo GetFileInfo(string subpath) =>
        IsText(subpath) && files.GetFileInfo(subpath) is { Exists: true, IsDirectory: false } file ? Pack(subpath, file) : new NotFoundFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => files.Watch(filter);

    private Packed Pack(string path, IFileInfo file)
    {
        if (_packed.TryGetValue(path, out var known) && known.LastModified == file.LastModified)
        {
            return known;
        }

        using var content = file.CreateReadStream();
        using var packed = new MemoryStream();
        using (Stream packing = coding == "br" ? new BrotliStream(packed, CompressionLevel.SmallestSize) : new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            if (Path.GetExtension(path).Equals(".js", StringComparison.OrdinalIgnoreCase))
            {
                using var script = new StreamReader(content);
                packing.Write(Encoding.UTF8.GetBytes(LeanScript.Of(script.ReadToEnd())));
            }
            else
            {
                content.CopyTo(packing);
            }
        }

        return _packed[path] = new(file.Name, file.LastModified, packed.ToArray());
    }

    private sealed class Packed(string name, DateTimeOffset modified, byte[] content) : IFileInfo
    {
        public bool Exists => true;

        public long Length => content.Length;

        public string? PhysicalPath => null; // or the file itself would be sent

        public string Name => name;

        public DateTimeOffset LastModified => modified;

        public bool IsDirectory => false;

        public Stream CreateReadStream() => new MemoryStream(content, writable: false);
    }
}
