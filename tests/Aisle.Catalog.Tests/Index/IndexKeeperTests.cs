using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Store;
using Aisle.Catalog.Tests.Store;

namespace Aisle.Catalog.Tests.Index;

public sealed class IndexKeeperTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refresh_SecondStart_OpensWhatTheFirstKept()
    {
        using var folder = new TempFolder();
        await using var store = await SqliteCatalogStore.OpenAsync(folder["a.db"], Cancel);
        await WriteAsync(store, Shops.Make("a", "mouse", 10), Shops.Make("b", "lamp", 20));
        await new IndexKeeper(store, folder["a.index"]).RefreshAsync(CatalogIndex.Empty, Cancel);
        var kept = File.GetLastWriteTimeUtc(folder["a.index"]);

        var second = new IndexKeeper(store, folder["a.index"]);
        var index = await second.RefreshAsync(CatalogIndex.Empty, Cancel);

        Assert.Equal(["a"], Found(index, new SearchQuery { Text = "mouse" }));
        Assert.Null(second.Problem);
        Assert.Equal(kept, File.GetLastWriteTimeUtc(folder["a.index"]));
        Assert.Same(index, await second.RefreshAsync(index, Cancel));
    }

    [Fact]
    public async Task Refresh_NewPriceAndStock_ShowWithoutABuild()
    {
        using var folder = new TempFolder();
        await using var store = await SqliteCatalogStore.OpenAsync(folder["a.db"], Cancel);
        await WriteAsync(store, Shops.Make("a", "mouse", 10), Shops.Make("b", "mouse", 20));
        var keeper = new IndexKeeper(store, null);
        var before = await keeper.RefreshAsync(CatalogIndex.Empty, Cancel);

        await WriteAsync(store, Shops.Make("a", "mouse") with { Offers = [Shops.Offer(30, Availability.OutOfStock)] });
        var after = await keeper.RefreshAsync(before, Cancel);

        Assert.Same(before.Vocabulary, after.Vocabulary);
        Assert.Equal(["a"], Found(before, new SearchQuery { Filters = new SearchFilters { MaxPrice = 15 } }));
        Assert.Equal(["a"], Found(after, new SearchQuery { Filters = new SearchFilters { MinPrice = 25 } }));
        Assert.Equal(["b"], Found(after, new SearchQuery { Text = "mouse", Filters = new SearchFilters { AvailableOnly = true } }));
    }

    [Fact]
    public async Task Refresh_AnotherStateOrStore_IsNotTakenForThisOne()
    {
        using var folder = new TempFolder();
        await using var store = await SqliteCatalogStore.OpenAsync(folder["a.db"], Cancel);
        await WriteAsync(store, Shops.Make("a", "mouse", 10));
        await new IndexKeeper(store, folder["a.index"]).RefreshAsync(CatalogIndex.Empty, Cancel);
        await using var other = await SqliteCatalogStore.OpenAsync(folder["b.db"], Cancel);
        await WriteAsync(other, Shops.Make("a", "lamp", 10));

        Assert.Equal(["a"], Found(await new IndexKeeper(other, folder["a.index"]).RefreshAsync(CatalogIndex.Empty, Cancel), new SearchQuery { Text = "lamp" }));

        await WriteAsync(other, Shops.Make("c", "desk", 10));
        Assert.Equal(["c"], Found(await new IndexKeeper(other, folder["a.index"]).RefreshAsync(CatalogIndex.Empty, Cancel), new SearchQuery { Text = "desk" }));
    }

    [Fact]
    public async Task Refresh_DamagedFile_IsSaidAndBuiltAnew()
    {
        using var folder = new TempFolder();
        await using var store = await SqliteCatalogStore.OpenAsync(folder["a.db"], Cancel);
        await WriteAsync(store, Shops.Make("a", "mouse", 10));
        await File.WriteAllTextAsync(folder["a.index"], "no index", Cancel);
        var keeper = new IndexKeeper(store, folder["a.index"]);

        Assert.Equal(["a"], Found(await keeper.RefreshAsync(CatalogIndex.Empty, Cancel), new SearchQuery { Text = "mouse" }));
        Assert.Contains("built anew", keeper.Problem, StringComparison.Ordinal);
        Assert.Equal(1, CatalogIndex.Open(folder["a.index"]).Count);
    }

    private static IEnumerable<string> Found(CatalogIndex index, SearchQuery query) => index.Search(query, Cancel).Hits.Select(h => h.ProductId);

    private static async Task WriteAsync(SqliteCatalogStore store, params Product[] products)
    {
        await using var writer = await store.BeginWriteAsync(Cancel);
        foreach (var product in products)
        {
            await writer.WriteAsync(product, Cancel);
        }

        await writer.CommitAsync(Cancel);
    }
}
