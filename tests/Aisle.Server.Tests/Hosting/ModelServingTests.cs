using System.Net;
using System.Net.Http.Headers;
using Aisle.Models.Keys;
using Aisle.Server.Hosting;

namespace Aisle.Server.Tests.Hosting;

/// <summary>The model service's routes on the shop's own port.</summary>
public sealed class ModelServingTests(FixtureShop shop)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Models_Configured_AreServedToWhoHasAKey(string version)
    {
        using var folder = new TempFolder();
        var files = ModelFiles.Beside(folder.File("shop.db"), folder.File("aisle.json"));
        await File.WriteAllTextAsync(files.Configuration!, """
            {"models":{"providers":[{"name":"p","type":"openai","url":"http://127.0.0.1:9/v1"}],
             "models":[{"id":"m-1","name":"M","maker":"Tests","targets":[{"provider":"p","model":"m"}]}]}}
            """, Cancel);
        await using var server = await ShopServer.StartAsync(Cancel, o => o with { Models = files });
        using var refused = await AskAsync(server, version, "no key of ours");

        var key = KeyFile.Open(files.Keys, TimeProvider.System).Add("tests", [], null);
        await using var restarted = await ShopServer.StartAsync(Cancel, o => o with { Models = files });
        using var served = await AskAsync(restarted, version, key.Token);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        Assert.Contains("\"m-1\"", await served.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(Version.Parse(version), served.Version);
    }

    [Fact]
    public async Task Metrics_SwitchedOn_AreScrapedWithAnAdminsKeyOnly()
    {
        using var folder = new TempFolder();
        var files = ModelFiles.Beside(folder.File("shop.db"), folder.Write("aisle.json", """{"models":{"telemetry":{"prometheus":true,"otlp":"http://127.0.0.1:9"}}}"""));
        var keys = KeyFile.Open(files.Keys, TimeProvider.System);
        var (plain, admin) = (keys.Add("plain", [], null), keys.Add("admin", [], null, admin: true));
        await using var server = await ShopServer.StartAsync(Cancel, o => o with { Models = files });
        using var made = await AskAsync(server, "1.1", plain.Token, "/v1/embeddings", """{"model":"aisle.embed-v1","input":"a tent"}""");

        using var refused = await AskAsync(server, "1.1", plain.Token, "/metrics");
        using var told = await AskAsync(server, "1.1", admin.Token, "/metrics");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.OK), (made.StatusCode, refused.StatusCode, told.StatusCode));
        var metrics = await told.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("gen_ai_client_operation_duration", metrics, StringComparison.Ordinal);
        Assert.Contains("gen_ai_operation_name=\"embeddings\"", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_NotConfigured_AreNotThere()
    {
        using var response = await shop.Client.SendAsync("/v1/models");

        await response.ProblemAsync(HttpStatusCode.NotFound);
    }

    private static async Task<HttpResponseMessage> AskAsync(ShopServer server, string version, string token, string path = "/v1/models", string? body = null)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path) { Content = body is null ? null : new StringContent(body), Version = Version.Parse(version), VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await server.Client.SendAsync(request, Cancel);
    }
}
