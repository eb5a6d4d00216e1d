using System.Text.Json;

namespace Aisle.Server.Tests.Commands;

public sealed class SearchCommandTests(FixtureShop shop)
{
    [Fact]
    public async Task Search_WithExplain_ShowsConditionsProductsAndSignals()
    {
        var run = await CommandRun.OfAsync("search", "Fernhill head lamp under 50", "--explain", "--store", shop.Server.StorePath);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("understood: price: \"under 50\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("Fernhill Trail head lamp 400 lm", run.Output, StringComparison.Ordinal);
        Assert.Contains("bm25f:title", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_Json_IsOneObjectWithTheTrueTotal()
    {
        var run = await CommandRun.OfAsync("search", "lamp", "--json", "--limit", "1", "--store", shop.Server.StorePath);

        var result = JsonElement.Parse(run.Output).GetProperty("result");
        Assert.Equal((3, 1), (result.GetProperty("total").GetInt32(), result.GetProperty("hits").GetArrayLength()));
    }

    [Fact]
    public async Task Search_Suggest_ShowsWhatTheTextMayBecome()
    {
        var run = await CommandRun.OfAsync("search", "lam", "--suggest", "--store", shop.Server.StorePath);

        Assert.Contains("search: lamp", run.Output, StringComparison.Ordinal);
        Assert.Contains("category: Outdoor > Lamps", run.Output, StringComparison.Ordinal);
    }
}
