using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aisle.Models.Benchmarks;

/// <summary>
/// A model server that costs next to nothing: made answers, whole, or as a stream of 100 chunks, each flushed for itself. For soaks it can be told to
/// misbehave (POST /faults?mode=), and it keeps account (GET /count) of the calls, of the tokens it told of, and of what it cut: for a stream that breaks off after its
/// first word nobody is told a count, so by the rule of docs/concepts/models.md that word is a token, and the input's texts are four bytes a token and three a message.
/// </summary>
internal static class FakeUpstream
{
    public const int Chunks = 100;
    public const int PromptTokens = 12;

    private static readonly byte[] Whole = Encoding.UTF8.GetBytes($$$"""
        {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Hello there, how can I help you today with your shopping?"},"finish_reason":"stop"}],"usage":{"prompt_tokens":{{{PromptTokens}}},"completion_tokens":11,"total_tokens":23}}
        """);

    private static readonly byte[][] Events =
    [
        .. Enumerable.Range(0, Chunks).Select(n => Encoding.UTF8.GetBytes(
            $$$"""data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"word{{{n}}} "},"finish_reason":null}]}""" + "\n\n")),
        Encoding.UTF8.GetBytes("""data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""" + "\n\n"),
        Encoding.UTF8.GetBytes($$$"""data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":{{{PromptTokens}}},"completion_tokens":{{{Chunks}}},"total_tokens":112}}""" + "\n\n"),
        "data: [DONE]\n\n"u8.ToArray(),
    ];

    private static long _calls;
    private static long _input;
    private static long _output;
    private static long _cut;
    private static long _cutInput;
    private static volatile string _mode = "well";

    public static async Task<int> RunAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.MapPost("/v1/chat/completions", AnswerAsync);
        app.MapPost("/faults", (string mode) => _mode = mode);
        app.MapGet("/count", () => new { calls = Interlocked.Read(ref _calls), input = Interlocked.Read(ref _input), output = Interlocked.Read(ref _output), cut = Interlocked.Read(ref _cut), cutInput = Interlocked.Read(ref _cutInput) });
        await app.StartAsync();
        Console.WriteLine("ready");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        var (streams, estimated) = (false, 0);
        using (var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted))
        {
            streams = body.RootElement.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True;
            estimated = body.RootElement.GetProperty("messages").EnumerateArray().Sum(Estimate);
        }

        var number = Interlocked.Increment(ref _calls);
        switch (_mode)
        {
            case "half" when number % 2 == 0:
                http.Response.StatusCode = 500;
                return;
            case "stall":
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            case "cut" when streams:
                Interlocked.Increment(ref _cut);
                Interlocked.Add(ref _cutInput, estimated);
                http.Response.ContentType = "text/event-stream";
                await http.Response.Body.WriteAsync(Events[0], http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await Task.Delay(50, http.RequestAborted); // until the word is on its way: what is cut must be known on both sides
                http.Abort();
                return;
        }

        Interlocked.Add(ref _input, PromptTokens);
        Interlocked.Add(ref _output, streams ? Chunks : 11);
        if (!streams)
        {
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = Whole.Length;
            await http.Response.Body.WriteAsync(Whole, http.RequestAborted);
            return;
        }

        http.Response.ContentType = "text/event-stream";
        http.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        foreach (var one in Events)
        {
            await http.Response.BodyWriter.WriteAsync(one, http.RequestAborted); // flushes
        }
    }

    private static int Estimate(JsonElement message)
    {
        var content = message.GetProperty("content");
        return 3 + (content.ValueKind == JsonValueKind.String ? Tokens(content) : content.EnumerateArray().Sum(part => Tokens(part.GetProperty("text"))));

        static int Tokens(JsonElement text) => (Encoding.UTF8.GetByteCount(text.GetString()!) + 3) / 4;
    }
}
