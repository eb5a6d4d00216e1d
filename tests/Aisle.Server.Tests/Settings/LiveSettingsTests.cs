using System.Text.Json;
using Aisle.Assistant.Settings;
using Aisle.Catalog.Store;
using Aisle.Server.Commands;

namespace Aisle.Server.Tests.Settings;

/// <summary>What is set in the studio holds within a poll, without a restart.</summary>
public sealed class LiveSettingsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Synonyms_Set_AreSearchedWithAndUndone()
    {
        await using var shop = await FixtureShop.StartAsync(Cancel);
        Assert.Empty((await shop.Client.ReadAsync("/v1/search?q=torchbeamer&literal=true")).Ids());

        await SetAsync(shop, ShopSetting.Synonyms, 0, "torchbeamer = head lamp");
        await UntilAsync(shop, "/v1/search?q=torchbeamer&literal=true", found => found.Ids().Any());

        await SetAsync(shop, ShopSetting.Synonyms, 1, null);
        await UntilAsync(shop, "/v1/search?q=torchbeamer&literal=true", found => !found.Ids().Any());
    }

    [Fact]
    public async Task Look_Set_IsToldToTheWidget()
    {
        await using var shop = await FixtureShop.StartAsync(Cancel);

        await SetAsync(shop, ShopSetting.Look, 0, """{"accent":"#20407a","radius":4,"corner":"start","texts":{"en":{"title":"Ada"}}}""");

        await UntilAsync(shop, "/v1/shop", s => s.GetProperty("look").TryGetProperty("accent", out _));
        var look = (await shop.Client.ReadAsync("/v1/shop")).GetProperty("look");
        Assert.Equal(("#20407a", "#ffffff", 4, "start"), (look.GetProperty("accent").GetString(), look.GetProperty("onAccent").GetString(), look.GetProperty("radius").GetInt32(), look.GetProperty("corner").GetString()));
        Assert.Equal("Ada", look.GetProperty("texts").GetProperty("en").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Policy_Edited_IsWhatTheShopPromises()
    {
        await using var shop = await FixtureShop.StartAsync(Cancel);
        var policy = (await shop.Store.ReadPoliciesAsync(Cancel))[0];

        await SetAsync(shop, PolicySettings.Prefix + policy.Id, 0, "# Returns\n\nYou have 77 days.");

        Assert.Contains("You have 77 days.", (await shop.Client.ReadAsync("/v1/policies")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Care_Set_OutranksTheFileUntilItIsTakenBack()
    {
        using var folder = new TempFolder();
        var file = folder.Write("care.txt", "== rivals\nwords: ebay\nsay: The file says so.");
        await using var shop = await FixtureShop.StartAsync(Cancel, o => o with { CareFile = file });
        Assert.Contains("The file says so.", await AskAsync(shop, "is it cheaper on ebay?"), StringComparison.Ordinal);

        await SetAsync(shop, ShopSetting.Care, 0, "== rivals\nwords: ebay\nsay: The studio says so.");
        while (!(await AskAsync(shop, "is it cheaper on ebay?")).Contains("The studio says so.", StringComparison.Ordinal)) await Task.Yield();

        await SetAsync(shop, ShopSetting.Care, 1, null);
        while (!(await AskAsync(shop, "is it cheaper on ebay?")).Contains("The file says so.", StringComparison.Ordinal)) await Task.Yield();
    }

    [Fact]
    public async Task Setting_ThatCantBeUsed_LeavesWhatTheFilesSay()
    {
        await using var shop = await FixtureShop.StartAsync(Cancel);

        await SetAsync(shop, ShopSetting.Synonyms, 0, "alone");
        await SetAsync(shop, ShopSetting.Look, 0, """{"radius":7}""");

        await UntilAsync(shop, "/v1/shop", s => s.GetProperty("look").TryGetProperty("radius", out _));
        Assert.NotEmpty((await shop.Client.ReadAsync("/v1/search?q=head+lamp")).Ids());
        Assert.Equal("ok", (await shop.Client.ReadAsync("/health")).GetProperty("status").GetString());
    }

    /// <summary>A thesaurus is no part of the index file: one that is given later applies to an index that was saved before.</summary>
    [Fact]
    public async Task SynonymsFile_GivenAfterTheIndexWasSaved_IsSearchedWith()
    {
        using var folder = new TempFolder();
        var index = folder.File("shop.index");
        await using (await FixtureShop.StartAsync(Cancel, o => o with { IndexFile = index }))
        {
            Assert.True(File.Exists(index));
        }

        var built = File.GetLastWriteTimeUtc(index);
        var file = folder.Write("synonyms.txt", "torchbeamer = head lamp");
        await using var shop = await FixtureShop.StartAsync(Cancel, o => o with { IndexFile = index, Search = SearchOptions.Read(file, null), SynonymsFile = file });

        Assert.NotEmpty((await shop.Client.ReadAsync("/v1/search?q=torchbeamer&literal=true")).Ids());
        Assert.Equal(built, File.GetLastWriteTimeUtc(index));
    }

    private static async Task SetAsync(ShopServer shop, string name, int version, string? value) =>
        Assert.NotNull(await shop.Store.ChangeSettingAsync(new SettingVersion(name, version, value, DateTimeOffset.UnixEpoch, "tests"), Cancel));

    private static async Task UntilAsync(ShopServer shop, string address, Func<JsonElement, bool> holds)
    {
        while (!holds(await shop.Client.ReadAsync(address))) await Task.Yield();
    }

    private static async Task<string> AskAsync(ShopServer shop, string text)
    {
        using var opened = await shop.Client.PostAsync(new Uri("/v1/conversations", UriKind.Relative), null, Cancel);
        var id = (await opened.JsonAsync()).GetProperty("id").GetString();
        using var answer = await shop.Client.PostAsync(
            new Uri($"/v1/conversations/{id}/turns", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { text }), Cancel);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }
}
