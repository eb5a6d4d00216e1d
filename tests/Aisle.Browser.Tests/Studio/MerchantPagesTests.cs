using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Studio;

/// <summary>Review insight, feeds and settings on the demo shop: no page has anything that axe finds serious, nor an error on the console.</summary>
public sealed class MerchantPagesTests(Chromium chromium, DemoShop shop)
{
    private readonly StudioVisits _studio = new(chromium, shop);

    [Theory]
    [InlineData("insight", false, false)]
    [InlineData("insight", true, true)]
    [InlineData("feeds", false, false)]
    [InlineData("feeds/1", true, false)]
    [InlineData("settings", false, true)]
    [InlineData("settings", true, false)]
    [InlineData("settings/synonyms", false, false)]
    [InlineData("settings/policies?policy=gifts", true, false)]
    public async Task Page_OnEveryScreen_IsWhole(string page, bool phone, bool dark)
    {
        await using var visit = await _studio.OpenAsync($"/studio/{page}", phone ? Screen.Phone : Screen.Desktop, StudioVisits.Colours(dark));
        await Expect(visit.Page.Locator("h1")).ToBeVisibleAsync();
        await visit.CheckAsync($"studio-{string.Concat(page.Where(char.IsAsciiLetter))}-{(phone ? "phone" : "desktop")}{(dark ? "-dark" : "")}");
    }

    [Fact]
    public async Task Synonyms_Edited_AreCheckedTriedSavedAndUndone()
    {
        await using var visit = await _studio.OpenAsync("/studio/settings/synonyms");
        var text = visit.Page.Locator("textarea");
        await text.FillAsync("alone");
        await Expect(visit.Page.Locator("#faults")).ToContainTextAsync("line 1");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToBeDisabledAsync();

        await text.FillAsync("torchbeamer = lamp");
        await visit.Page.GetByLabel("A search").FillAsync("torchbeamer");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();
        await Expect(visit.Page.Locator(".studio-columns")).ToContainTextAsync("With this text");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(visit.Page.Locator("#faults")).ToContainTextAsync("Saved");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Set nothing here" }).ClickAsync();
        await Expect(text).ToHaveValueAsync("");
    }
}
