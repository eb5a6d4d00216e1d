using System.Net;
using System.Net.Sockets;
using System.Text;
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

    [Theory]
    [InlineData("")]
    [InlineData("PR")]
    public async Task Connection_ThatNeverSaysWhatItSpeaks_IsClosed(string sent)
    {
        var cancel = TestContext.Current.CancellationToken;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(k =>
        {
            k.Limits.KeepAliveTimeout = TimeSpan.FromMilliseconds(50);
            k.ServeCleartextHttp2();
        });
        await using var app = builder.Build();
        await app.StartAsync(cancel);

        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.First()).Port, cancel);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(sent), cancel);

        Assert.Equal(0, await ReadAsync(client.GetStream(), cancel));
    }

    /// <summary>0 at the connection's end, however it ended.</summary>
    private static async Task<int> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(new byte[1], cancellationToken);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
