using Aisle.Catalog.Store;
using Aisle.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Aisle.Server.Tests;

/// <summary>The whole server on a free port of loopback, over a store in a folder of its own that goes with it.</summary>
internal sealed class ShopServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TempFolder _folder;

    private ShopServer(WebApplication app, SqliteCatalogStore store, TempFolder folder, string storePath)
    {
        (_app, Store, _folder, StorePath) = (app, store, folder, storePath);
        Client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public SqliteCatalogStore Store { get; }

    public string StorePath { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Started; with <paramref name="ready"/>, its first index is built.</summary>
    public static async Task<ShopServer> StartAsync(
        CancellationToken cancellationToken, Func<ServeOptions, ServeOptions>? options = null, Func<SqliteCatalogStore, string, Task>? fill = null, bool ready = true)
    {
        var folder = new TempFolder();
        var path = folder.File("shop.db");
        var store = await SqliteCatalogStore.OpenAsync(path, cancellationToken);
        if (fill is not null)
        {
            await fill(store, path);
        }

        var usual = new ServeOptions { Urls = [ServeOptions.ParseUrl("http://127.0.0.1:0")], StorePoll = TimeSpan.FromMilliseconds(50) };
        var app = AisleHost.Build(options?.Invoke(usual) ?? usual, store);
        await app.StartAsync(cancellationToken);
        if (ready)
        {
            await app.Services.GetRequiredService<LiveShop>().WhenReady.WaitAsync(cancellationToken);
        }

        return new ShopServer(app, store, folder, path);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Store.DisposeAsync();
        _folder.Dispose();
    }
}
