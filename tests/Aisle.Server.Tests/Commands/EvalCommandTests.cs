using System.Text.Json;

namespace Aisle.Server.Tests.Commands;

public sealed class EvalCommandTests
{
    [Fact]
    public async Task Search_TinyFolder_RanksForEachDistinctQuery()
    {
        using var folder = new TempFolder();
        File.Copy(Path.Combine(FixtureShop.Folder, "products.jsonl"), folder.File("products.jsonl"));
        folder.Write("ratings.csv", "query,docid,rating\nhead lamp,lamp-1,2\nhead lamp,lamp-2,1\n\"tent, for two\",tent-1,2\n");

        var run = await CommandRun.OfAsync("eval", "search", "--data", folder.Path, "--out", folder.File("out/search.jsonl"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = await File.ReadAllLinesAsync(folder.File("out/search.jsonl"), TestContext.Current.CancellationToken);
        var predictions = lines.Select(line => JsonElement.Parse(line)).ToDictionary(p => p.GetProperty("query").GetString()!, p => p.GetProperty("ids")[0].GetString());
        Assert.Equal(new() { ["head lamp"] = "lamp-1", ["tent, for two"] = "tent-1" }, predictions);
    }

    [Fact]
    public async Task Search_WithoutRatings_SaysWhatIsMissing()
    {
        using var folder = new TempFolder();

        (await CommandRun.OfAsync("eval", "search", "--data", folder.Path, "--out", folder.File("out.jsonl"))).AssertFailed("ratings.csv");
    }
}
