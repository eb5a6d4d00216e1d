using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Widgets;

/// <summary>The element on a shop's own page: its attributes, its events, its languages and looks, and what a keyboard does.</summary>
public sealed class EmbeddingTests(Chromium chromium, CannedShop shop)
{
    [Fact]
    public async Task Keyboard_Alone_OpensAsksReadsAndCloses()
    {
        await using var visit = await OpenAsync(Screen.Desktop);
        var keyboard = visit.Page.Keyboard;
        await Expect(visit.Widget.Launcher).ToBeVisibleAsync(); // Tab before the widget is there finds nothing to stop at
        await keyboard.PressAsync("Tab");
        await Expect(visit.Widget.Launcher).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await Expect(visit.Widget.Input).ToBeFocusedAsync();
        await keyboard.TypeAsync("question");
        await keyboard.PressAsync("Enter");
        await visit.Widget.AnsweredAsync("question");
        await Expect(visit.Widget.Input).ToBeFocusedAsync();

        await TabBackToAsync(visit.Page, visit.Widget.In(".cite").First);
        await keyboard.PressAsync("Space");
        await Expect(visit.Widget.Drawer).ToBeVisibleAsync();
        await keyboard.PressAsync("Escape");
        await Expect(visit.Widget.In(".cite").First).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");
        await Expect(visit.Widget.Panel).ToBeHiddenAsync();
        await Expect(visit.Widget.Launcher).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Answer_AsItArrives_IsAnnouncedOncePoliteAndInOrder()
    {
        await using var visit = await OpenAsync(Screen.Desktop);
        await visit.Widget.OpenAsync();
        await visit.Widget.AskAsync("reviews");
        var live = visit.Page.Locator("aisle-assistant [aria-live=polite]");
        await Expect(live.Locator("p")).ToHaveTextAsync(
        [
            "416 of 3,012 reviews mention the battery: 301 like it, 87 do not.",
            "Summary of 3,012 reviews of Quiet Wireless Mouse M220 with Silent Buttons.",
            "End of the answer.",
        ]);
        await visit.Widget.AskAsync("choices");
        await Expect(live.Locator("p")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Phone_PanelIsTheWholePageAndKeepsTheFocus()
    {
        await using var visit = await OpenAsync(Screen.Phone);
        await visit.Widget.OpenAsync();
        var box = await visit.Widget.Panel.BoundingBoxAsync();
        Assert.Equal((0, 0, 390, 844), (box!.X, box.Y, box.Width, box.Height));
        Assert.True(await visit.Widget.Panel.EvaluateAsync<bool>("e => e.matches(':modal')"));
        await visit.CheckAsync("widget-welcome-phone");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Widget.Panel).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("find")]
    [InlineData("compare")]
    [InlineData("reviews")]
    [InlineData("action")]
    public async Task Dark_FollowsThePage(string question)
    {
        await using var visit = await OpenAsync(Screen.Desktop, options: new() { ColorScheme = ColorScheme.Dark });
        await visit.Widget.OpenAsync();
        await visit.Widget.AskAsync(question);
        Assert.Equal("rgb(22, 25, 27)", await visit.Widget.Panel.EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor"));
        await visit.CheckAsync($"widget-{question}-dark");
    }

    [Theory]
    [InlineData("find")]
    [InlineData("reviews")]
    public async Task Chinese_PageHasChineseTexts(string question)
    {
        await using var visit = await OpenAsync(Screen.Desktop, "?lang=zh-CN");
        await Expect(visit.Widget.Launcher).ToHaveTextAsync("咨询购物助手");
        await visit.Widget.OpenAsync();
        await visit.CheckAsync("widget-welcome-zh");
        await visit.Widget.AskAsync(question);
        await Expect(visit.Widget.In(".done")).ToContainTextAsync("未使用语言模型");
        await visit.CheckAsync($"widget-{question}-zh");
    }

    [Theory]
    [InlineData("find")]
    [InlineData("compare")]
    [InlineData("reviews")]
    public async Task RightToLeft_PageMirrorsTheWidget(string question)
    {
        await using var visit = await OpenAsync(Screen.Desktop, "?lang=ar&dir=rtl");
        await visit.Widget.OpenAsync();
        await visit.Widget.AskAsync(question);
        var box = await visit.Widget.Panel.BoundingBoxAsync();
        Assert.True(box!.X < 40, $"The panel stands at {box.X} and not at the left.");
        await visit.CheckAsync($"widget-{question}-rtl");
    }

    [Fact]
    public async Task Inline_StandsInThePageWithoutALauncher()
    {
        await using var visit = await OpenAsync(Screen.Desktop, "?attributes=inline");
        await Expect(visit.Widget.Launcher).ToHaveCountAsync(0);
        await visit.Widget.AskAsync("find");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Widget.Panel).ToBeVisibleAsync();
        await visit.CheckAsync("widget-inline-desktop");
    }

    [Fact]
    public async Task Product_InView_IsShownAndSentUntilForgotten()
    {
        await using var visit = await OpenAsync(Screen.Desktop, "?attributes=product%3Dmouse-1");
        await visit.Widget.OpenAsync();
        await Expect(visit.Page.Locator("aisle-assistant .in-view")).ToContainTextAsync("Quiet Wireless Mouse");
        await visit.CheckAsync("widget-in-view-desktop");

        var turn = await visit.Page.RunAndWaitForRequestAsync(() => visit.Widget.SayAsync("question"), request => request.Url.EndsWith("/turns", StringComparison.Ordinal));
        Assert.Equal("""{"text":"question","page":{"productId":"mouse-1"}}""", turn.PostData);

        await visit.Widget.AnsweredAsync("question");
        await visit.Page.GetByLabel("Ask about the whole shop instead").ClickAsync();
        await Expect(visit.Page.Locator("aisle-assistant .in-view")).ToBeEmptyAsync();
        turn = await visit.Page.RunAndWaitForRequestAsync(() => visit.Widget.SayAsync("find"), request => request.Url.EndsWith("/turns", StringComparison.Ordinal));
        Assert.Equal("""{"text":"find"}""", turn.PostData);
    }

    [Fact]
    public async Task Events_TellThePageOfTurnsProductsAndActions()
    {
        await using var visit = await OpenAsync(Screen.Desktop);
        await visit.Page.EvaluateAsync(
            """
            () => {
              window.heard = [];
              for (const type of ['aisle:panel', 'aisle:turn', 'aisle:product', 'aisle:action']) {
                document.addEventListener(type, (event) => {
                  const { open, phase, productIds, productId, variantId, position, action } = event.detail;
                  window.heard.push([type, open && 'open', phase, productIds?.length, productId, variantId, position, action].filter(Boolean).join(' '));
                  if (type !== 'aisle:turn') event.preventDefault();
                });
              }
            }
            """);
        await visit.Widget.OpenAsync();
        await visit.Widget.AskAsync("find");
        await visit.Widget.In(".card .name").First.ClickAsync();
        await visit.Widget.AskAsync("action");
        await visit.Widget.In(".action .primary").ClickAsync();

        await Expect(visit.Widget.In(".outcome")).ToHaveTextAsync("Done.");
        await visit.Page.Keyboard.PressAsync("Escape");
        Assert.Equal(
            [
                "aisle:panel open", "aisle:turn asked", "aisle:turn answered 5", "aisle:product mouse-1 mouse-1-1 1",
                "aisle:turn asked", "aisle:turn answered", "aisle:action mouse-1 mouse-1-1 add_to_cart", "aisle:panel",
            ],
            await visit.Page.EvaluateAsync<string[]>("window.heard"));
    }

    [Fact]
    public async Task Action_ThatThePageDoesNotHear_IsNotSaidToBeDone()
    {
        await using var visit = await OpenAsync(Screen.Desktop);
        await visit.Widget.OpenAsync();
        await visit.Widget.AskAsync("action");
        await visit.Widget.In(".action .primary").ClickAsync();
        await Expect(visit.Widget.In(".outcome")).ToHaveTextAsync("This page has no cart to do that with.");
    }

    [Fact]
    public async Task Action_ThatThePageFailsAt_SaysWhy()
    {
        await using var visit = await OpenAsync(Screen.Desktop);
        await visit.Page.EvaluateAsync("() => document.addEventListener('aisle:action', (event) => event.detail.waitUntil(Promise.reject(new Error('sold out'))))");
        await visit.Widget.OpenAsync();
        await visit.Widget.AskAsync("action");
        await visit.Widget.In(".action .primary").ClickAsync();
        await Expect(visit.Widget.In(".outcome")).ToHaveTextAsync("That did not work: sold out");
    }

    /// <summary>Every control that can be pressed is at least 24 by 24, words in a sentence apart (WCAG 2.2, 2.5.8).</summary>
    [Theory]
    [InlineData("find")]
    [InlineData("reviews")]
    [InlineData("action")]
    public async Task Controls_AreLargeEnoughToHit(string question)
    {
        await using var visit = await OpenAsync(Screen.Phone);
        await visit.Widget.OpenAsync();
        await visit.Widget.AskAsync(question);
        var small = await visit.Page.Locator("aisle-assistant :is(button, summary, input):visible").EvaluateAllAsync<string[]>(
            "all => all.filter(e => { const b = e.getBoundingClientRect(); return b.width < 24 || b.height < 24; }).filter(e => !e.closest('label')).map(e => e.outerHTML)");
        Assert.Empty(small);
    }

    private async Task<Visit> OpenAsync(Screen screen, string query = "", BrowserNewContextOptions? options = null)
    {
        var visit = await chromium.VisitAsync(shop.Address, screen, options);
        await visit.GoAsync("/page" + query);
        return visit;
    }

    private static async Task TabBackToAsync(IPage page, ILocator target)
    {
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Shift+Tab");
            if (await target.EvaluateAsync<bool>("e => e.getRootNode().activeElement === e"))
            {
                return;
            }
        }

        Assert.Fail("The keyboard does not reach it.");
    }
}
