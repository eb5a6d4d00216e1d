using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Tests.Shop;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;

namespace Aisle.Assistant.Tests.Answering;

/// <summary>A kettle whose handle was praised for a year and breaks since; one of 60 reviewers was burned.</summary>
public sealed class ReviewsAnswerTests(OpenShop shop) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aisle-reviews-").FullName;
    private SqliteCatalogStore _store = null!;
    private ShopAssistant _assistant = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await SqliteCatalogStore.OpenAsync(Path.Combine(_folder, "shop.db"), CancellationToken.None);
        await using (var writer = await _store.BeginWriteAsync(CancellationToken.None))
        {
            await writer.WriteAsync(new Product { Id = "kettle", Title = "Fernhill Kettle" }, CancellationToken.None);
            for (var i = 0; i < 60; i++)
            {
                var text = i < 30 ? $"The handle is great, number {i}." : i < 59 ? $"The handle broke on day {i}." : "It exploded and I was burned, second degree burn!";
                await writer.WriteAsync(
                    new Review { Id = $"r{i}", ProductId = "kettle", Text = text, Stars = i < 30 ? 5 : 1, WrittenAt = new DateTimeOffset(2024, 1, 10, 0, 0, 0, TimeSpan.Zero).AddDays(i < 30 ? i * 10 : 400 + i) },
                    CancellationToken.None);
            }

            await writer.CommitAsync(CancellationToken.None);
        }

        var live = new LiveIndex();
        live.Swap(await CatalogIndex.BuildAsync(_store.ReadProductsAsync(CancellationToken.None), await _store.ReadRatingsAsync(CancellationToken.None), CancellationToken.None));
        _assistant = new ShopAssistant(_store, live, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("what do people say about the handle?", "since January 2025, 0 of 29 who take a side are positive; before, 30 of 30")]
    [InlineData("把手的评价怎么样？", "2025年1月起，表态的29条中有0条好评；此前30条中有30条")]
    public async Task Reviews_WhereOpinionsTurned_SayWhenAndHow(string asked, string said) =>
        Assert.Contains(said, await AnswerAsync(asked), StringComparison.Ordinal);

    [Theory]
    [InlineData("what's the worst thing people say about the Logitech M185?")]
    [InlineData("what did people dislike about the Logitech M185?")]
    [InlineData("what are the complaints about the Logitech M185?")]
    [InlineData("Logitech M185 有什么缺点？")]
    public async Task Reviews_ComplaintsAskedFor_TellsAndQuotesThoseAlone(string said)
    {
        var answer = await shop.SayAsync(said);

        Assert.Equal("reviews", answer.Intent);
        Assert.Contains("wheel", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("battery lasts", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reviews_ComplaintsWhereThereAreNone_SaysSo()
    {
        var answer = await shop.SayAsync("what are the complaints about the Ridge 2 tent?");

        Assert.Contains("no complaint", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reviews_OfAProductThatBurnedOne_TellOfItFirst() =>
        Assert.Matches("find fault with (fire|injury) \\(1 of the 1 that mention it\\)", await AnswerAsync("what do people say about it?"));

    private async Task<string> AnswerAsync(string asked)
    {
        var text = "";
        await foreach (var said in _assistant.AnswerAsync(OpenShop.Start(), new TurnRequest(asked, new PageContext("kettle")), TestContext.Current.CancellationToken))
        {
            if (said is TextEvent { Text: var words }) text += words;
        }

        return text;
    }
}
