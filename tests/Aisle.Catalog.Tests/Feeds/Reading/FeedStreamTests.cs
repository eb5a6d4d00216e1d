using System.IO.Compression;
using System.Text;
using Aisle.Catalog.Feeds;
using Aisle.Catalog.Feeds.Reading;
using CsCheck;

namespace Aisle.Catalog.Tests.Feeds.Reading;

public sealed class FeedStreamTests
{
    private const string Csv = "sku,title,price\r\np1,Café crème “Ça”,12.50 EUR\r\n";

    public static TheoryData<string, byte[]> Encodings() => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Csv) },
        { "UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Csv)] },
        { "UTF-16 LE", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Csv)] },
        { "UTF-16 BE", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Csv)] },
        { "Windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Csv) },
        { "gzip", FeedFolder.Gzip(Encoding.UTF8.GetBytes(Csv)) },
        { "zip", Zip(("feed.csv", Encoding.UTF8.GetBytes(Csv))) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Read_EveryEncodingAndPacking_IsTheSameRecord(string name, byte[] bytes)
    {
        using var folder = new FeedFolder();
        folder.Write($"{name.Length}.csv", bytes);

        var product = Assert.Single((await folder.ReadAsync()).Products());

        Assert.Equal("Café crème “Ça”", product.Title);
        Assert.Equal(new Money(12.50m, "EUR"), product.BestOffer()!.Price);
    }

    [Fact]
    public async Task Read_StrayByteInUtf8_IsReadAsWindows1252()
    {
        using var folder = new FeedFolder();
        folder.Write("a.csv", [.. Encoding.UTF8.GetBytes("sku,title,price\np1,Crème br\u00FBl\u00E9e "), 0x93, .. Encoding.UTF8.GetBytes("x,1 EUR\n")]);

        Assert.Equal("Crème brûlée “x", Assert.Single((await folder.ReadAsync()).Products()).Title);
    }

    [Theory]
    [InlineData("sku,title,price\np1,\x81,1 EUR\n")]
    [InlineData("s\0k\0u\0")]
    public async Task Scan_UnknownEncoding_IsSkippedWithWhatToDo(string latin1)
    {
        using var folder = new FeedFolder();
        folder.Write("a.csv", Encoding.Latin1.GetBytes(latin1));

        var scan = await FeedScan.FindAsync([folder.Path], new(), TestContext.Current.CancellationToken);

        Assert.Empty(scan.Feeds);
        Assert.Contains("encoding is unknown", Assert.Single(scan.Skipped).Reason, StringComparison.Ordinal);
        Assert.Contains("UTF-8", scan.Skipped[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_ChineseInAnOldEncoding_IsRefusedAndNotMangled()
    {
        using var folder = new FeedFolder();
        folder.Write("a.csv", CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes("商品编号,标题,价格\n一号,无线鼠标黑色静音版本,九十九元\n"));

        Assert.Contains("encoding is unknown", Assert.Single((await FeedScan.FindAsync([folder.Path], new(), TestContext.Current.CancellationToken)).Skipped).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_EncodingTurnsOutUnknownLater_EndsTheFileAndKeepsWhatCameBefore()
    {
        using var folder = new FeedFolder();
        var rows = string.Concat(Enumerable.Range(0, 4000).Select(i => $"p{i},A plain title of some length,{i} EUR\n"));
        folder.Write("a.csv", [.. Encoding.UTF8.GetBytes("sku,title,price\n" + rows), 0x8F]);

        var records = await folder.ReadAsync();

        Assert.True(Assert.Single(records.Refused()).EndsFile);
        Assert.NotEmpty(records.Products());
    }

    [Fact]
    public async Task Scan_ZipBomb_IsRefused()
    {
        using var folder = new FeedFolder();
        var header = Encoding.UTF8.GetBytes("sku,title,price\n");
        folder.Write("bomb.csv.gz", FeedFolder.Gzip([.. header, .. Enumerable.Repeat((byte)'\n', 40 << 20)]));

        var refused = Assert.Single((await folder.ReadAsync()).Refused());

        Assert.True(refused.EndsFile);
        Assert.Contains("200 times", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_TruncatedGzip_EndsTheFileWithARefusal()
    {
        using var folder = new FeedFolder();
        var random = new Random(1);
        var rows = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"p{i},Title {random.Next()},{i} EUR\n"));
        var packed = FeedFolder.Gzip(Encoding.UTF8.GetBytes("sku,title,price\n" + rows));
        folder.Write("cut.csv.gz", packed[..(packed.Length / 2)]);

        var records = await folder.ReadAsync();

        Assert.Contains(records.Refused(), r => r.EndsFile && r.Reason.Contains("cut short", StringComparison.Ordinal));
        Assert.NotEmpty(records.Products());
    }

    [Fact]
    public async Task Scan_ZipOfSeveral_FindsEachFile()
    {
        using var folder = new FeedFolder();
        folder.Write("shop.zip", Zip(("a/feed.csv", Encoding.UTF8.GetBytes(Csv)), ("returns.md", "# Returns\n\n30 days."u8.ToArray()), ("x.bin", [0, 1, 2])));

        var scan = await FeedScan.FindAsync([folder.Path], new(), TestContext.Current.CancellationToken);

        Assert.Equal(["products", "policies"], scan.Feeds.Select(f => f.Feed.Format));
        Assert.EndsWith("shop.zip/a/feed.csv", scan.Feeds[0].File.Name, StringComparison.Ordinal);
        Assert.EndsWith("x.bin", Assert.Single(scan.Skipped).Path, StringComparison.Ordinal);
        Assert.Single((await FeedFolder.ReadAsync(scan.Feeds[0])).Products());
    }

    [Fact]
    public async Task Read_Progress_ComesToTheFilesBytes()
    {
        using var folder = new FeedFolder();
        folder.Write("a.csv", Csv);
        var told = new Counter();

        var scan = await FeedScan.FindAsync([folder.Path], new(), TestContext.Current.CancellationToken);
        var found = scan.Feeds[0];
        await FeedFolder.ReadAsync(found with { File = found.File with { BytesRead = told } });

        Assert.Equal(found.Bytes, told.Sum);
    }

    [Fact]
    public void Utf8Stream_AnyBytesInAnyPieces_IsValidUtf8OrARefusal() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[1, 7]).Sample((bytes, piece) =>
        {
            try
            {
                using var whole = new MemoryStream();
                using var stream = new Utf8Stream(new Pieces(bytes, piece));
                stream.CopyToAsync(whole).GetAwaiter().GetResult();
                return System.Text.Unicode.Utf8.IsValid(whole.ToArray()) && (!System.Text.Unicode.Utf8.IsValid(bytes) || whole.ToArray().AsSpan().SequenceEqual(bytes));
            }
            catch (FeedBrokenException)
            {
                return !System.Text.Unicode.Utf8.IsValid(bytes);
            }
        });

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    private sealed class Counter : IProgress<long>
    {
        public long Sum { get; private set; }

        public void Report(long value) => Sum += value;
    }
}
