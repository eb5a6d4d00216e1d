using Aisle.Catalog.Index.Vectors;
using Aisle.Catalog.Search.Meaning;
using Aisle.Catalog.Store;
using Aisle.Catalog.Tests.Search.Meaning;
using Aisle.Catalog.Tests.Store;

namespace Aisle.Catalog.Tests.Index;

public sealed class VectorKeeperTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refresh_StoreThatChanges_EncodesOnlyWhatReadsOtherwise()
    {
        using var folder = new TempFolder();
        await using var store = await StoreAsync(folder);
        var encoder = new AxisEncoder();
        var keeper = new VectorKeeper(store, encoder, folder["a.vectors"]);

        Assert.Equal((3, 3), await RefreshAsync(keeper));
        Assert.Equal((0, 3), await RefreshAsync(keeper));
        await WriteAsync(store, Shops.Make("a", "mug", 99));
        Assert.Equal((0, 3), await RefreshAsync(keeper));
        await WriteAsync(store, Shops.Make("a", "cup", 99), Shops.Make("d", "desk", 1));
        Assert.Equal((2, 4), await RefreshAsync(keeper));
        Assert.Equal((0, 4), await RefreshAsync(new VectorKeeper(store, encoder, folder["a.vectors"])));
        Assert.Equal(5, encoder.Encoded);
    }

    [Fact]
    public async Task Refresh_KeptByAnotherEncoder_EncodesAnew()
    {
        using var folder = new TempFolder();
        await using var store = await StoreAsync(folder);
        await RefreshAsync(new VectorKeeper(store, new AxisEncoder(), folder["a.vectors"]));

        Assert.Equal((3, 3), await RefreshAsync(new VectorKeeper(store, new AxisEncoder("other"), folder["a.vectors"])));
    }

    [Fact]
    public async Task Refresh_AnyByteOfTheCopyDamaged_IsFoundOut()
    {
        using var folder = new TempFolder();
        await using var store = await StoreAsync(folder);
        await RefreshAsync(new VectorKeeper(store, new AxisEncoder(), folder["a.vectors"]));
        var whole = await File.ReadAllBytesAsync(folder["a.vectors"], Cancel);
        for (var at = 0; at < whole.Length; at += 97)
        {
            await File.WriteAllBytesAsync(folder["a.vectors"], [.. whole[..at], (byte)(whole[at] ^ 64), .. whole[(at + 1)..]], Cancel);
            var keeper = new VectorKeeper(store, new AxisEncoder(), folder["a.vectors"]);

            Assert.Equal((3, 3), await RefreshAsync(keeper));
            Assert.Contains("a.vectors", keeper.Problem, StringComparison.Ordinal);
        }
    }

    private static async Task<(int Encoded, int Count)> RefreshAsync(VectorKeeper keeper)
    {
        SearchMeaning? made = null;
        var encoded = await keeper.RefreshAsync(meaning => made = meaning, Cancel);
        return (encoded, made!.Count);
    }

    private static async Task<SqliteCatalogStore> StoreAsync(TempFolder folder)
    {
        var store = await SqliteCatalogStore.OpenAsync(folder["a.db"], Cancel);
        await WriteAsync(store, Shops.Make("a", "mug", 10), Shops.Make("b", "lamp", 20), Shops.Make("c", "sofa", 30));
        return store;
    }

    private static async Task WriteAsync(SqliteCatalogStore store, params Product[] products)
    {
        await using var write = await store.BeginWriteAsync(Cancel);
        foreach (var product in products)
        {
            await write.WriteAsync(product, Cancel);
        }

        await write.CommitAsync(Cancel);
    }
}
