using System.Net;
using Aisle.Models.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Tests.Hosting;

public sealed class CleartextHttp2Tests
{
    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task OnePort_EitherVersion_IsServed(string version)
    {
        var cancel = TestContext.Current.CancellationToken;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.ServeCleartextHttp2());
        await using var app = builder.Build();
        app.MapGet("/", (HttpContext context) => $"{context.Request.Protocol} {context.Request.Host}");
        await app.StartAsync(cancel);

        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, app.Urls.First())
        {
            Version = Version.Parse(version),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var response = await client.SendAsync(request, cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Version.Parse(version), response.Version);
        Assert.StartsWith("HTTP/" + version[..1], await response.Content.ReadAsStringAsync(cancel), StringComparison.Ordinal);
    }
}
