using System.Text.Json;

namespace Aisle.Server.Tests.Commands;

public sealed class InsightCommandTests(FixtureShop shop)
{
    [Fact]
    public async Task Insight_OfTheShop_CountsTheReviewsOfAllProducts()
    {
        await CommandRun.OfAsync("digest", "--store", shop.Server.StorePath);

        var run = await CommandRun.OfAsync("insight", "--store", shop.Server.StorePath);
        var json = JsonElement.Parse((await CommandRun.OfAsync("insight", "--json", "--store", shop.Server.StorePath)).Output);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var counts = await shop.Server.Store.CountAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"All products: {counts.Reviews} reviews of", run.Output, StringComparison.Ordinal);
        Assert.Equal(counts.Reviews, json.GetProperty("insight").GetProperty("reviews").GetInt64());
    }

    [Fact]
    public async Task Insight_OfABrandWithoutReviews_SaysSo() =>
        (await CommandRun.OfAsync("insight", "--brand", "Nobody", "--store", shop.Server.StorePath)).AssertFailed("No reviews are counted under 'Nobody'");

    [Fact]
    public async Task Insight_CategoryAndBrand_AreRefusedTogether() =>
        (await CommandRun.OfAsync("insight", "--brand", "A", "--category", "B", "--store", shop.Server.StorePath)).AssertFailed("leave one out");
}
