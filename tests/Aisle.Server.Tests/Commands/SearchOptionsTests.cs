using Aisle.Server.Commands;

namespace Aisle.Server.Tests.Commands;

public sealed class SearchOptionsTests(FixtureShop shop)
{
    [Theory]
    [InlineData("EUR=1.08", true)]
    [InlineData("CNY=0.14", true)]
    [InlineData("EUR=0", false)]
    [InlineData("EUR=-1", false)]
    [InlineData("euro=1.08", false)]
    [InlineData("EUR", false)]
    [InlineData("EUR=1,08", false)]
    public void TryParseRate_Text_IsACodeAndAPositiveAmount(string text, bool isRate) =>
        Assert.Equal(isRate, SearchOptions.TryParseRate(text, out _));

    [Fact]
    public async Task Search_WithTheShopsSynonymsAndRates_AppliesBoth()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "synonyms.txt");
        await File.WriteAllTextAsync(file, "# ours\nglowstick = lamp\n", TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync("search", "glowstick under $50", "--synonyms", file, "--rate", "USD=0.9", "--store", shop.Server.StorePath);

        Assert.Contains("understood: price", run.Output, StringComparison.Ordinal);
        Assert.Contains("Fernhill Pocket lamp", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Northlight Camp lamp", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WithABadSynonymsFile_SaysWhereAndWhatToDo()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "synonyms.txt");
        await File.WriteAllTextAsync(file, "alone\n", TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync("search", "lamp", "--synonyms", file, "--store", shop.Server.StorePath);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("synonyms.txt:1:", run.Error, StringComparison.Ordinal);
    }
}
