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

    [Fact]
    public async Task Search_WithEncoder_CountsNearnessAndKeepsTheVectors()
    {
        using var folder = new TempFolder();
        string[] words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "lamp", "tent", "head"];
        await File.WriteAllLinesAsync(folder.File("vocab.txt"), words, TestContext.Current.CancellationToken);
        var table = words.Select((_, id) => Enumerable.Range(0, words.Length).Select(axis => axis == id && id >= 5 ? 1f : 0f).ToArray()).ToArray();
        Encoders.Tests.TinyGraph.Write(folder.File("model.onnx"), table, ["input_ids", "attention_mask"]);
        File.Copy(shop.Server.StorePath, folder.File("aisle.db"));

        var run = await CommandRun.OfAsync("search", "lamp", "--explain", "--encoder", folder.Path, "--store", folder.File("aisle.db"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("meaning", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("aisle.vectors")));
    }

    [Fact]
    public async Task Search_EncoderThatIsNone_SaysWhatIsMissing()
    {
        using var folder = new TempFolder();

        var run = await CommandRun.OfAsync("search", "lamp", "--encoder", folder.Path, "--store", shop.Server.StorePath);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--encoder", run.Error, StringComparison.Ordinal);
        Assert.Contains("model.onnx", run.Error, StringComparison.Ordinal);
    }
}
