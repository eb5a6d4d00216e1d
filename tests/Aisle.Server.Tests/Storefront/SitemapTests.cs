using System.Net;
using System.Xml.Linq;

namespace Aisle.Server.Tests.Storefront;

public sealed class SitemapTests(FixtureShop shop)
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Robots_LeaveTheStudioAlone_AndFindTheSitemap()
    {
        var robots = await shop.Client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative), Cancel);

        Assert.Contains("Disallow: /studio\n", robots, StringComparison.Ordinal);
        Assert.Contains($"Sitemap: {shop.Client.BaseAddress}sitemap.xml\n", robots, StringComparison.Ordinal);
    }

    /// <summary>Whatever characters its id has: a crawler gets each page at the address that the sitemap says.</summary>
    [Fact]
    public async Task Sitemap_OfAShop_LeadsToEveryPageAndEachIsThere()
    {
        var files = await AddressesAsync("/sitemap.xml");
        var pages = new List<Uri>();
        foreach (var file in files)
        {
            pages.AddRange(await AddressesAsync(file.PathAndQuery));
        }

        Assert.Contains(pages, p => p.AbsolutePath == "/p/lamp-1");
        Assert.Contains(pages, p => p.AbsolutePath == "/policies");
        Assert.Contains(pages, p => p.Query.StartsWith("?category=", StringComparison.Ordinal));
        foreach (var page in pages)
        {
            using var response = await shop.Client.GetAsync(page, Cancel);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task Sitemap_BeyondTheLastFile_IsNotFound()
    {
        using var response = await shop.Client.GetAsync(new Uri("/sitemap-9999.xml", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<List<Uri>> AddressesAsync(string address) =>
        [.. XDocument.Parse(await shop.Client.GetStringAsync(new Uri(address, UriKind.Relative), Cancel)).Descendants(Sitemap + "loc").Select(l => new Uri(l.Value))];
}
