using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Docs;

/// <summary>/docs: the snippet, the preview that shows what it does, and the events that the preview tells of; and the API reference.</summary>
public sealed class DeveloperPageTests(Chromium chromium, DemoShop shop)
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Page_OnEveryScreen_HoldsWhatEveryPageMust(bool phone, bool dark)
    {
        await using var visit = await OpenAsync("/docs", phone ? Screen.Phone : Screen.Desktop, dark);
        await Expect(Preview(visit).Locator("aisle-assistant .launcher")).ToBeVisibleAsync();
        await visit.CheckAsync($"docs-{(phone ? "phone" : "desktop")}{(dark ? "-dark" : "")}");
    }

    [Fact]
    public async Task Options_WhenChanged_ChangeTheSnippetAndThePreview()
    {
        await using var visit = await OpenAsync("/docs");
        var launcher = Preview(visit).Locator("aisle-assistant .launcher");
        await Expect(launcher).ToHaveCSSAsync("background-color", "rgb(11, 95, 76)");
        var right = (await launcher.BoundingBoxAsync())!.X;

        await visit.Page.Locator("[name=accent]").FillAsync("#7a1fa2");
        await visit.Page.Locator("[name=position]").SelectOptionAsync("start");
        await visit.Page.Locator("[name=lang]").SelectOptionAsync("zh");

        await Expect(launcher).ToHaveTextAsync("咨询购物助手");
        await Expect(launcher).ToHaveCSSAsync("background-color", "rgb(122, 31, 162)");
        Assert.True((await launcher.BoundingBoxAsync())!.X < right - 100);
        await Expect(visit.Page.Locator("#snippet")).ToContainTextAsync("--aisle-accent: #7a1fa2;");
        await Expect(visit.Page.Locator("#snippet")).ToContainTextAsync("<aisle-assistant product-url=\"/p/{id}\" lang=\"zh\"></aisle-assistant>");

        await visit.Page.GetByLabel("In the page, where the tag stands").CheckAsync();
        await Expect(Preview(visit).Locator("aisle-assistant .panel.inline")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#snippet")).ToContainTextAsync(" inline></aisle-assistant>");
        await visit.Page.Locator("[name=product]").FillAsync("a\"><script>alert(1)</script>");
        await Expect(visit.Page.Locator("#snippet")).ToContainTextAsync("product=\"a&quot;>&lt;script>alert(1)&lt;/script>\"");
    }

    /// <summary>What is copied is what a shop pastes: on a page of another origin it shows the widget as the preview did.</summary>
    [Fact]
    public async Task Snippet_PastedIntoAPageOfAnotherOrigin_ShowsTheWidget()
    {
        await using var visit = await OpenAsync("/docs");
        await visit.Page.Locator("[name=accent]").FillAsync("#7a1fa2");
        await Expect(visit.Page.Locator("#snippet")).ToContainTextAsync("#7a1fa2");
        shop.Pasted = await visit.Page.Locator("#snippet").InnerTextAsync();

        await visit.Page.GotoAsync(new Uri(await shop.OtherPageAsync(allowed: true), "/pasted").ToString());

        await Expect(visit.Widget.Launcher).ToHaveCSSAsync("background-color", "rgb(122, 31, 162)");
    }

    [Fact]
    public async Task Events_OfThePreview_AreLogged()
    {
        await using var visit = await OpenAsync("/docs");
        var widget = Preview(visit).Locator("aisle-assistant");
        await visit.Page.Locator("#preview").ScrollIntoViewIfNeededAsync();
        await widget.Locator(".launcher").ClickAsync();
        await widget.Locator("textarea").FillAsync("wireless mouse");
        await widget.Locator("textarea").PressAsync("Enter");

        await Expect(visit.Page.Locator("#log tbody tr")).ToHaveCountAsync(2);
        await Expect(visit.Page.Locator("#log tbody tr").First).ToContainTextAsync("\"phase\":\"answered\"");
        await widget.Locator(".card .name").First.ClickAsync();
        await Expect(visit.Page.Locator("#log tbody tr").First).ToContainTextAsync("aisle:product");
        await visit.CheckAsync("docs-events-desktop");
    }

    [Fact]
    public async Task Reference_OpenApi_IsDrawnFromThisServerAlone()
    {
        await using var visit = await chromium.VisitAsync(await shop.AddressAsync(), Screen.Desktop);
        var elsewhere = new List<string>();
        visit.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal) && new Uri(request.Url).Host != "127.0.0.1")
            {
                elsewhere.Add(request.Url);
            }
        };
        await visit.GoAsync("/docs/api");

        await Expect(visit.Page.GetByText("Starts a conversation").First).ToBeAttachedAsync();
        await Expect(visit.Page.Locator(".aisle-bar a")).ToHaveAttributeAsync("href", "/docs");
        await visit.CheckAsync("docs-api-desktop");
        Assert.Empty(elsewhere);
        Assert.Empty(visit.Complaints);
    }

    private static IFrameLocator Preview(Visit visit) => visit.Page.FrameLocator("#preview");

    private async Task<Visit> OpenAsync(string path, Screen? screen = null, bool dark = false)
    {
        var visit = await chromium.VisitAsync(await shop.AddressAsync(), screen ?? Screen.Desktop, new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        await visit.GoAsync(path);
        return visit;
    }
}
