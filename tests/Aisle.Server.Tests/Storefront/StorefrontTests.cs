using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aisle.Server.Tests.Storefront;

/// <summary>The pages as a search engine, or a browser without script, reads them.</summary>
public sealed partial class StorefrontTests(FixtureShop shop)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=lamp")]
    [InlineData("/?category=Outdoor%20%3E%20Lamps")]
    [InlineData("/p/lamp-1")]
    [InlineData("/p/odd%2F50%25%20off%3F%231")]
    [InlineData("/p/lamp-1/reviews")]
    [InlineData("/policies")]
    [InlineData("/cart")]
    public async Task Page_AnyOfThem_IsWholeAndSmall(string address)
    {
        using var response = await shop.Client.SendAsync(address);
        var html = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<main", html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(html, "<h1[ >]"));
        Assert.Contains("/widget/aisle.js", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal); // the policy has no leave for it
        Assert.InRange(html.Length, 1_000, 100_000);
    }

    [Fact]
    public async Task Product_InItsPage_HasPriceStockReviewsAndQuestions()
    {
        var html = await PageAsync("/p/lamp-1");

        Assert.Contains("<h1>Fernhill Trail head lamp 400 lm</h1>", html, StringComparison.Ordinal);
        Assert.Contains("€", html, StringComparison.Ordinal);
        Assert.Contains("Does it have a red light?", html, StringComparison.Ordinal);
        Assert.Contains("The battery lasts for ages.", html, StringComparison.Ordinal);
        Assert.Contains("From 3 reviews", html, StringComparison.Ordinal);
        Assert.Contains("85 g", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Product_ForMachines_SaysWhatThePageShows()
    {
        var data = JsonSerializer.Deserialize<JsonElement>(JsonLd().Match(await PageAsync("/p/lamp-1")).Groups[1].Value);

        Assert.Equal("Product", data.GetProperty("@type").GetString());
        Assert.Equal("lamp-1", data.GetProperty("sku").GetString());
        Assert.Equal("EUR", data.GetProperty("offers").GetProperty("priceCurrency").GetString());
        Assert.Equal(3, data.GetProperty("aggregateRating").GetProperty("reviewCount").GetInt32());
        Assert.StartsWith("http://", data.GetProperty("image")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variant_OfTheAddress_IsTheOneInView()
    {
        var product = await shop.Client.ReadAsync("/v1/products/lamp-1");
        foreach (var variant in product.GetProperty("variants").EnumerateArray())
        {
            var html = await PageAsync($"/p/lamp-1?variant={variant.GetProperty("id").GetString()}");
            Assert.Contains($"data-variant=\"{variant.GetProperty("id").GetString()}\"", html, StringComparison.Ordinal);
            Assert.Contains($"<span class=\"chosen\">{variant.GetProperty("options")[0].GetProperty("value").GetString()}</span>", html, StringComparison.Ordinal);
        }
    }

    /// <summary>Every facet is a link that finds as many as it says.</summary>
    [Theory]
    [InlineData("/?q=lamp")]
    [InlineData("/?category=Outdoor")]
    public async Task Facet_AnyOfThem_FindsWhatItSays(string address)
    {
        var facets = Facet().Matches(await PageAsync(address)).Select(m => (Address: WebUtility.HtmlDecode(m.Groups[1].Value), Count: m.Groups[2].Value)).ToList();

        Assert.NotEmpty(facets);
        foreach (var (to, count) in facets)
        {
            Assert.Matches($@"<p class=""muted"">{count} results?</p>", await PageAsync(to));
        }
    }

    [Fact]
    public async Task Filter_Chosen_CanBeTakenBack()
    {
        var html = await PageAsync("/?q=lamp&brand=Fernhill&maxPrice=49.99");
        var chips = Chip().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();

        Assert.Contains("/?q=lamp&maxPrice=49.99", chips);
        Assert.Contains("/?q=lamp&brand=Fernhill", chips);
    }

    [Fact]
    public async Task Question_AskedWithoutScript_IsAnsweredOnThePage()
    {
        using var form = new FormUrlEncodedContent([new("question", "How much does it weigh?")]);
        using var response = await shop.Client.PostAsync(new Uri("/p/lamp-1/ask", UriKind.Relative), form, Cancel);
        var html = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("How much does it weigh?", html, StringComparison.Ordinal);
        Assert.Matches("<div class=\"reply\"[^>]*>.*85 g.*</div>", html);
    }

    [Theory]
    [InlineData("/p/none", HttpStatusCode.NotFound)]
    [InlineData("/p/none/reviews", HttpStatusCode.NotFound)]
    [InlineData("/?sort=sideways", HttpStatusCode.BadRequest)]
    public async Task Address_OfNothing_IsAPageThatSaysSo(string address, HttpStatusCode status)
    {
        using var response = await shop.Client.SendAsync(address);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("noindex", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_OfNoRoute_IsAPageOnlyForWhoReadsPages()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/none") { Headers = { { "Accept", "text/html,*/*;q=0.8" } } };
        using var page = await shop.Client.SendAsync(request, Cancel);
        using var other = await shop.Client.SendAsync("/none");

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        await other.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Page_Unchanged_IsNotSentAgain()
    {
        using var first = await shop.Client.SendAsync("/p/lamp-1");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/p/lamp-1") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await shop.Client.SendAsync(again, Cancel);
        using var other = new HttpRequestMessage(HttpMethod.Get, "/p/lamp-2") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var third = await shop.Client.SendAsync(other, Cancel);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Page_ClientTakesACoding_IsCompressed(string coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/p/lamp-1") { Headers = { { "Accept-Encoding", coding } } };
        using var response = await shop.Client.SendAsync(request, Cancel);

        Assert.Equal(coding, Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", string.Join(',', response.Headers.Vary), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AskedByHead_IsThere()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/");
        using var response = await shop.Client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/?lang=zh", "", "zh")]
    [InlineData("/", "zh-CN,en;q=0.5", "zh")]
    [InlineData("/", "de,en;q=0.5", "en")]
    [InlineData("/?lang=en", "zh", "en")]
    [InlineData("/?lang=../../x", "", "en")]
    public async Task Language_OfAPage_IsAskedForOrLiked(string address, string liked, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Language", liked);
        using var response = await shop.Client.SendAsync(request, Cancel);

        Assert.Contains($"<html lang=\"{expected}\"", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Canonical_OfAProduct_IsOneForAllItsVariants()
    {
        var (plain, variant) = (await PageAsync("/p/lamp-1"), await PageAsync("/p/lamp-1?variant=lamp-1-black&picture=1"));

        Assert.Equal(Canonical().Match(plain).Groups[1].Value, Canonical().Match(variant).Groups[1].Value);
        Assert.EndsWith("/p/lamp-1", Canonical().Match(plain).Groups[1].Value, StringComparison.Ordinal);
        Assert.Contains("hreflang=\"zh\"", plain, StringComparison.Ordinal);
    }

    /// <summary>A feed without categories makes a shop without departments.</summary>
    [Fact]
    public async Task Home_ShopWithoutCategories_ShowsItsProducts()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("products.jsonl"), """{"type":"product","id":"a","title":"A plain thing","offers":[{"price":{"amount":5,"currency":"EUR"}}]}""", Cancel);
        await using var plain = await ShopServer.StartAsync(Cancel, fill: (store, _) => FixtureShop.ImportAsync(store, Cancel, folder.File("products.jsonl")));
        using var response = await plain.Client.SendAsync("/");
        var html = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Contains("A plain thing", html, StringComparison.Ordinal);
        Assert.DoesNotContain("department-tiles", html, StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string address)
    {
        using var response = await shop.Client.SendAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Cancel);
    }

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>")]
    private static partial Regex JsonLd();

    [GeneratedRegex("<a class=\"facet-value\" href=\"([^\"]*)\"[^>]*>(?:(?!</a>).)*<span class=\"muted\">(\\d+)</span></a>")]
    private static partial Regex Facet();

    [GeneratedRegex("<a class=\"chip\" href=\"([^\"]*)\"")]
    private static partial Regex Chip();

    [GeneratedRegex("<link rel=\"canonical\" href=\"([^\"]*)\"")]
    private static partial Regex Canonical();
}
