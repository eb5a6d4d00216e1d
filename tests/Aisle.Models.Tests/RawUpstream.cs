using System.Text;
using Aisle.Models.Configuration;
using Aisle.Models.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aisle.Models.Tests;

/// <summary>A provider on a port of its own that answers with whatever bytes a test wants, and keeps what it was asked.</summary>
internal sealed class RawUpstream : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RawUpstream(WebApplication app) => _app = app;

    public List<string> Asked { get; } = [];

    public ProviderConfiguration AsProvider(ProviderType type = ProviderType.OpenAI) =>
        new("raw", type, new Uri(_app.Urls.First() + (type == ProviderType.OpenAI ? "/v1" : "")));

    /// <param name="answer">Writes the response.</param>
    public static async Task<RawUpstream> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var upstream = new RawUpstream(app);
        app.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var asked = await reader.ReadToEndAsync(http.RequestAborted);
            lock (upstream.Asked)
            {
                upstream.Asked.Add(asked);
            }

            await answer(http);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return upstream;
    }

    /// <summary>Answers with this, each piece flushed for itself; then, if it is to break, cuts the connection.</summary>
    public static Task<RawUpstream> SayingAsync(string type, IReadOnlyList<byte[]> pieces, int status = 200, bool breaks = false) => StartAsync(async http =>
    {
        (http.Response.StatusCode, http.Response.ContentType) = (status, type);
        foreach (var piece in pieces)
        {
            await http.Response.Body.WriteAsync(piece, http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }

        if (breaks)
        {
            http.Abort();
        }
    });

    /// <summary>A service with a provider and a model of its own ("m0", "m1" and so on) for each of so many calls: what fails one opens no breaker for the next.</summary>
    public Task<ServiceUnderTest> ServeAsync(int models, ProviderType type = ProviderType.OpenAI, string? keyVariable = null) => ServiceUnderTest.StartAsync(new ScriptedProvider(), c => c with
    {
        Providers = [.. Enumerable.Range(0, models).Select(i => AsProvider(type) with { Name = $"raw{i}", KeyVariable = keyVariable, Region = type == ProviderType.Bedrock ? "us-east-1" : null })],
        Models = [.. Enumerable.Range(0, models).Select(i => c.Models[0] with { Id = $"m{i}", Targets = [new ModelTarget($"raw{i}", "m")] })],
    });

    public static Task<RawUpstream> SayingAsync(string type, string text, int status = 200, bool breaks = false) => SayingAsync(type, [Encoding.UTF8.GetBytes(text)], status, breaks);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
