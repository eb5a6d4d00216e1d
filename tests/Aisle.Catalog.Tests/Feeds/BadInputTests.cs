using System.Text;
using Aisle.Catalog.Feeds;

namespace Aisle.Catalog.Tests.Feeds;

/// <summary>Every row that can't be used is named with its line, field and reason, and the rest goes in.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("p1,Cup,-5,", "price", "negative")]
    [InlineData("p1,Cup,5 QQQ,", "price", "qqq")]
    [InlineData("p1,Cup,cheap,", "price", "no price")]
    [InlineData("p1,Cup", null, "2 columns where the header has 4")]
    [InlineData("p1,Cup,5,,extra", null, "5 columns where the header has 4")]
    [InlineData("p1,,5,", "title", "missing")]
    [InlineData("p1,\"Cup,5,", null, "quote")]
    public async Task Read_BadRow_IsNamedAndTheRestGoesIn(string row, string? field, string reason)
    {
        using var folder = new FeedFolder();
        var records = await folder.ReadAsync("a.csv", $"sku,title,price,brand\r\nfirst,One,1,\r\n{row}\r\nlast,Two,2,\r\n", currency: "USD");

        var refused = Assert.Single(records.Refused());
        Assert.Equal((3, field), (refused.Line, refused.Field));
        Assert.EndsWith("a.csv", refused.File, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
        Assert.Equal(["first", "last"], records.Products().Select(p => p.Id));
        Assert.Equal([2, 4], records.OfType<FeedRecord.OfProduct>().Select(p => p.Place.Line));
    }

    [Theory]
    [InlineData("a.csv", "artcode;naam;prijs\nA1;Kopje;3,50\n")]
    [InlineData("a.jsonl", """{"artcode":"A1","naam":"Kopje","prijs":3.5}""")]
    public async Task Find_ColumnsOfNoKnownName_TellsThemAndAMappingToBeginWith(string file, string content)
    {
        using var folder = new FeedFolder();
        folder.Write(file, content);

        var scan = await FeedScan.FindAsync([folder.Path], new FeedScanOptions(), TestContext.Current.CancellationToken);

        var reason = Assert.Single(scan.Skipped).Reason;
        Assert.Contains("artcode, naam, prijs", reason, StringComparison.Ordinal);
        Assert.Contains("\"match\": [\"artcode\", \"naam\"]", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_NoCurrencyAnywhere_SaysHowToNameIt()
    {
        using var folder = new FeedFolder();

        Assert.Contains("--currency", Assert.Single((await folder.ReadAsync("a.csv", "sku,title,price\np1,Cup,5\n")).Refused()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_DuplicateIds_ArePassedOnForTheStoreToTell()
    {
        using var folder = new FeedFolder();

        Assert.Equal([2, 3], (await folder.ReadAsync("a.csv", "sku,title,price\np1,Cup,5\np1,Mug,6\n", currency: "USD")).OfType<FeedRecord.OfProduct>().Select(p => p.Place.Line));
    }

    [Fact]
    public async Task Read_TenMegabyteField_IsRefusedAlone()
    {
        using var folder = new FeedFolder();
        var huge = new string('x', 10 << 20);
        folder.Write("a.csv", $"sku,title,price,description\np1,Cup,5,{huge}\np2,Mug,6,ok\n");
        folder.Write("b.jsonl", $$"""{"type":"product","id":"p3","title":"Lamp"}""" + "\n" + $$"""{"type":"product","id":"p4","title":"Lamp","description":"{{huge}}"}""" + "\n" + """{"type":"product","id":"p5","title":"Lamp"}""");

        var records = await folder.ReadAsync(currency: "USD");

        Assert.Equal(["p3", "p5", "p2"], records.Products().Select(p => p.Id));
        Assert.All(records.Refused(), r => Assert.Contains("1048576", r.Reason, StringComparison.Ordinal));
        Assert.Equal(["description", "description"], records.Refused().Select(r => r.Field));
    }

    [Fact]
    public async Task Read_EndlessRecord_IsPassedOver()
    {
        using var folder = new FeedFolder();
        var endless = new string(' ', 20 << 20);
        folder.Write("a.jsonl", """{"type":"product","id":"p1","title":"Lamp"}""" + $"\n{{{endless}}}\n" + """{"type":"product","id":"p2","title":"Lamp"}""");

        var records = await folder.ReadAsync();

        Assert.Equal(["p1", "p2"], records.Products().Select(p => p.Id));
        Assert.Contains("16 MiB", Assert.Single(records.Refused()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_JsonTenThousandLevelsDeep_IsRefusedAlone()
    {
        using var folder = new FeedFolder();
        var deep = new string('[', 10_000) + new string(']', 10_000);
        folder.Write("a.json", """[{"sku":"p1","title":"Cup","price":5},{"sku":"p2","title":"Mug","price":6,"x":""" + deep + """},{"sku":"p3","title":"Jug","price":7}]""");
        folder.Write("b.jsonl", """{"type":"product","id":"p4","title":"Lamp"}""" + "\n" + """{"type":"product","id":"p5","title":"Lamp","x":""" + deep + "}\n");

        var records = await folder.ReadAsync(currency: "USD");

        Assert.Equal(["p4", "p1", "p3"], records.Products().Select(p => p.Id));
        Assert.All(records.Refused(), r => Assert.Contains("deep", r.Reason, StringComparison.Ordinal));
        Assert.Equal(2, records.Refused().Count);
    }

    [Fact]
    public async Task Read_JsonBrokenHalfWay_KeepsWhatCameBefore()
    {
        using var folder = new FeedFolder();
        var records = await folder.ReadAsync("a.json", "[\n{\"sku\":\"p1\",\"title\":\"Cup\",\"price\":5},\n{\"sku\":\"p2\",", currency: "USD");

        Assert.Equal("p1", Assert.Single(records.Products()).Id);
        Assert.True(Assert.Single(records.Refused()) is { EndsFile: true, Line: 3 });
    }

    [Theory]
    [InlineData("<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>")]
    [InlineData("<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>")]
    public async Task Read_XmlWithEntities_EndsBeforeAnyIsRead(string doctype)
    {
        using var folder = new FeedFolder();
        var records = await folder.ReadAsync("a.xml", $"<?xml version=\"1.0\"?>{doctype}<rss xmlns:g=\"http://base.google.com/ns/1.0\"><channel><item><g:id>&b;</g:id></item></channel></rss>");

        Assert.True(Assert.Single(records.Refused()).EndsFile);
        Assert.Single(records);
    }

    [Fact]
    public async Task Scan_NothingToRead_IsSkippedWithAReason()
    {
        using var folder = new FeedFolder();
        folder.Write("empty.csv", "");
        folder.Write("notes.txt", "Buy milk.");
        folder.Write("picture.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]);

        var scan = await FeedScan.FindAsync([folder.Path, System.IO.Path.Combine(folder.Path, "missing")], new(), TestContext.Current.CancellationToken);

        Assert.Empty(scan.Feeds);
        Assert.Equal(4, scan.Skipped.Count);
    }

    [Fact]
    public async Task Scan_FormatInCapitals_IsTheFormat()
    {
        using var folder = new FeedFolder();
        folder.Write("a.mapping.json", """{"name":"m","match":["nr","what"],"fields":{"id":"nr","title":"what","price":"cost"},"currency":"EUR"}""");
        folder.Write("a.csv", "nr,what,cost\n1,Cup,5\n");

        var scan = await FeedScan.FindAsync([Path.Combine(folder.Path, "a.csv")], new() { Format = "MAPPED" }, TestContext.Current.CancellationToken);

        Assert.Equal("m", Assert.Single(scan.Feeds).File.Mapping?.Name);
    }

    [Fact]
    public async Task Scan_MagentoFolderWithACircle_ReadsEachFileOnce()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        using var folder = new FeedFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "a"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "b"));
        folder.Write(Path.Combine("a", "products.csv"), "sku,name,price,attribute_set_code,product_type\ns1,Cup,5,Default,simple\n");
        folder.Write(Path.Combine("b", "reviews.csv"), "sku,rating_code,reviewer,title,review\n");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "a", "round"), folder.Path);

        var scan = await FeedScan.FindAsync([folder.Path], new(), TestContext.Current.CancellationToken);

        Assert.True(scan.Feeds.Sum(f => f.Bytes) < 200);
    }

    [Fact]
    public async Task Scan_Pipe_IsSkippedWithWhatToDo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A pipe has no path in Windows' file system.");
        await using var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        var path = $"/dev/fd/{pipe.GetClientHandleAsString()}";

        var scan = await FeedScan.FindAsync([path], new(), TestContext.Current.CancellationToken);

        Assert.Empty(scan.Feeds);
        Assert.Contains("save its content to a file", Assert.Single(scan.Skipped).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ScriptInADescription_IsNotInTheRecord()
    {
        using var folder = new FeedFolder();
        var product = Assert.Single((await folder.ReadAsync("a.csv", "sku,title,price,description,url\np1,<b>Cup</b>,5,\"<p onclick=x>Hi</p><script>alert(1)</script>\",javascript:alert(1)\n", currency: "USD")).Products());

        Assert.Equal(("Cup", "Hi", null), (product.Title, product.Description, product.Url));
    }

    [Fact]
    public async Task Read_FamilyOfHundreds_KeepsThemAll()
    {
        using var folder = new FeedFolder();
        var csv = new StringBuilder("Handle,Title,Option1 Name,Option1 Value,Variant Price\n");
        for (var i = 0; i < 500; i++)
        {
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"shirt,{(i == 0 ? "Shirt" : "")},{(i == 0 ? "Kind" : "")},k{i},{i}\n");
        }

        Assert.Equal(500, Assert.Single((await folder.ReadAsync("a.csv", csv.ToString(), currency: "USD")).Products()).Variants.Count);
    }
}
