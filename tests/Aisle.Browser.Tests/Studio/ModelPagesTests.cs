using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Studio;

/// <summary>Usage, models and keys in the studio, over the demo shop's model service.</summary>
public sealed class ModelPagesTests(Chromium chromium, DemoShop shop)
{
    private readonly StudioVisits _studio = new(chromium, shop);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Pages_OnEveryScreen_HoldWhatEveryPageMust(bool phone, bool dark)
    {
        foreach (var page in new[] { "usage", "models", "keys" })
        {
            await using var visit = await _studio.OpenAsync("/studio/" + page, phone ? Screen.Phone : Screen.Desktop, StudioVisits.Colours(dark));
            await Expect(visit.Page.Locator("h1")).ToHaveTextAsync(page, new() { IgnoreCase = true });
            await visit.CheckAsync($"studio-{page}-{(phone ? "phone" : "desktop")}{(dark ? "-dark" : "")}");
        }
    }

    [Fact]
    public async Task Model_Tested_AnswersAndIsCounted()
    {
        await using var visit = await _studio.OpenAsync("/studio/models");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Test aisle.assistant-v1" }).ClickAsync();
        await Expect(visit.Page.Locator(".mud-alert")).ToContainTextAsync(" ms: ");
        await visit.CheckAsync("studio-models-tested");

        await visit.GoAsync("/studio/usage");
        await Expect(visit.Page.GetByRole(AriaRole.Cell, new() { Name = "studio" }).Or(visit.Page.GetByRole(AriaRole.Rowheader, new() { Name = "studio" })).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Key_Added_IsShownOnceListedAndRevoked()
    {
        await using var visit = await _studio.OpenAsync("/studio/keys");
        await visit.Page.GetByLabel("What it is for").FillAsync("kiosk");
        await visit.Page.GetByLabel("Ends after days").FillAsync("30");
        await visit.Page.GetByLabel("Requests a minute").FillAsync("60");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator(".new-key code").First).ToContainTextAsync("aisle-");
        var row = visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "kiosk" });
        await Expect(row).ToContainTextAsync("60 requests a minute");
        await visit.Page.EvaluateAsync("document.querySelectorAll('.new-key code').forEach((e) => { e.textContent = '…'; })"); // no secret in a picture
        await visit.CheckAsync("studio-keys-added");

        await visit.Page.ReloadAsync();
        await StudioVisits.WhenLiveAsync(visit);
        await Expect(visit.Page.Locator(".new-key")).ToHaveCountAsync(0);
        await row.GetByRole(AriaRole.Button, new() { Name = "Revoke kiosk" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Yes, revoke kiosk" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Key_ForAModelThatIsNot_IsRefused()
    {
        await using var visit = await _studio.OpenAsync("/studio/keys");
        await visit.Page.GetByLabel("What it is for").FillAsync("wrong");
        await visit.Page.GetByLabel("Models, by commas").FillAsync("no-such-model");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("[role=alert]").Filter(new() { HasText = "no-such-model" })).ToBeVisibleAsync();
    }
}
