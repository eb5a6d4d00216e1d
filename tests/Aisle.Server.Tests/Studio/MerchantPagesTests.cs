using System.Net;
using Aisle.Assistant.Settings;
using Aisle.Insight.Reviews.Stored;
using Aisle.Server.Tests.Commands;
using Aisle.Studio.Settings;

namespace Aisle.Server.Tests.Studio;

/// <summary>Review insight, feeds and settings, as the server draws them first.</summary>
public sealed class MerchantPagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Insight_OfAShopWithReviews_ShowsWhatTheySpeakOf()
    {
        await using var server = await FixtureShop.StartAsync(Cancel);
        await new DigestUpdate(server.Store).RunAsync(1, null, Cancel);
        using var door = await StudioDoor.SignedInAsync(server);

        var page = await ReadAsync(door, "/studio/insight");

        Assert.Contains($"{(await server.Store.CountAsync(Cancel)).Reviews} reviews of", page, StringComparison.Ordinal);
        Assert.Contains("Products to fix", page, StringComparison.Ordinal);
        Assert.Contains("No reviews are counted here yet", await ReadAsync(door, "/studio/insight?brand=Nobody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feeds_AfterAnImportWithABadRow_ShowAndExportIt()
    {
        await using var server = await FixtureShop.StartAsync(Cancel);
        using var folder = new TempFolder();
        var file = folder.Write("products.jsonl", """{"type":"product","id":"p2","title":"Bad <b>lamp","offers":[{"price":{"amount":-9,"currency":"EUR"}}]}""");
        await CommandRun.OfAsync("import", file, "--store", server.StorePath);
        using var door = await StudioDoor.SignedInAsync(server);

        Assert.Contains("/studio/feeds/1", await ReadAsync(door, "/studio/feeds"), StringComparison.Ordinal);
        Assert.Contains("products.jsonl:1", await ReadAsync(door, "/studio/feeds/1"), StringComparison.Ordinal);
        Assert.Contains("products.jsonl", await ReadAsync(door, "/studio/feeds/1/rows?format=csv"), StringComparison.Ordinal);
        Assert.Contains("There is no import 99", await ReadAsync(door, "/studio/feeds/99"), StringComparison.Ordinal);
        using var stranger = new StudioDoor(server);
        using var refused = await stranger.Client.SendAsync("/studio/feeds/1/rows?format=csv");
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
    }

    [Theory]
    [InlineData("", "Accent on light pages")]
    [InlineData("/policies", "A new one")]
    [InlineData("/policies?policy=gifts", "Policy gifts")]
    [InlineData("/synonyms", "couch = sofa")]
    [InlineData("/topics", "What a shopper may say")]
    [InlineData("/log", "Days")]
    [InlineData("/nothing", "There is no such setting")]
    public async Task Settings_EachSection_IsDrawn(string section, string text)
    {
        await using var server = await FixtureShop.StartAsync(Cancel);
        using var door = await StudioDoor.SignedInAsync(server);

        Assert.Contains(text, await ReadAsync(door, "/studio/settings" + section), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_SavedUndoneAndTakenBack_KeepsEachVersion()
    {
        await using var server = await ShopServer.StartAsync(Cancel);
        var draft = new SettingDraft(server.Store, TimeProvider.System, ShopSetting.Synonyms, "of = file");
        await draft.LoadAsync(Cancel);
        Assert.Equal(("of = file", true), (draft.Text, draft.IsFromFile));

        draft.Text = "couch = sofa";
        await draft.SaveAsync(Cancel);
        draft.Text = "couch = settee";
        await draft.SaveAsync(Cancel);
        await draft.BringBackAsync(draft.Versions[1], Cancel);
        Assert.Equal(("couch = sofa", 3, false), (draft.Held, draft.Versions.Count, draft.IsFromFile));

        await draft.ClearAsync(Cancel);
        Assert.Equal(("of = file", true), (draft.Text, draft.IsFromFile));
    }

    [Fact]
    public async Task Draft_WithAFault_IsNotSaved()
    {
        await using var server = await ShopServer.StartAsync(Cancel);
        var draft = new SettingDraft(server.Store, TimeProvider.System, ShopSetting.Synonyms, "");
        await draft.LoadAsync(Cancel);

        draft.Text = "alone";
        await draft.SaveAsync(Cancel);

        Assert.Equal("line 1", Assert.Single(draft.Faults).Where);
        Assert.Empty(draft.Versions);
    }

    [Fact]
    public async Task Draft_WhereAnotherSavedMeanwhile_KeepsBothTextsAndSaysSo()
    {
        await using var server = await ShopServer.StartAsync(Cancel);
        var (mine, theirs) = (new SettingDraft(server.Store, TimeProvider.System, ShopSetting.Synonyms, ""), new SettingDraft(server.Store, TimeProvider.System, ShopSetting.Synonyms, ""));
        await mine.LoadAsync(Cancel);
        await theirs.LoadAsync(Cancel);
        theirs.Text = "couch = settee";
        await theirs.SaveAsync(Cancel);

        mine.Text = "couch = sofa";
        await mine.SaveAsync(Cancel);

        Assert.False(mine.IsSaved);
        Assert.Equal(("couch = sofa", "couch = settee"), (mine.Text, mine.Held));
        await mine.SaveAsync(Cancel);
        Assert.Equal((true, "couch = sofa"), (mine.IsSaved, mine.Held));
    }

    private static async Task<string> ReadAsync(StudioDoor door, string address)
    {
        using var response = await door.Client.SendAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancel));
    }
}
