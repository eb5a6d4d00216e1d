using Microsoft.Playwright;

namespace Aisle.Browser.Tests.Studio;

/// <summary>Visits of the demo shop's people: signed in once by the form, as attempts are limited; each visit has that session's cookie.</summary>
internal sealed class StudioVisits(Chromium chromium, DemoShop shop)
{
    private static string? _signedIn;

    public async Task<Visit> OpenAsync(string path, Screen? screen = null, bool dark = false)
    {
        if (_signedIn is null)
        {
            await using var door = await chromium.VisitAsync(await shop.AddressAsync(), Screen.Desktop);
            await SignInAsync(door, shop.StudioPassword);
            await door.Page.WaitForURLAsync("**/studio");
            _signedIn = await door.Page.Context.StorageStateAsync();
        }

        var visit = await chromium.VisitAsync(await shop.AddressAsync(), screen ?? Screen.Desktop, new() { StorageState = _signedIn });
        if (dark)
        {
            await visit.Page.Context.AddCookiesAsync([new() { Name = "aisle.studio.theme", Value = "dark", Url = new Uri(await shop.AddressAsync(), "/studio").ToString() }]);
        }

        await visit.GoAsync(path);
        await WhenLiveAsync(visit);
        return visit;
    }

    public static async Task SignInAsync(Visit visit, string password)
    {
        await visit.GoAsync("/studio");
        await visit.Page.GetByLabel("Password").FillAsync(password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>The page is prerendered first; its buttons work from when its connection stands.</summary>
    public static Task WhenLiveAsync(Visit visit) => visit.Page.Locator("[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
}
