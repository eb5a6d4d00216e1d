using System.Diagnostics;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Store;
using Aisle.Catalog.Tests.Store;

namespace Aisle.Catalog.Tests.Index;

/// <summary>A process killed (SIGKILL) while it merges changes into an index or writes its file.</summary>
public sealed class KilledIndexTests
{
    private const int Kills = 6;

    private static readonly SearchQuery[] Queries =
    [
        new() { Text = "mouse" },
        new() { Text = "blue lamp", Limit = 50 },
        new() { Filters = new SearchFilters { Brands = ["Bolt"], MinPrice = 300 } },
        .. Enumerable.Range(0, 8).Select(n => new SearchQuery { Text = $"round{n * 100}" }),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The file that the next start finds is whole, the old or the new one, and what it then serves is what the store has.</summary>
    [Fact]
    public async Task Keep_KilledAnywhere_ServesWhatTheStoreHas()
    {
        using var folder = new TempFolder();
        await using (var store = await SqliteCatalogStore.OpenAsync(folder["a.db"], Cancel))
        await using (var writer = await store.BeginWriteAsync(Cancel))
        {
            for (var n = 0; n < 1200; n++)
            {
                await writer.WriteAsync(KilledIndexWriter.Made(n, 0), Cancel);
            }

            await writer.CommitAsync(Cancel);
        }

        for (var seed = 0; seed < Kills; seed++)
        {
            await RunUntilKilledAsync(folder.Path, seed);

            Assert.True(CatalogIndex.Open(folder["a.index"]).Count > 0);
            await using var store = await SqliteCatalogStore.OpenExistingAsync(folder["a.db"], Cancel);
            var keeper = new IndexKeeper(store, folder["a.index"]);
            var started = await keeper.RefreshAsync(CatalogIndex.Empty, Cancel);
            var truth = await new IndexKeeper(store, null).RefreshAsync(CatalogIndex.Empty, Cancel);
            Assert.Null(keeper.Problem);
            Assert.All(Queries, query => Assert.Equal(Shown(truth, query), Shown(started, query)));
        }
    }

    private static (int, string) Shown(CatalogIndex index, SearchQuery query) =>
        index.Search(query, Cancel) is var found ? (found.Total, string.Join(' ', found.Hits.Select(h => (h.ProductId, h.Score)))) : default;

    private static async Task RunUntilKilledAsync(string folder, int seed)
    {
        var assembly = typeof(StartupHook).Assembly.Location;
        using var child = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", assembly },
            Environment = { ["DOTNET_STARTUP_HOOKS"] = assembly, [KilledIndexWriter.FolderVariable] = folder, [KilledIndexWriter.SeedVariable] = $"{seed}" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (child.StandardOutput.ReadToEndAsync(Cancel), child.StandardError.ReadToEndAsync(Cancel));
        await child.WaitForExitAsync(Cancel);

        const int Killed = 128 + 9;
        Assert.True(child.ExitCode == Killed, $"The child ended by itself, with {child.ExitCode}: {await output}{await errors}");
    }
}
