using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Aisle.Catalog.Store;

namespace Aisle.Server.Tests.Commands;

/// <summary>The executable, killed in the middle of conversations and started again: no turn that was acknowledged is lost.</summary>
public sealed class RestartTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Serve_KilledAfterATurnsDone_GoesOnWithTheConversation()
    {
        using var folder = new TempFolder();
        var store = folder.File("shop.db");
        await using (var made = await SqliteCatalogStore.OpenAsync(store, Cancel))
        {
            await FixtureShop.ImportAsync(made, Cancel, FixtureShop.Folder);
        }

        string id, shopper;
        using (var server = await RunningAsync(store))
        {
            id = await StartedAsync(server.Client, "/v1/conversations");
            shopper = await StartedAsync(server.Client, "/v1/shoppers");
            await SayAsync(server.Client, id, "lamp under 100", shopper);
            await SayAsync(server.Client, id, "please remember my budget is 60", shopper);
            server.Process.Kill(entireProcessTree: true); // as kill -9 does: nothing is flushed by the process itself
            await server.Process.WaitForExitAsync(Cancel);
        }

        using var again = await RunningAsync(store);
        var memory = await again.Client.GetFromJsonAsync<JsonElement>(new Uri($"/v1/shoppers/{shopper}", UriKind.Relative), Cancel);
        Assert.Equal(60, memory.GetProperty("budget").GetDecimal());
        var events = await SayAsync(again.Client, id, "any price", shopper);
        var done = events[^1];
        Assert.Equal("find", done.GetProperty("trace")[0].GetProperty("detail").GetString());
        Assert.Contains(events, e => e.GetProperty("type").GetString() == "products" && e.GetProperty("conditions").GetArrayLength() == 0);
        again.Process.Kill(entireProcessTree: true);
        await again.Process.WaitForExitAsync(Cancel);
    }

    private static async Task<string> StartedAsync(HttpClient client, string route)
    {
        using var response = await client.PostAsync(new Uri(route, UriKind.Relative), null, Cancel);
        return (await response.JsonAsync()).GetProperty("id").GetString()!;
    }

    private static async Task<List<JsonElement>> SayAsync(HttpClient client, string id, string text, string shopper)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/conversations/{id}/turns") { Content = JsonContent.Create(new { text, shopper }) };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync(Cancel);
        var events = await SseParser.Create(stream).EnumerateAsync(Cancel).Select(e => JsonElement.Parse(e.Data)).ToListAsync(Cancel);
        Assert.Equal("done", events[^1].GetProperty("type").GetString());
        return events;
    }

    private static async Task<Running> RunningAsync(string store)
    {
        var process = ServingTests.Start("serve", "--store", store, "--urls", "http://127.0.0.1:0");
        var line = await process.StandardOutput.ReadLineAsync(Cancel) ?? "";
        var address = line.Split(' ').First(w => w.StartsWith("http://", StringComparison.Ordinal));
        return new Running(process, new HttpClient { BaseAddress = new Uri(address) });
    }

    private sealed record Running(Process Process, HttpClient Client) : IDisposable
    {
        public void Dispose()
        {
            Client.Dispose();
            Process.Dispose();
        }
    }
}
