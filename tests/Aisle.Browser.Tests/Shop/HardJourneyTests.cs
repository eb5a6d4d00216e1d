using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Shop;

/// <summary>The journeys of <see cref="JourneyTests"/> where they are harder: on a slow line, on a lost one, by keyboard, in the dark, mirrored, in Chinese.</summary>
public sealed class HardJourneyTests(Chromium chromium, DemoShop shop)
{
    [Theory]
    [InlineData("dark")]
    [InlineData("rtl")]
    [InlineData("zh")]
    public async Task FindCompareAndReviews_InEveryLook_HoldWhatEveryPageMust(string look)
    {
        var chinese = look == "zh";
        await using var visit = await chromium.VisitAsync(
            await shop.AddressAsync(), Screen.Phone, new() { ColorScheme = look == "dark" ? ColorScheme.Dark : ColorScheme.Light, Locale = chinese ? "zh-CN" : "en-US" });
        if (look == "rtl")
        {
            await visit.Page.AddInitScriptAsync("addEventListener('DOMContentLoaded', () => { document.documentElement.dir = 'rtl'; })");
        }

        await visit.GoAsync("/");
        await visit.Widget.OpenAsync();
        await visit.Widget.AskAsync(chinese ? "无线鼠标" : "wireless mouse");
        await visit.CheckAsync($"hard-find-{look}");
        await visit.Widget.AskAsync(chinese ? "比较前两个" : "compare the first two");
        await Expect(visit.Widget.In("table")).ToBeVisibleAsync();
        await visit.CheckAsync($"hard-compare-{look}");
        await visit.Widget.AskAsync(chinese ? "第一个评价怎么样" : "what do people say about the first one?");
        await Expect(visit.Widget.In(".digest")).ToBeVisibleAsync();
        await visit.CheckAsync($"hard-reviews-{look}");
    }

    /// <summary>400 ms there and back, 50 kB a second: a phone at the edge of a cell.</summary>
    [Fact]
    public async Task Find_OnASlowLine_IsThereBeforeThePicturesAndMovesNothing()
    {
        await using var visit = await chromium.VisitAsync(await shop.AddressAsync(), Screen.Phone);
        var line = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object> { ["offline"] = false, ["latency"] = 400, ["downloadThroughput"] = 50_000, ["uploadThroughput"] = 20_000 });
        await visit.GoAsync("/");
        await visit.Widget.OpenAsync();

        await visit.Widget.AskAsync("wireless mouse");

        await Expect(visit.Widget.In(".card .price").First).ToBeVisibleAsync();
        Assert.True(await visit.LayoutShiftAsync() <= 0.05);
        await visit.CheckAsync("hard-find-slow");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Question_WhenTheNetworkIsLost_IsKeptAndAskedAgain(bool phone)
    {
        await using var visit = await chromium.VisitAsync(await shop.AddressAsync(), phone ? Screen.Phone : Screen.Desktop);
        await visit.GoAsync("/");
        await visit.Widget.OpenAsync();
        await visit.Widget.AskAsync("tents");
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Widget.SayAsync("which is the cheapest?");
        await Expect(visit.Widget.In(".trouble")).ToContainTextAsync("Your question is kept.");
        await visit.Page.Context.SetOfflineAsync(false);

        await visit.Widget.In(".trouble button").ClickAsync();

        await visit.Widget.AnsweredAsync("which is the cheapest?");
        await Expect(visit.Widget.In(".trouble")).ToHaveCountAsync(0);
    }

    /// <summary>Asks, opens the review behind a quote, comes back, agrees to an action, all without a mouse.</summary>
    [Fact]
    public async Task Keyboard_Alone_ReadsAReviewAndFillsTheCart()
    {
        await using var visit = await chromium.VisitAsync(await shop.AddressAsync(), Screen.Desktop);
        await visit.GoAsync("/");
        await visit.Widget.Launcher.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Widget.Input).ToBeFocusedAsync();
        await SayAsync(visit, "office chair");
        await SayAsync(visit, "what do people say about the first one?");
        await visit.Widget.In(".aspects summary").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab"); // its first quote
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Widget.Drawer.Locator(".review")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Widget.Drawer).ToBeHiddenAsync();

        await visit.Widget.Input.FocusAsync();
        await SayAsync(visit, "add it to my cart");
        if (await visit.Widget.In(".choices button").CountAsync() > 0)
        {
            await visit.Widget.In(".choices button").First.FocusAsync(); // it comes in several colours
            await visit.Page.Keyboard.PressAsync("Enter");
        }

        await Expect(visit.Widget.In(".action .primary")).ToBeVisibleAsync();
        await visit.Widget.In(".action .primary").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await Expect(visit.Widget.In(".outcome")).ToHaveTextAsync("Done.");
    }

    private static async Task SayAsync(Visit visit, string text)
    {
        await visit.Page.Keyboard.TypeAsync(text);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Widget.AnsweredAsync(text);
    }
}
