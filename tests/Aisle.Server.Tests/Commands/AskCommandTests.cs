using System.Text.Json;

namespace Aisle.Server.Tests.Commands;

public sealed class AskCommandTests(FixtureShop shop)
{
    [Fact]
    public async Task Ask_Json_IsOneEventALineEndingWithDone()
    {
        var run = await CommandRun.OfAsync("ask", "head lamp", "--json", "--store", shop.Server.StorePath);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var types = run.Output.TrimEnd().Split('\n').Select(line => JsonElement.Parse(line).GetProperty("type").GetString()).ToList();
        Assert.Contains("products", types);
        Assert.Equal("done", types[^1]);
        Assert.Single(types, "done");
    }

    [Fact]
    public async Task Ask_OnTheScreen_ShowsProductsWithPrices()
    {
        var run = await CommandRun.OfAsync("ask", "head lamp", "--store", shop.Server.StorePath);

        Assert.Contains("Fernhill Trail head lamp 400 lm", run.Output, StringComparison.Ordinal);
        Assert.Contains("€39.90", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_NothingToSuggest_ShowsNoEmptySuggestion()
    {
        var run = await CommandRun.OfAsync("ask", "who won the election?", "--store", shop.Server.StorePath);

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotMatch(@"(?m)^You may ask: *$", run.Output);
    }

    [Fact]
    public async Task Ask_WithoutAQuestion_AnswersEachLineUntilTheEnd()
    {
        var run = await CommandRun.TypingAsync("lamp\n\ntent\n", "ask", "--json", "--store", shop.Server.StorePath);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, run.Output.Split('\n').Count(line => line.StartsWith("""{"type":"done""", StringComparison.Ordinal)));
    }
}
