using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Aisle.Server.Tests.Api;

public sealed class HealthApiTests
{
    [Fact]
    public async Task Health_IndexBuilt_IsOk()
    {
        await using var shop = await ShopServer.StartAsync(TestContext.Current.CancellationToken);

        var response = await shop.Client.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var report = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("ok", report.GetProperty("status").GetString());
        Assert.Equal(0, report.GetProperty("products").GetInt64());
    }
}
