using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Aisle.Server.Tests.Rungs;

/// <summary>
/// A model server that speaks OpenAI's protocol (POST /v1/chat/completions, streamed) and plays a script: each request is answered by the
/// next step, the last one again and again. On a free port of loopback.
/// </summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<Reply, Task>[] _script;
    private readonly ConcurrentQueue<JsonElement> _requests = new();
    private readonly CancellationTokenSource _closing = new();
    private int _step;

    private ModelServer(Func<Reply, Task>[] script)
    {
        _script = script;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri Url => new(_app.Urls.First() + "/v1");

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<JsonElement> Requests => [.. _requests];

    /// <summary>Comes true when a step stalls.</summary>
    public TaskCompletionSource Stalled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Comes true when a caller ends its call while it is answered.</summary>
    public TaskCompletionSource CallerLeft { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Until this a connection that is to be cut is held, so that what was said before has arrived.</summary>
    public TaskCompletionSource MayDrop { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<ModelServer> StartAsync(params Func<Reply, Task>[] script)
    {
        var server = new ModelServer(script);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>All text of the messages of a request.</summary>
    public static string TextOf(JsonElement request) => string.Join('\n', request.GetProperty("messages").EnumerateArray().Select(m => m.TryGetProperty("content", out var content) ? content.ToString() : ""));

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _closing.Dispose();
    }

    // Steps of a script.

    /// <summary>Says a text in pieces, then ends.</summary>
    public static Func<Reply, Task> Says(string text, int piece = 7) => async reply =>
    {
        await reply.TextAsync(text, piece);
        await reply.EndAsync("stop");
    };

    public static Func<Reply, Task> Calls(string function, object arguments) => CallsRaw(function, JsonSerializer.Serialize(arguments));

    /// <summary>Calls a function with whatever stands for its arguments.</summary>
    public static Func<Reply, Task> CallsRaw(string function, string arguments) => async reply =>
    {
        await reply.ChunkAsync(new { role = "assistant", tool_calls = new[] { new { index = 0, id = $"call_{Guid.NewGuid():N}", type = "function", function = new { name = function, arguments } } } });
        await reply.EndAsync("tool_calls");
    };

    /// <summary>Says a text, then nothing more, with the connection held open.</summary>
    public static Func<Reply, Task> StallsAfter(string text) => async reply =>
    {
        await reply.TextAsync(text, 9);
        await reply.StallAsync();
    };

    /// <summary>Says a text, then cuts the connection.</summary>
    public static Func<Reply, Task> DropsAfter(string text) => async reply =>
    {
        await reply.TextAsync(text, 9);
        await reply.DropAsync();
    };

    /// <summary>Says a text, then a line that is no JSON.</summary>
    public static Func<Reply, Task> BreaksAfter(string text) => async reply =>
    {
        await reply.TextAsync(text, 9);
        await reply.RawAsync("data: {\"choices\": [{\"delta\": {\"content\"\n\n");
        await reply.RawAsync("data: [DONE]\n\n");
    };

    public static Func<Reply, Task> Fails(int status) => reply => reply.FailAsync(status);

    private async Task AnswerAsync(HttpContext http)
    {
        var body = await JsonDocument.ParseAsync(http.Request.Body);
        _requests.Enqueue(body.RootElement.Clone());
        var step = _script[Math.Min(Interlocked.Increment(ref _step) - 1, _script.Length - 1)];
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _closing.Token);
        try
        {
            await step(new Reply(http, this, ends.Token));
        }
        catch (OperationCanceledException)
        {
            CallerLeft.TrySetResult();
        }
    }

    /// <summary>One answer being streamed.</summary>
    internal sealed class Reply(HttpContext http, ModelServer server, CancellationToken ends)
    {
        public async Task TextAsync(string text, int piece)
        {
            for (var at = 0; at < text.Length; at += piece)
            {
                await ChunkAsync(new { role = "assistant", content = text[at..Math.Min(text.Length, at + piece)] });
            }
        }

        public Task ChunkAsync(object delta) => WriteAsync(new { id = "c", @object = "chat.completion.chunk", created = 0, model = "scripted", choices = new[] { new { index = 0, delta, finish_reason = (string?)null } } });

        public async Task EndAsync(string reason)
        {
            await WriteAsync(new { id = "c", @object = "chat.completion.chunk", created = 0, model = "scripted", choices = new[] { new { index = 0, delta = new { }, finish_reason = reason } } });
            await WriteAsync(new { id = "c", @object = "chat.completion.chunk", created = 0, model = "scripted", choices = Array.Empty<object>(), usage = new { prompt_tokens = 1000, completion_tokens = 100, total_tokens = 1100 } });
            await RawAsync("data: [DONE]\n\n");
        }

        public async Task RawAsync(string text)
        {
            if (!http.Response.HasStarted)
            {
                http.Response.ContentType = "text/event-stream";
            }

            await http.Response.WriteAsync(text, ends);
            await http.Response.Body.FlushAsync(ends);
        }

        public async Task StallAsync()
        {
            await RawAsync(": still here\n\n");
            server.Stalled.TrySetResult();
            await Task.Delay(Timeout.Infinite, ends);
        }

        public async Task DropAsync()
        {
            await server.MayDrop.Task.WaitAsync(ends);
            http.Abort();
        }

        public async Task FailAsync(int status)
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync("""{"error":{"message":"scripted","type":"scripted"}}""", ends);
        }

        private Task WriteAsync(object chunk) => RawAsync($"data: {JsonSerializer.Serialize(chunk)}\n\n");
    }
}
