using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Aisle.Models.Keys;
using Aisle.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Aisle.Server.Tests.Hosting;

/// <summary>Spans and metrics as a collector gets them over the wire.</summary>
public sealed class TelemetryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http", "/v1/traces", "/v1/metrics")]
    [InlineData("grpc", "/opentelemetry.proto.collector.trace.v1.TraceService/Export", "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export")]
    public async Task Calls_OfModels_ReachACollectorWithoutWhatWasSaid(string transport, string traces, string metrics)
    {
        var got = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await using var collector = await CollectAsync(got, transport == "grpc");
        using var folder = new TempFolder();
        var files = ModelFiles.Beside(folder.File("shop.db"), folder.Write("aisle.json", $$$"""{"models":{"telemetry":{"otlp":"{{{collector.Urls.First()}}}","otlpTransport":"{{{transport}}}"} } }"""));
        var key = KeyFile.Open(files.Keys, TimeProvider.System).Add("tests", [], null);
        await using (var server = await ShopServer.StartAsync(Cancel, o => o with { Models = files }))
        {
            await PostAsync(server, key.Token, "/v1/embeddings", """{"model":"aisle.embed-v1","input":"words that nobody else may read"}""");
            await PostAsync(server, key.Token, "/v1/chat/completions", """{"model":"aisle.assistant-v1","messages":[{"role":"user","content":"words that nobody else may read"}]}""");
        } // its end sends what waits

        Assert.Equal([metrics, traces], got.Keys.Order(StringComparer.Ordinal)); // and no logs
        Assert.Contains("embeddings aisle.embed-v1", got[traces], StringComparison.Ordinal);
        Assert.Contains("chat aisle.assistant-v1", got[traces], StringComparison.Ordinal);
        Assert.Contains("gen_ai.usage.input_tokens", got[traces], StringComparison.Ordinal);
        Assert.Contains("gen_ai.client.operation.duration", got[metrics], StringComparison.Ordinal);
        Assert.All(got.Values, sent => Assert.DoesNotContain("nobody else may read", sent, StringComparison.Ordinal));
    }

    /// <summary>Takes protobuf, as a request's body or in gRPC's frames, and keeps it as text by its path.</summary>
    private static async Task<WebApplication> CollectAsync(ConcurrentDictionary<string, string> got, bool grpc)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.ConfigureEndpointDefaults(e => e.Protocols = grpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        var app = builder.Build();
        app.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body, Encoding.Latin1);
            var sent = await reader.ReadToEndAsync(http.RequestAborted);
            got.AddOrUpdate(http.Request.Path, sent, (_, before) => before + sent);
            http.Response.ContentType = http.Request.ContentType;
            if (grpc)
            {
                await http.Response.Body.WriteAsync(new byte[5], http.RequestAborted); // an empty message
                http.Response.AppendTrailer("grpc-status", "0");
            }
        });
        await app.StartAsync(Cancel);
        return app;
    }

    private static async Task PostAsync(ShopServer server, string token, string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await server.Client.SendAsync(request, Cancel);
        response.EnsureSuccessStatusCode();
    }
}
