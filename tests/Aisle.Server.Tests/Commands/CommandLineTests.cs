namespace Aisle.Server.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("'--prise'", "import", "x", "--prise")]
    [InlineData("'--jsn'", "ask", "--jsn")]
    [InlineData("'sell'", "sell")]
    [InlineData("--urls: 'ftp://x'", "serve", "--urls", "ftp://x")]
    [InlineData("--media: there is no folder '/none'", "serve", "--media", "/none")]
    [InlineData("--allow-origin: 'shop.example'", "serve", "--allow-origin", "shop.example")]
    [InlineData("--trusted-proxy: 'proxy'", "demo", "--trusted-proxy", "proxy")]
    [InlineData("--turns-per-minute: must be at least 1", "serve", "--turns-per-minute", "0")]
    [InlineData("--currency: 'XYZ'", "import", "x", "--currency", "XYZ")]
    [InlineData("--format: there is no format 'xls'", "import", "x", "--format", "xls")]
    [InlineData("--mapping: there is no file or folder '/none'", "import", "x", "--mapping", "/none")]
    [InlineData("'--out'", "eval", "search", "--data", "x")]
    public async Task Command_NotAsItCanBe_IsToldInOneLine(string reason, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        run.AssertFailed(reason);
        Assert.Contains("--help`", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("ask", "lamp")]
    public async Task Store_Missing_SaysHowToMakeOne(params string[] arguments)
    {
        using var folder = new TempFolder();

        var run = await CommandRun.OfAsync([.. arguments, "--store", folder.File("none.db")]);

        run.AssertFailed(folder.File("none.db"));
        Assert.Contains("aisle import", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("none.db")));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("import", "--help")]
    [InlineData("eval", "search", "-h")]
    public async Task Help_Asked_IsGiven(params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Usage:", run.Output, StringComparison.Ordinal);
    }
}
