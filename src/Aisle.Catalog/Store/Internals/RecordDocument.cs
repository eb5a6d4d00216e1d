using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Aisle.Catalog.Store.Internals;

/// <summary>A record's JSON and its hash, in buffers that are used again for the next record.</summary>
internal sealed class RecordDocument : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);
    private readonly Utf8JsonWriter _json;
    private readonly byte[] _sha256 = new byte[SHA256.HashSizeInBytes];

    public RecordDocument() =>
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = CatalogJson.Options.Encoder, SkipValidation = true });

    public ReadOnlySpan<byte> Utf8 => _buffer.WrittenSpan;

    public ReadOnlySpan<byte> Hash => _sha256.AsSpan(0, 16);

    public void Set<T>(T record)
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        JsonSerializer.Serialize(_json, record, CatalogJson.Options);
        SHA256.HashData(_buffer.WrittenSpan, _sha256);
    }

    public static T Read<T>(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize<T>(utf8, CatalogJson.Options)!;

    public void Dispose() => _json.Dispose();
}
