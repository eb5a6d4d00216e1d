using Aisle.Catalog.Feeds;
using Aisle.Catalog.Importing;
using Aisle.Catalog.Store;
using Aisle.Server.Hosting;

[assembly: AssemblyFixture(typeof(Aisle.Server.Tests.FixtureShop))]

namespace Aisle.Server.Tests;

/// <summary>The shop in Shop/, imported once and served to all tests that only read it.</summary>
public sealed class FixtureShop : IAsyncLifetime
{
    internal static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Shop");

    internal ShopServer Server { get; private set; } = null!;

    internal HttpClient Client => Server.Client;

    public async ValueTask InitializeAsync() => Server = await StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>A server of its own over the same shop.</summary>
    internal static Task<ShopServer> StartAsync(CancellationToken cancellationToken, Func<ServeOptions, ServeOptions>? options = null) => ShopServer.StartAsync(
        cancellationToken,
        usual =>
        {
            usual = usual with { MediaFolder = Path.Combine(Folder, "media"), RateLimits = new RateLimits { TurnsPerMinute = 100_000, ReadsPerMinute = 100_000 } };
            return options?.Invoke(usual) ?? usual;
        },
        (store, _) => ImportAsync(store, cancellationToken, Folder));

    internal static async Task ImportAsync(SqliteCatalogStore store, CancellationToken cancellationToken, params string[] paths)
    {
        var scan = await FeedScan.FindAsync(paths, new FeedScanOptions(), cancellationToken);
        var report = await CatalogImport.RunAsync(store, scan.Feeds, ImportOptions.Default, progress: null, cancellationToken);
        Assert.Empty(report.FirstRefused);
    }
}
