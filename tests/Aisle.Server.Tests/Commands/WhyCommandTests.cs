using System.Text.Json;

namespace Aisle.Server.Tests.Commands;

public sealed class WhyCommandTests(FixtureShop shop)
{
    [Fact]
    public async Task Why_AQuestionThatAnAttributeAnswers_ShowsWhatWasReadWeighedAndDecided()
    {
        var run = await CommandRun.OfAsync("why", "is it waterproof?", "lamp-1", "--store", shop.Server.StorePath);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("form: YesNo", run.Output, StringComparison.Ordinal);
        Assert.Contains("Looked at 5 attributes", run.Output, StringComparison.Ordinal);
        Assert.Contains("Decided: yes", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_Json_HoldsEveryPieceWithItsSignals()
    {
        var run = await CommandRun.OfAsync("why", "how heavy is it?", "trail head lamp", "--json", "--store", shop.Server.StorePath);

        var pieces = JsonElement.Parse(run.Output).GetProperty("pieces");
        Assert.Equal("Weight", pieces[0].GetProperty("candidate").GetProperty("title").GetString());
        Assert.Contains(pieces[0].GetProperty("signals").EnumerateArray(), s => s.GetProperty("name").GetString() == "model");
    }

    [Fact]
    public async Task Why_NoSuchProduct_SaysSo()
    {
        var run = await CommandRun.OfAsync("why", "is it red?", "zzzzqqq", "--store", shop.Server.StorePath);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("There is no product 'zzzzqqq'", run.Error, StringComparison.Ordinal);
    }
}
