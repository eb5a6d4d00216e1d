using System.Text.RegularExpressions;

namespace Aisle.Server.Tests.Commands;

public sealed class KeysCommandTests
{
    [Fact]
    public async Task Keys_AddedThenRevoked_AreListedWithoutTheirSecrets()
    {
        using var folder = new TempFolder();
        var store = folder.File("shop.db");

        var added = await CommandRun.OfAsync("keys", "add", "search app", "--models", "a,b", "--expires", "2090-01-31", "--store", store);
        var listed = await CommandRun.OfAsync("keys", "list", "--store", store);
        var id = Regex.Match(added.Output, "AKIA[0-9A-F]+").Value;
        var token = Regex.Match(added.Output, @"aisle-\S+").Value;
        var revoked = await CommandRun.OfAsync("keys", "revoke", id, "--store", store);
        var after = await CommandRun.OfAsync("keys", "list", "--store", store);

        Assert.Equal(0, added.ExitCode);
        Assert.Equal($"{id}\tsearch app\tuntil 2090-01-31\ta,b\n", listed.Output.ReplaceLineEndings("\n"));
        Assert.NotEmpty(token);
        Assert.DoesNotContain(token, await File.ReadAllTextAsync(folder.File("shop.keys.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal((0, ""), (revoked.ExitCode, after.Output));
    }

    [Theory]
    [InlineData("keys add x --expires tomorrow", "neither a number of days")]
    [InlineData("keys add x --from-environment", "AISLE_KEY_ID is not set")]
    [InlineData("keys revoke AKIDNONE", "There is no key AKIDNONE")]
    [InlineData("models list --store none.db", "There is neither an aisle.json")]
    [InlineData("models list --config none.json", "there is no file 'none.json'")]
    public async Task Command_ThatCantBeDone_SaysWhyInOneLine(string line, string reason)
    {
        using var folder = new TempFolder();
        string[] store = line.StartsWith("keys", StringComparison.Ordinal) ? ["--store", folder.File("shop.db")] : [];

        var run = await CommandRun.OfAsync([.. line.Split(' '), .. store]);

        run.AssertFailed(reason);
    }
}
