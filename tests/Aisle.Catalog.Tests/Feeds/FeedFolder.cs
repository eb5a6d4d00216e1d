using System.IO.Compression;
using System.Text;
using Aisle.Catalog.Feeds;

namespace Aisle.Catalog.Tests.Feeds;

/// <summary>A folder of feed files for one test; gone with it.</summary>
internal sealed class FeedFolder : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(false);

    public string Path { get; } = Directory.CreateTempSubdirectory("aisle-feeds-").FullName;

    public string Write(string name, string text) => Write(name, Utf8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>What a scan of the folder finds and what its feeds hold, in order.</summary>
    public async Task<List<FeedRecord>> ReadAsync(FeedScanOptions? options = null, string? currency = null)
    {
        var scan = await FeedScan.FindAsync([Path], options ?? new(), TestContext.Current.CancellationToken);
        List<FeedRecord> records = [];
        foreach (var found in scan.FeedsIn(currency))
        {
            records.AddRange(await ReadAsync(found));
        }

        return records;
    }

    public async Task<List<FeedRecord>> ReadAsync(string name, string text, FeedScanOptions? options = null, string? currency = null)
    {
        Write(name, text);
        return await ReadAsync(options, currency);
    }

    public static async Task<List<FeedRecord>> ReadAsync(FoundFeed found)
    {
        List<FeedRecord> records = [];
        await foreach (var record in found.Feed.ReadAsync(found.File, TestContext.Current.CancellationToken))
        {
            records.Add(record);
        }

        return records;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

internal static class FeedRecords
{
    public static List<Product> Products(this IEnumerable<FeedRecord> records) => [.. records.OfType<FeedRecord.OfProduct>().Select(r => r.Product)];

    public static List<Review> Reviews(this IEnumerable<FeedRecord> records) => [.. records.OfType<FeedRecord.OfReview>().Select(r => r.Review)];

    public static List<Policy> Policies(this IEnumerable<FeedRecord> records) => [.. records.OfType<FeedRecord.OfPolicy>().Select(r => r.Policy)];

    public static List<RefusedRow> Refused(this IEnumerable<FeedRecord> records) => [.. records.OfType<FeedRecord.Refused>().Select(r => r.Row)];

    public static List<RefusedRow> LeftOut(this IEnumerable<FeedRecord> records) => [.. records.OfType<FeedRecord.LeftOut>().Select(r => r.Row)];
}
