using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Aisle.Server.Hosting;

namespace Aisle.Server.Tests.Hosting;

public sealed partial class PagesTests(FixtureShop shop)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Widget_FromAnyOrigin_MayBeLoaded()
    {
        using var response = await shop.Client.SendAsync("/widget/aisle.js");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("cross-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
    }

    [Fact]
    public async Task File_Unchanged_IsNotSentAgain()
    {
        using var first = await shop.Client.SendAsync("/widget/aisle.js");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/widget/aisle.js") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await shop.Client.SendAsync(again, Cancel);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task File_ClientTakesBrotli_IsCompressed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/widget/aisle.js") { Headers = { { "Accept-Encoding", "br" } } };
        using var response = await shop.Client.SendAsync(request, Cancel);

        Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Equal("Accept-Encoding", Assert.Single(response.Headers.Vary));
        await using var content = new BrotliStream(await response.Content.ReadAsStreamAsync(Cancel), CompressionMode.Decompress);
        using var text = new StreamReader(content);
        using var plain = await shop.Client.SendAsync("/widget/aisle.js");
        Assert.Equal(LeanScript.Of(await plain.Content.ReadAsStringAsync(Cancel)), await text.ReadToEndAsync(Cancel));
    }

    [Theory]
    [InlineData("gzip;q=0.5, deflate", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0, identity", null)]
    public async Task File_ByWhatTheClientTakes_IsCoded(string accepted, string? coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/shop.css");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var response = await shop.Client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(coding, response.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    /// <summary>
    /// What a page pays in one language: for the launcher; once the panel is there; when also what is rarely opened was opened, which is
    /// all that the widget ever loads. Its budget is 30 kB.
    /// </summary>
    [Fact]
    public async Task Widget_ItsFiles_AreWithinTheBudget()
    {
        var loaded = new HashSet<string> { Path.Combine(WidgetFolder, "texts", "en.js") };
        Import(Path.Combine(WidgetFolder, "aisle.js"));
        Assert.InRange(await PackedSizeAsync(loaded), 1_000, 10_000);
        Import(Path.Combine(WidgetFolder, "panel.js"));
        Assert.InRange(await PackedSizeAsync(loaded), 10_000, 30_000);
        Assert.InRange(await PackedSizeAsync(Directory.EnumerateFiles(WidgetFolder, "*.js", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "zh.js")), 10_000, 30_000);

        void Import(string file)
        {
            if (loaded.Add(file))
            {
                foreach (Match import in StaticImport().Matches(File.ReadAllText(file)))
                {
                    Import(Path.GetFullPath(import.Groups["path"].Value, Path.GetDirectoryName(file)!));
                }
            }
        }
    }

    [Fact]
    public async Task Media_Svg_RunsNothingWhenOpened()
    {
        using var response = await shop.Client.SendAsync("/media/lamp-1.svg");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType?.MediaType);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("allow-scripts", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/media/page.html")]
    [InlineData("/media/notes.txt")]
    [InlineData("/media/")]
    [InlineData("/media/none.png")]
    [InlineData("/media/..%2Fproducts.jsonl")]
    [InlineData("/media/%2e%2e/products.jsonl")]
    [InlineData("/media/..%5Cproducts.jsonl")]
    [InlineData("/widget/..%2Fshop/shop.js")]
    public async Task Media_NotAPictureInTheFolder_IsNotFound(string address)
    {
        using var response = await shop.Client.SendAsync(address);

        await response.ProblemAsync(HttpStatusCode.NotFound);
    }

    private static string WidgetFolder { get; } = Path.Combine(AppContext.BaseDirectory, "web", "widget");

    private async Task<long> PackedSizeAsync(IEnumerable<string> files)
    {
        var total = 0L;
        foreach (var file in files)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/widget/" + Path.GetRelativePath(WidgetFolder, file).Replace('\\', '/')) { Headers = { { "Accept-Encoding", "br" } } };
            using var response = await shop.Client.SendAsync(request, Cancel);
            total += (await response.Content.ReadAsByteArrayAsync(Cancel)).Length;
        }

        return total;
    }

    [GeneratedRegex("^(?:import|export) [^(]*?(?:from )?'(?<path>\\./[^']+|\\.\\./[^']+)';", RegexOptions.Multiline)]
    private static partial Regex StaticImport();

    /// <summary>The developer page lists the events that docs/concepts/widget.md lists.</summary>
    [Fact]
    public async Task DeveloperPage_Events_AreThoseOfTheWidgetsPage()
    {
        using var response = await shop.Client.SendAsync("/docs/events.js");
        var listed = EventName().Matches(await response.Content.ReadAsStringAsync(Cancel)).Select(m => m.Groups[1].Value);
        var documented = EventName().Matches(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "docs", "widget.md"), Cancel)).Select(m => m.Groups[1].Value);

        Assert.NotEmpty(listed);
        Assert.Equal(documented.Distinct().Order(StringComparer.Ordinal), listed.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("(?:^\\| `|type: ')(aisle:[a-z_-]+)", RegexOptions.Multiline)]
    private static partial Regex EventName();
}
