using Aisle.Catalog.Store;

namespace Aisle.Catalog.Tests.Store;

public sealed class SqliteCatalogWriterTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private SqliteCatalogStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await SqliteCatalogStore.OpenAsync(_folder["aisle.db"], Token);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task BeginWrite_WhileAnotherWrites_IsBusy()
    {
        await using var other = await SqliteCatalogStore.OpenAsync(_folder["aisle.db"], Token);
        other.WriterPatience = TimeSpan.Zero;
        await using var writer = await _store.BeginWriteAsync(Token);

        var error = await Assert.ThrowsAsync<StoreBusyException>(() => other.BeginWriteAsync(Token));
        await Assert.ThrowsAsync<StoreBusyException>(() => other.SetSettingAsync("shop", "Corner shop", Token));

        Assert.Contains("another process is writing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeginWrite_WaitingForAnother_CanBeCancelled()
    {
        await using var writer = await _store.BeginWriteAsync(Token);
        using var stop = new CancellationTokenSource();
        _store.WriterPatience = TimeSpan.MaxValue;

        var waiting = _store.BeginWriteAsync(stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Reader_WhileAWriterCommits_KeepsTheStateItBeganWith()
    {
        await WriteAsync(Product("a", "Old"), Product("b", "Old"));
        await using var reader = _store.ReadProductsAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await reader.MoveNextAsync());

        await using (var writer = await _store.BeginWriteAsync(Token))
        {
            await writer.WriteAsync(Product("b", "New"), Token);
            await writer.WriteAsync(Product("c", "New"), Token);
            Assert.Equal("Old", (await _store.FindProductAsync("b", Token))!.Title);
            await writer.CommitAsync(Token);
        }

        Assert.True(await reader.MoveNextAsync());
        Assert.Equal("Old", reader.Current.Title);
        Assert.False(await reader.MoveNextAsync());
        Assert.Equal("New", (await _store.FindProductAsync("b", Token))!.Title);
    }

    [Fact]
    public async Task Write_DiskFull_LeavesTheStoreAsItWas()
    {
        await WriteAsync(Product("a", "Old"));
        _store.MaxPages = 40;

        var error = await Assert.ThrowsAsync<StoreException>(
            () => WriteAsync([Product("a", "New"), .. Enumerable.Range(0, 1000).Select(n => Product($"p{n}", new string('x', 2000)))]));

        Assert.Contains("the disk is full", error.Message, StringComparison.Ordinal);
        _store.MaxPages = null;
        Assert.Equal(new StoreCounts(1, 0, 0, 0, 0), await _store.CountAsync(Token));
        Assert.Equal("Old", (await _store.FindProductAsync("a", Token))!.Title);
        await WriteAsync(Product("b", "After"));
        Assert.Equal(2, await _store.GetVersionAsync(Token));
    }

    [Fact]
    public async Task Write_ReviewOfNoProduct_IsNotWritten()
    {
        await using var writer = await _store.BeginWriteAsync(Token);

        Assert.Equal(WriteOutcome.UnknownProduct, await writer.WriteAsync(new Review { Id = "r", ProductId = "gone" }, Token));
        Assert.Equal(WriteOutcome.UnknownProduct, await writer.WriteAsync(new ProductQuestion { Id = "q", ProductId = "gone", Text = "Why?" }, Token));
    }

    [Fact]
    public async Task Write_ReviewThatMoved_IsFoundAtItsNewProduct()
    {
        await WriteAsync(Product("a", "A"), Product("b", "B"));
        var review = new Review { Id = "r", ProductId = "a", Stars = 2 };
        await WriteReviewAsync(review);

        await WriteReviewAsync(review with { ProductId = "b" });

        Assert.Empty(await _store.FindReviewsAsync("a", Token));
        Assert.Equal("b", Assert.Single(await _store.ReadRatingsAsync(Token)).Key);
    }

    [Fact]
    public async Task SetSetting_ThenNull_RemovesIt()
    {
        await _store.SetSettingAsync("currency", "EUR", Token);
        await _store.SetSettingAsync("currency", "CHF", Token);
        Assert.Equal("CHF", await _store.FindSettingAsync("currency", Token));

        await _store.SetSettingAsync("currency", null, Token);
        Assert.Null(await _store.FindSettingAsync("currency", Token));
        Assert.Equal(0, await _store.GetVersionAsync(Token));
    }

    private static Product Product(string id, string title) => new() { Id = id, Title = title };

    private async Task WriteAsync(params IEnumerable<Product> products)
    {
        await using var writer = await _store.BeginWriteAsync(Token);
        foreach (var product in products)
        {
            await writer.WriteAsync(product, Token);
        }

        await writer.CommitAsync(Token);
    }

    private async Task WriteReviewAsync(Review review)
    {
        await using var writer = await _store.BeginWriteAsync(Token);
        await writer.WriteAsync(review, Token);
        await writer.CommitAsync(Token);
    }
}
