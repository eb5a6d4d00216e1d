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

    [Fact]
    public async Task Refresh_TextsThatChangedInALargeShop_ShowWithoutABuild()
    {
        using var folder = new TempFolder();
        await using var store = await SqliteCatalogStore.OpenAsync(folder["a.db"], Cancel);
        await WriteAsync(store, [.. Enumerable.Range(0, 1200).Select(i => Shops.Make($"p{i:D4}", i % 2 == 0 ? "red mouse" : "blue lamp", 10) with { Brand = "Acme" })]);
        var keeper = new IndexKeeper(store, folder["a.index"]);
        var built = await keeper.RefreshAsync(CatalogIndex.Empty, Cancel);

        await WriteAsync(store, Shops.Make("p0007", "quantum kettle", 30) with { Brand = "Bolt" }, Shops.Make("new", "quantum toaster", 20));
        var merged = await keeper.RefreshAsync(built, Cancel);
        keeper.Keep(merged);
        var reopened = await new IndexKeeper(store, folder["a.index"]).RefreshAsync(CatalogIndex.Empty, Cancel);

        foreach (var index in (CatalogIndex[])[merged, reopened])
        {
            Assert.Equal(2, index.Merged);
            Assert.Equal(["new", "p0007"], Found(index, new SearchQuery { Text = "quantum" }).Order());
            Assert.Equal(599, index.Search(new SearchQuery { Text = "blue lamp" }, Cancel).Total);
            Assert.Equal(1, index.Vocabulary.FindBrand("bolt")?.Count);
            Assert.Equal(["p0007"], index.Suggest("quantum k", 3).ProductIds);
        }
    }

    [Fact]
    public async Task Refresh_ProductsGone_AreNotFound()
    {
        using var folder = new TempFolder();
        await using var store = await SqliteCatalogStore.OpenAsync(folder["a.db"], Cancel);
        var products = Enumerable.Range(0, 1200).Select(i => Shops.Make($"p{i:D4}", i < 5 ? "rare mouse" : "lamp", 10)).ToArray();
        await WriteAsync(store, products);
        var keeper = new IndexKeeper(store, null);
        var built = await keeper.RefreshAsync(CatalogIndex.Empty, Cancel);

        await ReplaceAsync(store, products[3..]);
        var merged = await keeper.RefreshAsync(built, Cancel);

        Assert.Equal((1197, 3), (merged.Count, merged.Merged));
        Assert.Equal(["p0003", "p0004"], Found(merged, new SearchQuery { Text = "rare" }).Order());
        Assert.Same(merged, await keeper.RefreshAsync(merged, Cancel));
    }

    /// <summary>Where much was merged, an index is built beside the one in use, and taken when it is done.</summary>
    [Fact]
    public async Task Refresh_MuchMerged_IsBuiltAnewBeside()
    {
        using var folder = new TempFolder();
        await using var store = await SqliteCatalogStore.OpenAsync(folder["a.db"], Cancel);
        await WriteAsync(store, [.. Enumerable.Range(0, 1200).Select(i => Shops.Make($"p{i:D4}", "mouse", 10))]);
        var keeper = new IndexKeeper(store, null) { RebuildsBeside = true };
        var index = await keeper.RefreshAsync(CatalogIndex.Empty, Cancel);
        for (var round = 0; round < 4; round++)
        {
            await WriteAsync(store, [.. Enumerable.Range(round * 100, 100).Select(i => Shops.Make($"p{i:D4}", "lamp", 10))]);
            index = await keeper.RefreshAsync(index, Cancel);
        }

        Assert.Equal(400, index.Merged);
        for (var price = 11; index.Merged > 0; price++)
        {
            await WriteAsync(store, Shops.Make("p0000", "lamp", price));
            index = await keeper.RefreshAsync(index, Cancel);
        }

        Assert.Equal(400, index.Search(new SearchQuery { Text = "lamp" }, Cancel).Total);
    }

    private static async Task ReplaceAsync(SqliteCatalogStore store, Product[] products)
    {
        await using var writer = await store.BeginWriteAsync(Cancel);
        foreach (var product in products)
        {
            await writer.WriteAsync(product, Cancel);
        }

        await writer.RemoveUnwrittenProductsAsync(Cancel);
        await writer.CommitAsync(Cancel);
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
