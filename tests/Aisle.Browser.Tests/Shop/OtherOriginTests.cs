using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Shop;

/// <summary>The widget on a page of another origin than Aisle's, under that page's own Content Security Policy.</summary>
public sealed partial class OtherOriginTests(Chromium chromium, DemoShop shop)
{
    [Fact]
    public async Task Widget_OnAPageOfAnAllowedOrigin_Answers()
    {
        await using var visit = await OpenAsync(allowed: true);
        await visit.Widget.OpenAsync();
        await visit.Widget.AskAsync("wireless mouse");

        await Expect(visit.Widget.In(".card .name").First).ToHaveAttributeAsync("href", ShopsOwnAddress());
        await Expect(visit.Widget.In(".card img").First).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await visit.Widget.In(".card img").First.EvaluateAsync<int>("image => image.naturalWidth") > 0); // it is Aisle's, not this page's
        await visit.CheckAsync("embedded-other-origin");
    }

    [Fact]
    public async Task Widget_OnAPageOfAnotherOrigin_IsRefusedAndSaysSo()
    {
        await using var visit = await OpenAsync(allowed: false);
        await visit.Widget.OpenAsync();
        await visit.Widget.SayAsync("wireless mouse");

        await Expect(visit.Widget.In(".trouble")).ToBeVisibleAsync();
        await Expect(visit.Widget.In(".card")).ToHaveCountAsync(0);
    }

    private async Task<Visit> OpenAsync(bool allowed)
    {
        var visit = await chromium.VisitAsync(await shop.OtherPageAsync(allowed), Screen.Desktop);
        await visit.GoAsync("/");
        return visit;
    }

    [GeneratedRegex("^/products/.+")]
    private static partial Regex ShopsOwnAddress();
}
