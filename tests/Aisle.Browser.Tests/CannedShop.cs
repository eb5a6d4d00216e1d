using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(Aisle.Browser.Tests.CannedShop))]

namespace Aisle.Browser.Tests;

/// <summary>
/// A plain page with the widget on it, before an API that answers with the events in Canned/Answers/QUESTION.json: so that every
/// kind of event, and every way to fail, can be drawn at will. Its Content Security Policy is as strict as a shop's can be.
/// </summary>
public sealed class CannedShop : IAsyncLifetime
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; connect-src 'self'";

    private readonly WebApplication _app = Build();
    private readonly HashSet<string> _failed = [];
    private readonly ConcurrentDictionary<string, string> _unfinished = new();
    private int _conversations;

    public Uri Address { get; private set; } = null!;

    private static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Canned");

    public async ValueTask InitializeAsync()
    {
        _app.Urls.Add("http://127.0.0.1:0");
        _app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            return next(context);
        });
        _app.UseStaticFiles(new StaticFileOptions { RequestPath = "/widget", FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "web", "widget")) });
        _app.MapGet("/page", (string? lang, string? dir, string? attributes) => Results.Content(Page(lang, dir, attributes), "text/html; charset=utf-8"));
        _app.MapGet("/page.css", () => Results.Content(
            ":root { color-scheme: light dark; } body { margin: 2rem; font-family: system-ui; background: light-dark(#fff, #111); color: light-dark(#111, #eee); }", "text/css"));
        _app.MapGet("/favicon.ico", () => Results.NoContent());
        _app.MapGet("/pictures/{name}", () => Results.Content(Picture, "image/svg+xml"));
        _app.MapGet("/v1/shop", () => Results.Content("""{"name":"Canned","categories":[{"name":"Mice","products":5},{"name":"Keyboards","products":3}]}""", "application/json"));
        _app.MapGet("/v1/products/{id}", (string id) => Results.Json(new { id, title = "Quiet Wireless Mouse", media = new[] { new { url = "/pictures/mouse-1.svg", kind = "image" } } }));
        _app.MapGet("/v1/reviews/{id}", (string id) => Results.File(Path.Combine(Folder, "Reviews", Path.GetFileName(id) + ".json"), "application/json"));
        _app.MapPost("/v1/conversations", () => Results.Json(new { id = $"c{Interlocked.Increment(ref _conversations)}" }, statusCode: 201));
        _app.MapPost("/v1/conversations/{id}/turns", AnswerAsync);
        _app.MapGet("/v1/conversations/{id}/turns/last", RestAsync);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Address = new Uri(_app.Urls.First());
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>
    /// "busy: find" fails so the first time it is asked and answers "find" the second; "slow: find" never ends by itself. The rest of
    /// "slow: find" and "drop: find" is given to a page that comes back for it; of "break: find" it is gone.
    /// </summary>
    private async Task AnswerAsync(HttpContext context, string id)
    {
        var (token, response) = (context.RequestAborted, context.Response);
        var text = (await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: token)).RootElement.GetProperty("text").GetString()!;
        var (how, question) = text.Split(": ") is [var h, var q] ? (h, q) : ("", text);
        var failing = how is not "" and not "slow" && _failed.Add(text + (how == "forget" ? "" : id));
        if (failing && how is "busy" or "forget" or "refuse")
        {
            response.StatusCode = how switch { "busy" => 429, "forget" => 404, _ => 400 };
            await response.WriteAsJsonAsync(new { title = "Refused", detail = "The question is too long." }, options: null, "application/problem+json", token);
            return;
        }

        response.ContentType = "text/event-stream";
        if (how is "slow" or "drop")
        {
            _unfinished[id] = question;
        }

        foreach (var (number, answer) in (await EventsAsync(question, token)).Index())
        {
            await WriteAsync(response, answer, number, token);
            if (how == "slow")
            {
                await Task.Delay(Timeout.Infinite, token).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            }

            if (failing && how is "break" or "drop")
            {
                return; // not by a reset connection: Chromium asks again by itself where that comes before the first byte
            }
        }
    }

    private async Task RestAsync(HttpContext context, string id)
    {
        var seen = int.Parse(context.Request.Headers["Last-Event-ID"].ToString(), CultureInfo.InvariantCulture);
        if (!_unfinished.TryRemove(id, out var question))
        {
            context.Response.StatusCode = 404;
            return;
        }

        context.Response.ContentType = "text/event-stream";
        foreach (var (number, answer) in (await EventsAsync(question, context.RequestAborted)).Index().Skip(seen))
        {
            await WriteAsync(context.Response, answer, number, context.RequestAborted);
        }
    }

    private static async Task WriteAsync(HttpResponse response, JsonElement answer, int number, CancellationToken token)
    {
        await response.WriteAsync($"id: {number + 1}\nevent: {answer.GetProperty("type").GetString()}\ndata: {JsonSerializer.Serialize(answer)}\n\n", token);
        await response.Body.FlushAsync(token);
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        return builder.Build();
    }

    private static async Task<JsonElement[]> EventsAsync(string question, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path.Combine(Folder, "Answers", question.Replace(' ', '-') + ".json"));
        return (await JsonSerializer.DeserializeAsync<JsonElement[]>(file, cancellationToken: cancellationToken))!;
    }

    private static string Page(string? lang, string? dir, string? attributes) =>
        $"""
        <!doctype html>
        <html lang="{lang ?? "en"}" dir="{dir ?? "ltr"}">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>A shop's own page</title>
          <link rel="stylesheet" href="/page.css">
          <script type="module" src="/widget/aisle.js"></script>
        </head>
        <body><main><h1>A shop's own page</h1><p>The widget stands in it.</p><aisle-assistant {attributes}></aisle-assistant></main></body>
        </html>
        """;

    private const string Picture =
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240"><rect width="240" height="240" fill="#eef1ef"/><rect x="80" y="45" width="80" height="150" rx="40" fill="#39424a"/></svg>""";
}
