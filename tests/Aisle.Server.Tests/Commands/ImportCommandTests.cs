using System.Text.Json;

namespace Aisle.Server.Tests.Commands;

public sealed class ImportCommandTests
{
    private const string Good = """{"type":"product","id":"p1","title":"Trail lamp","offers":[{"price":{"amount":9,"currency":"EUR"}}]}""";
    private const string Bad = """{"type":"product","id":"p2","title":"Bad lamp","offers":[{"price":{"amount":-9,"currency":"EUR"}}]}""";

    [Fact]
    public async Task Import_GoodFolder_CountsWhatWentInAndThenNothingNew()
    {
        using var folder = new TempFolder();

        var first = await CommandRun.OfAsync("import", FixtureShop.Folder, "--store", folder.File("shop.db"));
        var second = await CommandRun.OfAsync("import", FixtureShop.Folder, "--store", folder.File("shop.db"));

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Matches(@"products +9 +0 +0", first.Output);
        Assert.Matches(@"reviews +4 +0 +0", first.Output);
        Assert.Contains("products.jsonl", first.Output, StringComparison.Ordinal);
        Assert.Contains("rows refused: 0", first.Output, StringComparison.Ordinal);
        Assert.Equal(0, second.ExitCode);
        Assert.Matches(@"products +0 +0 +9", second.Output);
        Assert.False(File.Exists(folder.File("shop.refused.jsonl")));
    }

    [Fact]
    public async Task Import_BadRow_IsNamedOnScreenAndInTheReportAndTheRestGoesIn()
    {
        using var folder = new TempFolder();
        var file = folder.Write("products.jsonl", Good + "\n" + Bad + "\n");

        var run = await CommandRun.OfAsync("import", file, "--store", folder.File("shop.db"), "--report", folder.File("refused.jsonl"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"{file}:2", run.Output, StringComparison.Ordinal);
        Assert.Contains($"rows refused: 1, values left out of rows that went in: 0; all are listed in {folder.File("refused.jsonl")}", run.Output, StringComparison.Ordinal);
        var row = JsonElement.Parse(Assert.Single(await File.ReadAllLinesAsync(folder.File("refused.jsonl"), TestContext.Current.CancellationToken)));
        Assert.Equal(2, row.GetProperty("line").GetInt32());
        Assert.Matches(@"products +1 +0 +0", run.Output);
    }

    [Fact]
    public async Task Import_Prune_RemovesWhatTheFilesLack()
    {
        using var folder = new TempFolder();
        var file = folder.Write("products.jsonl", Good);
        await CommandRun.OfAsync("import", FixtureShop.Folder, "--store", folder.File("shop.db"));

        var run = await CommandRun.OfAsync("import", file, "--prune", "--store", folder.File("shop.db"));

        Assert.Contains("9 products removed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_MissingPath_ChangesNothing()
    {
        using var folder = new TempFolder();

        var run = await CommandRun.OfAsync("import", FixtureShop.Folder, folder.File("none.csv"), "--store", folder.File("shop.db"));

        run.AssertFailed(folder.File("none.csv"));
        Assert.False(File.Exists(folder.File("shop.db")));
    }

    [Fact]
    public async Task Import_NothingOfUse_SaysSo()
    {
        using var folder = new TempFolder();
        var file = folder.Write("letter.txt", "Dear shop,");

        (await CommandRun.OfAsync("import", file, "--store", folder.File("shop.db"))).AssertFailed("nothing here to import");
        Assert.False(File.Exists(folder.File("shop.db")));
    }

    [Fact]
    public async Task Import_EveryRowForOneReason_IsSaidOnce()
    {
        using var folder = new TempFolder();
        var file = folder.Write("products.csv", "sku,title,price\n1,Cup,5\n2,Lid,6\n3,Pan,7\n");

        var run = await CommandRun.OfAsync("import", file, "--store", folder.File("shop.db"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("with --currency, such as --currency USD. (2 more rows for the same reason)", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("products.csv:3", run.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing went in", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_TextThatMovesTheCursor_IsShownWithoutIt()
    {
        using var folder = new TempFolder();
        var file = folder.Write("products.jsonl", Good + "\n" + """{"type":"\u001b[2Jproduct","id":"p3","title":"\u001b[2J"}""");

        var run = await CommandRun.OfAsync("import", file, "--store", folder.File("shop.db"));

        Assert.DoesNotContain('\u001b', run.Output);
    }
}
