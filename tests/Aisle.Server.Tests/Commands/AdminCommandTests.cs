using Aisle.Catalog.Store;
using Aisle.Server.Commands;
using Aisle.Studio.Access;

namespace Aisle.Server.Tests.Commands;

public sealed class AdminCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task SetPassword_FromStandardInput_IsTheStudiosFromThenOn()
    {
        var path = _folder.File("shop.db");
        await using var store = await SqliteCatalogStore.OpenAsync(path, TestContext.Current.CancellationToken);

        var run = await CommandRun.TypingAsync("a long enough one\n", "admin", "set-password", "--store", path);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.DoesNotContain("long enough", run.Output, StringComparison.Ordinal);
        using var password = new StudioPassword(store);
        Assert.NotNull(await password.CheckAsync("a long enough one", TestContext.Current.CancellationToken));
        Assert.Null(await password.CheckAsync("a long enough one ", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("short\n", "10 characters or more")]
    [InlineData("", "10 characters or more")]
    [InlineData("with a\tcontrol\n", "control characters")]
    public async Task SetPassword_NotGood_ChangesNothing(string typed, string reason)
    {
        var path = _folder.File("shop.db");
        await using var store = await SqliteCatalogStore.OpenAsync(path, TestContext.Current.CancellationToken);

        (await CommandRun.TypingAsync(typed, "admin", "set-password", "--store", path)).AssertFailed(reason);

        using var password = new StudioPassword(store);
        Assert.Null(await password.StampAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SetPassword_NoStore_SaysHowToMakeOne() =>
        (await CommandRun.TypingAsync("a long enough one\n", "admin", "set-password", "--store", _folder.File("none.db"))).AssertFailed("there is no store here");

    public void Dispose() => _folder.Dispose();
}
