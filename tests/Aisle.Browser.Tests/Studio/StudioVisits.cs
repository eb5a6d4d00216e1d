using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Aisle.Browser.Tests.Studio;

/// <summary>Visits of the demo shop's people: signed in once by the form, as attempts are limited; each visit has that session's cookie.</summary>
internal sealed class StudioVisits(Chromium chromium, DemoShop shop)
{
    private static string? _signedIn;
    private static bool _talked;

    public async Task<Visit> OpenAsync(string path, Screen? screen = null, BrowserNewContextOptions? options = null)
    {
        if (_signedIn is null)
        {
            await using var door = await chromium.VisitAsync(await shop.AddressAsync(), Screen.Desktop);
            await SignInAsync(door, shop.StudioPassword);
            await door.Page.WaitForURLAsync("**/studio");
            _signedIn = await door.Page.Context.StorageStateAsync();
        }

        options ??= new();
        options.StorageState = _signedIn;
        var visit = await chromium.VisitAsync(await shop.AddressAsync(), screen ?? Screen.Desktop, options);
        await visit.GoAsync(path);
        await WhenLiveAsync(visit);
        return visit;
    }

    /// <summary>Of a person whose system has them; the studio follows.</summary>
    public static BrowserNewContextOptions Colours(bool dark) => new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light };

    /// <summary>Some talk of shoppers, once, so that the pages have what they are about.</summary>
    public async Task TalkAsync()
    {
        if (_talked)
        {
            return;
        }

        _talked = true;
        using var client = new HttpClient { BaseAddress = await shop.AddressAsync() };
        string[][] talks =
        [
            ["wireless mouse under 60", "does the first one have quantum tunnelling?"],
            ["wireless keyboard", "is the first one dishwasher safe?", "what voltage does it take?"],
            ["running shoes under 1 dollar"],
            ["can I return it after a month?", "where is my order?"],
            ["蓝牙耳机"],
        ];
        foreach (var talk in talks)
        {
            using var started = await client.PostAsync(new Uri("/v1/conversations", UriKind.Relative), null, TestContext.Current.CancellationToken);
            var id = (await started.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetString();
            var turn = "";
            foreach (var text in talk)
            {
                using var answer = await client.PostAsJsonAsync(new Uri($"/v1/conversations/{id}/turns", UriKind.Relative), new { text }, TestContext.Current.CancellationToken);
                var events = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.Contains("\"type\":\"done\"", events, StringComparison.Ordinal);
                turn = events[(events.IndexOf("id: ", StringComparison.Ordinal) + 4)..].Split('-')[0];
            }

            object opinion = talk.Length > 1 ? new { helpful = false, reason = "misunderstood", comment = "I asked for a quiet one" } : new { helpful = true };
            using var judged = await client.PutAsJsonAsync(new Uri($"/v1/conversations/{id}/turns/{turn}/feedback", UriKind.Relative), opinion, TestContext.Current.CancellationToken);
            judged.EnsureSuccessStatusCode();
        }

        using var searched = await client.GetAsync(new Uri("/v1/search?q=qqqqzzzz", UriKind.Relative), TestContext.Current.CancellationToken);
        searched.EnsureSuccessStatusCode();
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
