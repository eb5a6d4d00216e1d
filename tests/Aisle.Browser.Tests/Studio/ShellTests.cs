using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Studio;

/// <summary>The studio's door, menu and looks.</summary>
public sealed partial class ShellTests(Chromium chromium, DemoShop shop)
{
    private readonly StudioVisits _studio = new(chromium, shop);

    [Fact]
    public async Task Door_WrongThenRightPassword_LetsInToThePageAskedFor()
    {
        await using var visit = await chromium.VisitAsync(await shop.AddressAsync(), Screen.Desktop);
        await visit.GoAsync("/studio");
        await visit.CheckAsync("studio-sign-in-desktop");
        var password = visit.Page.GetByLabel("Password");
        await password.FillAsync(shop.StudioPassword);
        await password.PressAsync("Enter");

        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Overview");
        await StudioVisits.WhenLiveAsync(visit);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Session" }).ClickAsync();
        await visit.Page.GetByText("Sign out", new() { Exact = true }).ClickAsync();
        await Expect(visit.Page.GetByLabel("Password")).ToBeVisibleAsync();
        await visit.GoAsync("/studio");
        await Expect(visit.Page).ToHaveURLAsync(SignIn());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Menu_OnEveryScreen_LeadsToEachPage(bool phone)
    {
        await using var visit = await _studio.OpenAsync("/studio", phone ? Screen.Phone : Screen.Desktop);
        var menu = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" });
        if (phone)
        {
            await menu.ClickAsync();
        }

        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Overview" })).ToBeVisibleAsync();
        await visit.CheckAsync($"studio-menu-{(phone ? "phone" : "desktop")}");
    }

    [Fact]
    public async Task Colours_Chosen_AreKept()
    {
        await using var visit = await _studio.OpenAsync("/studio");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Light colours" })).ToBeVisibleAsync();
        await visit.Page.ReloadAsync();
        await StudioVisits.WhenLiveAsync(visit);
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Light colours" })).ToBeVisibleAsync();
        await visit.CheckAsync("studio-dark");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Colours_NotChosen_AreTheSystems(bool dark)
    {
        await using var visit = await _studio.OpenAsync("/studio", options: StudioVisits.Colours(dark));
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = dark ? "Light colours" : "Dark colours" })).ToBeVisibleAsync();
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Light : ColorScheme.Dark });
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = dark ? "Dark colours" : "Light colours" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Page_ThatIsNotHere_SaysSoInTheStudio()
    {
        await using var visit = await _studio.OpenAsync("/studio");
        var response = await visit.Page.GotoAsync("/studio/nowhere");
        await StudioVisits.WhenLiveAsync(visit);
        Assert.Equal(404, response!.Status);
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("This page is not here");
        await visit.CheckAsync("studio-missing", saying: "404");
    }

    [GeneratedRegex("/studio/sign-in")]
    private static partial Regex SignIn();
}
