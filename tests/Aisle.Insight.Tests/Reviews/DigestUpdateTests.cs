using Aisle.Catalog;
using Aisle.Catalog.Store;
using Aisle.Insight.Reviews;
using Aisle.Insight.Reviews.Stored;
using CsCheck;

namespace Aisle.Insight.Tests.Reviews;

public sealed class DigestUpdateTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aisle-digests").FullName;
    private SqliteCatalogStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await SqliteCatalogStore.OpenAsync(Path.Combine(_folder, "store.db"), Token);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Run_AnyReviewsAddedAndChanged_StoresWhatAReadingOfAllOfThemGives()
    {
        var batches = Gen.Select(Gen.Int[0, 40], ReviewGen.One).Select((number, review) => review with { Id = $"r{number}" }).Array[0, 20].Array[3].Single();
        foreach (var batch in batches)
        {
            await WriteAsync(Product, [.. batch.DistinctBy(r => r.Id)]);

            await new DigestUpdate(_store).RunAsync(2, null, Token);

            var stored = await _store.FindDigestAsync("p", StoredDigests.Version, Token);
            var reviews = await _store.FindReviewsAsync("p", Token);
            if (reviews.Count == 0) Assert.Null(stored);
            else Assert.Equivalent(ReviewReader.Digest("p", reviews, Product, Token), DigestFormat.Read(stored), strict: true);
        }
    }

    [Fact]
    public async Task Run_AgainAfterOneMoreReview_ReadsThatReviewOnly()
    {
        await WriteAsync(Product, [.. Enumerable.Range(0, 50).Select(i => Review($"r{i}", $"The strap broke on day {i}."))]);
        Assert.Equal(50, (await new DigestUpdate(_store).RunAsync(1, null, Token)).Noted);

        await WriteAsync(Product, [Review("new", "The strap is comfortable, even on a long walk.")]);
        var done = await new DigestUpdate(_store).RunAsync(1, null, Token);

        Assert.Equal(new DigestProgress(1, 51, 1), done);
        var strap = Assert.Single((await _store.FindDigestAsync(Product, Token)).Aspects, a => a.Aspect == "strap");
        Assert.Equal((51, 1, 50), (strap.Mentions, strap.Positive, strap.Negative));
    }

    [Fact]
    public async Task FindDigest_WhereAReviewCameSince_CountsIt()
    {
        await WriteAsync(Product, [Review("a", "The strap broke.")]);
        await new DigestUpdate(_store).RunAsync(1, null, Token);
        await WriteAsync(Product, [Review("b", "The strap is great.")]);

        Assert.Null(await _store.FindDigestAsync("p", StoredDigests.Version, Token));
        Assert.Equal(2, (await _store.FindDigestAsync(Product, Token)).Reviews);
        Assert.Equal(2, Assert.Single((await _store.FindDigestAsync(Product, "the strap", Token)).Aspects).Mentions);
    }

    [Fact]
    public async Task Run_ProductGone_ForgetsItsDigestAndNotes()
    {
        await WriteAsync(Product, [Review("a", "The strap broke.")]);
        await new DigestUpdate(_store).RunAsync(1, null, Token);
        await using (var writer = await _store.BeginWriteAsync(Token))
        {
            await writer.WriteAsync(Product with { Id = "other" }, Token);
            await writer.RemoveUnwrittenProductsAsync(Token);
            await writer.CommitAsync(Token);
        }

        await new DigestUpdate(_store).RunAsync(1, null, Token);

        Assert.Null(await _store.FindDigestAsync("p", StoredDigests.Version, Token));
        Assert.Empty(await _store.FindDueDigestsAsync(StoredDigests.Version, 0, 10, Token));
    }

    [Fact]
    public async Task WriteDigests_AfterAnImportCameBetween_StoresNothing()
    {
        await WriteAsync(Product, [Review("a", "The strap broke.")]);
        var version = await _store.GetVersionAsync(Token);
        var due = Assert.Single(await _store.FindDueDigestsAsync(StoredDigests.Version, 0, 10, Token));
        var (made, _) = await new DigestMaker(_store).MakeAsync(due, Token);
        await WriteAsync(Product, [Review("b", "The strap is great.")]);

        Assert.False(await _store.WriteDigestsAsync(version, StoredDigests.Version, [made], Token));
        Assert.Single(await _store.FindDueDigestsAsync(StoredDigests.Version, 0, 10, Token));
    }

    private static Product Product { get; } = new() { Id = "p", Title = "Rucksack" };

    private static Review Review(string id, string text) => new() { Id = id, ProductId = "p", Text = text, Stars = 3 };

    private async Task WriteAsync(Product product, IReadOnlyList<Review> reviews)
    {
        await using var writer = await _store.BeginWriteAsync(Token);
        await writer.WriteAsync(product, Token);
        foreach (var review in reviews) await writer.WriteAsync(review, Token);
        await writer.CommitAsync(Token);
    }
}
