using System.Text.Json;

namespace Aisle.Server.Tests.Commands;

public sealed class DigestCommandTests(FixtureShop shop)
{
    [Fact]
    public async Task Digest_OfAProduct_ShowsCountsOverAllItsReviews()
    {
        var run = await CommandRun.OfAsync("digest", "head lamp", "--store", shop.Server.StorePath);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Fernhill Trail head lamp 400 lm", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"\d+ of \d+ reviews?: \d+ good", run.Output);
    }

    [Fact]
    public async Task Digest_Json_IsTheDigest()
    {
        var run = await CommandRun.OfAsync("digest", "head lamp", "--json", "--store", shop.Server.StorePath);

        var digest = JsonElement.Parse(run.Output);
        Assert.Equal(digest.GetProperty("reviews").GetInt32(), digest.GetProperty("stars").EnumerateArray().Sum(count => count.GetInt32()));
    }

    [Fact]
    public async Task Digest_WithoutAProduct_SaysWhatIsUpToDate()
    {
        var run = await CommandRun.OfAsync("digest", "--store", shop.Server.StorePath);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\d+ digests of \d+ reviews are up to date", run.Output);
    }

    [Fact]
    public async Task Digest_NoSuchProduct_SaysSoOnOneLine()
    {
        var run = await CommandRun.OfAsync("digest", "zzzzqqq", "--store", shop.Server.StorePath);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("There is no product 'zzzzqqq'", run.Error, StringComparison.Ordinal);
    }
}
