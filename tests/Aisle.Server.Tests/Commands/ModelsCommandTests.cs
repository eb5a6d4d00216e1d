using Aisle.Models.Metering;

namespace Aisle.Server.Tests.Commands;

public sealed class ModelsCommandTests(FixtureShop shop)
{
    [Fact]
    public async Task List_OfAShop_HasItsOwnModels()
    {
        var run = await CommandRun.OfAsync("models", "list", "--store", shop.Server.StorePath);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("aisle.assistant-v1\tShop assistant\taisle/aisle.assistant-v1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_ModelsThatAnswerAndOneThatCant_SaysWhichAndEndsWithFindings()
    {
        using var folder = new TempFolder();
        var config = folder.File("aisle.json");
        await File.WriteAllTextAsync(config, $$$"""
            {"models":{"invocationLog":{"folder":"{{{folder.File("log")}}}"},"providers":[{"name":"p","type":"openai","url":"http://127.0.0.1:9/v1"}],
             "models":[{"id":"m-1","name":"M","maker":"Tests","targets":[{"provider":"p","model":"m"}]}]}}
            """, TestContext.Current.CancellationToken);

        var good = await CommandRun.OfAsync("models", "test", "aisle.assistant-v1", "--store", shop.Server.StorePath);
        var all = await CommandRun.OfAsync("models", "test", "--config", config, "--store", shop.Server.StorePath);

        Assert.Equal(0, good.ExitCode);
        Assert.StartsWith("ok   aisle.assistant-v1", good.Output, StringComparison.Ordinal);
        Assert.Equal(1, all.ExitCode);
        Assert.Contains("fix  m-1  The model's provider can't be reached.", all.Output, StringComparison.Ordinal);
        Assert.Contains("ok   aisle.rerank-v1", all.Output, StringComparison.Ordinal);
        Assert.Contains("ok   aisle.digest-v1", all.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_WithTheAssistant_ShowsItsAnswer()
    {
        var said = await CommandRun.TypingAsync("I need a lamp", "models", "chat", "aisle.assistant-v1", "--store", shop.Server.StorePath);
        var unknown = await CommandRun.OfAsync("models", "chat", "nobody", "hello", "--store", shop.Server.StorePath);

        Assert.Contains("1. ", said.Output, StringComparison.Ordinal);
        unknown.AssertFailed("nobody: The provided model identifier is invalid.");
    }

    [Fact]
    public async Task Usage_OfAKey_IsSummedByMonth()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("shop.usage.json"), """
            [{"day":"2026-03-01","key":"AK1","app":"search","model":"m-1","provider":"p","calls":2,"failed":1,"inputTokens":1000,"outputTokens":20,"money":0.5,"milliseconds":300},
             {"day":"2026-03-09","key":"AK1","app":"search","model":"m-1","provider":"p","calls":1,"failed":0,"inputTokens":234,"outputTokens":1,"money":0.25,"milliseconds":300}]
            """, TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync("usage", "--store", folder.File("shop.db"));

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"2026-03 +search +AK1 +m-1 +p +3 +1 +1,234 +21 +0\.75 +200", run.Output);
    }
}
