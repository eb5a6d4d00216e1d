using Aisle.Catalog.Store;

namespace Aisle.Catalog.Tests.Store;

public sealed class SqliteCatalogStoreTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private SqliteCatalogStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await SqliteCatalogStore.OpenAsync(_folder["shop/aisle.db"], Token);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Open_NewPath_IsEmptyAtVersionZero()
    {
        Assert.Equal(0, await _store.GetVersionAsync(Token));
        Assert.Equal(new StoreCounts(0, 0, 0, 0, 0), await _store.CountAsync(Token));
        Assert.Null(await _store.FindProductAsync("p1", Token));
        Assert.Empty(await _store.ReadRatingsAsync(Token));
    }

    [Fact]
    public async Task Commit_EveryKind_IsReadBack()
    {
        await using (var writer = await _store.BeginWriteAsync(Token))
        {
            Assert.Equal(WriteOutcome.Added, await writer.WriteAsync(Lamp, Token));
            Assert.Equal(WriteOutcome.Added, await writer.WriteAsync(Good, Token));
            Assert.Equal(WriteOutcome.Added, await writer.WriteAsync(Undated, Token));
            Assert.Equal(WriteOutcome.Added, await writer.WriteAsync(Newer, Token));
            Assert.Equal(WriteOutcome.Added, await writer.WriteAsync(Question, Token));
            Assert.Equal(WriteOutcome.Added, await writer.WriteAsync(Returns, Token));
            await writer.CommitAsync(Token);
        }

        Assert.Equal(1, await _store.GetVersionAsync(Token));
        Assert.Equal(new StoreCounts(1, 2, 3, 1, 1), await _store.CountAsync(Token));
        Assert.Equivalent(Lamp, await _store.FindProductAsync("lamp", Token), strict: true);
        Assert.Equal(["newer", "good", "undated"], (await _store.FindReviewsAsync("lamp", Token)).Select(r => r.Id));
        Assert.Equal(Good, await _store.FindReviewAsync("good", Token));
        Assert.Equal("Is it waterproof?", Assert.Single(await _store.FindQuestionsAsync("lamp", Token)).Text);
        Assert.Equivalent(Returns, Assert.Single(await _store.ReadPoliciesAsync(Token)), strict: true);
        Assert.Equal(new Rating(4.5, 2), Assert.Single(await _store.ReadRatingsAsync(Token)).Value);
    }

    [Fact]
    public async Task Dispose_WithoutCommit_LeavesTheStoreAsItWas()
    {
        await using (var writer = await _store.BeginWriteAsync(Token))
        {
            await writer.WriteAsync(Lamp, Token);
        }

        Assert.Equal(0, await _store.GetVersionAsync(Token));
        Assert.Null(await _store.FindProductAsync("lamp", Token));
    }

    private static Product Lamp { get; } = new()
    {
        Id = "lamp",
        Title = "Trail lamp",
        Offers = [new() { Price = new(19.90m, "EUR") }],
        Variants = [new() { Id = "lamp-red" }, new() { Id = "lamp-blue" }],
    };

    private static Review Good { get; } =
        new() { Id = "good", ProductId = "lamp", Stars = 5, Text = "Bright.", WrittenAt = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero) };

    private static Review Newer { get; } = Good with { Id = "newer", Stars = 4, WrittenAt = new(2024, 3, 2, 0, 0, 0, TimeSpan.Zero) };

    private static Review Undated { get; } = Good with { Id = "undated", Stars = null, WrittenAt = null };

    private static ProductQuestion Question { get; } = new() { Id = "q1", ProductId = "lamp", Text = "Is it waterproof?", Answers = [new("Yes.")] };

    private static Policy Returns { get; } = new() { Id = "returns", Title = "Returns", Sections = [new("", "Within 30 days.")] };
}
