using System.Net;
using Aisle.Server.Hosting;

namespace Aisle.Server.Tests.Hosting;

public sealed class EdgeTests(FixtureShop shop)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/v1/shop")]
    [InlineData("/none")]
    [InlineData("/v1/search?limit=x")]
    public async Task Answer_OfAnyKind_TellsBrowsersToBeStrict(string address)
    {
        using var response = await shop.Client.SendAsync(address);

        var policy = Header(response, "Content-Security-Policy");
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        Assert.Null(Header(response, "Server"));
        Assert.Null(Header(response, "Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/none", HttpStatusCode.NotFound)]
    [InlineData("/v1/none", HttpStatusCode.NotFound)]
    [InlineData("/v1/../v2/products", HttpStatusCode.NotFound)]
    [InlineData("/openapi/v2.json", HttpStatusCode.NotFound)]
    public async Task Path_Unknown_IsAProblem(string address, HttpStatusCode status)
    {
        using var response = await shop.Client.SendAsync(address);

        await response.ProblemAsync(status);
    }

    [Fact]
    public async Task Host_NotThisMachine_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/shop") { Headers = { Host = "evil.example" } };
        using var response = await shop.Client.SendAsync(request, Cancel);

        await response.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Origin_NotAllowed_GetsNoLeave()
    {
        using var response = await shop.Client.SendAsync(FromPage("https://other.example"), Cancel);

        Assert.Null(Header(response, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Origin_Allowed_MayReadAndAsk()
    {
        await using var open = await FixtureShop.StartAsync(Cancel, options => options with { AllowedOrigins = ["https://shop.example"] });
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v1/conversations/x/turns")
        {
            Headers = { { "Origin", "https://shop.example" }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "content-type" } },
        };

        using var asked = await open.Client.SendAsync(preflight, Cancel);
        using var read = await open.Client.SendAsync(FromPage("https://shop.example"), Cancel);
        using var other = await open.Client.SendAsync(FromPage("https://other.example"), Cancel);

        Assert.Equal(HttpStatusCode.NoContent, asked.StatusCode);
        Assert.Equal("https://shop.example", Header(asked, "Access-Control-Allow-Origin"));
        Assert.Equal("https://shop.example", Header(read, "Access-Control-Allow-Origin"));
        Assert.Null(Header(other, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Client_AsksTooOften_IsToldWhenToComeBack()
    {
        await using var strict = await FixtureShop.StartAsync(Cancel, options => options with { RateLimits = new RateLimits { TurnsPerMinute = 2, ReadsPerMinute = 3 } });

        var reads = await StatusesAsync(5, () => strict.Client.SendAsync("/v1/shop"));
        var turns = await StatusesAsync(3, () => strict.Client.PostAsync(new Uri("/v1/conversations", UriKind.Relative), null, Cancel));
        using var refused = await strict.Client.SendAsync("/v1/shop");
        using var health = await strict.Client.SendAsync("/health");

        Assert.Equal([200, 200, 200, 429, 429], reads);
        Assert.Equal([201, 201, 429], turns);
        await refused.ProblemAsync(HttpStatusCode.TooManyRequests);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task Clients_BehindATrustedProxy_AreCountedApart()
    {
        await using var strict = await FixtureShop.StartAsync(
            Cancel, options => options with { RateLimits = new RateLimits { ReadsPerMinute = 1 }, TrustedProxies = [IPAddress.Loopback] });

        var first = await StatusesAsync(2, () => strict.Client.SendAsync(ForwardedFor("192.0.2.1"), Cancel));
        var second = await StatusesAsync(1, () => strict.Client.SendAsync(ForwardedFor("192.0.2.2"), Cancel));

        Assert.Equal([200, 429], first);
        Assert.Equal([200], second);
    }

    [Fact]
    public async Task Clients_WhoClaimToBeForwarded_AreNotBelieved()
    {
        await using var strict = await FixtureShop.StartAsync(Cancel, options => options with { RateLimits = new RateLimits { ReadsPerMinute = 1 } });

        await StatusesAsync(1, () => strict.Client.SendAsync(ForwardedFor("192.0.2.1"), Cancel));
        var second = await StatusesAsync(1, () => strict.Client.SendAsync(ForwardedFor("192.0.2.2"), Cancel));

        Assert.Equal([429], second);
    }

    private static HttpRequestMessage FromPage(string origin) => new(HttpMethod.Get, "/v1/shop") { Headers = { { "Origin", origin } } };

    private static HttpRequestMessage ForwardedFor(string client) => new(HttpMethod.Get, "/v1/shop") { Headers = { { "X-Forwarded-For", client } } };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    private static async Task<List<int>> StatusesAsync(int times, Func<Task<HttpResponseMessage>> send)
    {
        var statuses = new List<int>();
        for (var n = 0; n < times; n++)
        {
            using var response = await send();
            statuses.Add((int)response.StatusCode);
        }

        return statuses;
    }
}
