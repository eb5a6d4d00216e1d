using Aisle.Browser.Tests;
using Aisle.Browser.Tests.Studio;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Screenshots;

/// <summary>Every page and state that a shopper or merchant can come to.</summary>
internal static class Scenes
{
    private static readonly IReadOnlyList<Look> DesktopAndPhone = [Look.Desktop, Look.Phone];

    public static IReadOnlyList<Scene> All { get; } =
    [
        new("shop-home", Site.Demo, "/", (_, _) => Task.CompletedTask),
        new("shop-department", Site.Demo, "/", (visit, _) => FollowAsync(visit, "main a[href*='category']")),
        new("shop-search", Site.Demo, "/", SearchAsync),
        new("shop-product", Site.Demo, "/", async (visit, look) =>
        {
            await SearchAsync(visit, look);
            await FollowAsync(visit, "main a[href^='/p/']");
        }),
        new("shop-reviews", Site.Demo, "/", async (visit, look) =>
        {
            await SearchAsync(visit, look);
            await FollowAsync(visit, "main a[href^='/p/']");
            await visit.Page.Locator("#reviews").ScrollIntoViewIfNeededAsync();
            await visit.Page.EvaluateAsync("document.querySelector('#reviews').scrollIntoView()");
        }),
        new("shop-cart", Site.Demo, "/cart", (_, _) => Task.CompletedTask),
        new("shop-missing", Site.Demo, "/p/no-such-product", (_, _) => Task.CompletedTask, DesktopAndPhone),
        new("studio-sign-in", Site.Demo, "/studio", (_, _) => Task.CompletedTask, DesktopAndPhone),
        .. from page in StudioPages select new Scene($"studio-{page.Name}", Site.Studio, page.Path, page.Act, Look.OfTheStudio),
        new("developers", Site.Demo, "/docs", (_, _) => Task.CompletedTask, DesktopAndPhone),

        new("widget-welcome", Site.Demo, "/", (visit, _) => visit.Widget.OpenAsync()),
        new("widget-find", Site.Demo, "/", Asking("wireless mouse under 50", "50元以下的无线鼠标")),
        new("widget-why", Site.Demo, "/", async (visit, look) =>
        {
            await Asking("wireless mouse under 50", "无线鼠标")(visit, look);
            await visit.Widget.In(".why summary").First.ClickAsync();
        }),
        new("widget-compare", Site.Demo, "/", Asking("wireless mouse", "无线鼠标", "compare the first two", "比较前两个")),
        new("widget-reviews", Site.Demo, "/", Asking("wireless mouse", "无线鼠标", "what do people say about the first one?", "第一个评价怎么样")),
        new("widget-policy", Site.Demo, "/", Asking("can I return it?", "可以退货吗？")),
        new("widget-nothing", Site.Demo, "/", Asking("a submarine", "潜水艇"), DesktopAndPhone),
        new("widget-evidence", Site.Demo, "/", async (visit, look) =>
        {
            await Asking("can I return it?", "可以退货吗？")(visit, look);
            await visit.Widget.In(".cite, .sources").First.ClickAsync();
        }),
        new("widget-feedback", Site.Demo, "/", async (visit, look) =>
        {
            await Asking("wireless mouse", "无线鼠标")(visit, look);
            await visit.Widget.In(".thumbs button").Last.ClickAsync();
            await visit.Widget.In(".reasons").ScrollIntoViewIfNeededAsync();
        }),
        new("widget-consent", Site.Demo, "/", async (visit, _) =>
        {
            await visit.Widget.OpenAsync();
            await visit.Widget.You.ClickAsync();
            await Expect(visit.Widget.Drawer.Locator(".primary")).ToBeVisibleAsync();
        }),
        new("widget-remembered", Site.Demo, "/", async (visit, look) =>
        {
            await Asking("tents", "帐篷")(visit, look);
            await visit.Page.Locator("aisle-assistant .head button:nth-of-type(2)").ClickAsync();
            await visit.Widget.AskAsync("remember that I wear size 10 shoes and my budget is 80");
            await visit.Widget.You.ClickAsync();
            await visit.Widget.Drawer.Locator(".primary").ClickAsync();
            await Expect(visit.Widget.Drawer.Locator(".entries .chip").First).ToBeVisibleAsync();
        }),

        .. from question in new[] { "choices", "action", "question", "hosted", "reviews" }
           select new Scene($"canned-{question}", Site.Canned, "/page", async (visit, _) =>
           {
               await visit.Widget.OpenAsync();
               await visit.Widget.AskAsync(question);
           }),
        new("canned-inline", Site.Canned, "/page?attributes=inline", (visit, _) => visit.Widget.AskAsync("find"), DesktopAndPhone),
        new("canned-streaming", Site.Canned, "/page", async (visit, _) =>
        {
            await visit.Widget.OpenAsync();
            await visit.Widget.SayAsync("slow: find");
            await Expect(visit.Widget.In(".text")).ToBeVisibleAsync();
        }, DesktopAndPhone),
        new("canned-offline", Site.Canned, "/page", async (visit, _) =>
        {
            await visit.Widget.OpenAsync();
            await visit.Page.Context.SetOfflineAsync(true);
            await visit.Widget.SayAsync("find");
            await Expect(visit.Widget.In(".trouble")).ToBeVisibleAsync();
        }, DesktopAndPhone),
    ];

    private static IEnumerable<(string Name, string Path, Func<Visit, Look, Task> Act)> StudioPages =>
    [
        ("overview", "/studio?days=30", Nothing),
        ("overview-today", "/studio", Nothing),
        ("conversations", "/studio/conversations?days=30", Nothing),
        ("conversations-none", "/studio/conversations?text=zzzz", Nothing),
        ("conversation", "/studio/conversations?days=7&outcome=Abstained", async (visit, _) =>
        {
            await FollowAsync(visit, ".studio-table a[href^='/studio/conversations/']");
            await visit.Page.Locator("details").First.ClickAsync();
        }),
        ("feedback", "/studio/feedback?days=30", Nothing),
        ("gaps", "/studio/gaps?days=30", Nothing),
        ("gap", "/studio/gaps/attribute?name=Noise%20level&days=30", Nothing),
        ("searches", "/studio/searches?days=30", Nothing),
        ("insight", "/studio/insight", Nothing),
        ("feeds", "/studio/feeds", Nothing),
        ("import", "/studio/feeds/1", Nothing),
        ("usage", "/studio/models", async (visit, _) =>
        {
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Test" }).First.ClickAsync();
            await Expect(visit.Page.GetByText("ms:")).ToBeVisibleAsync();
            await visit.GoAsync("/studio/usage");
            await StudioVisits.WhenLiveAsync(visit);
        }),
        ("models", "/studio/models", Nothing),
        ("keys", "/studio/keys", Nothing),
        ("settings-look", "/studio/settings", Nothing),
        ("settings-policies", "/studio/settings/policies", Nothing),
        ("settings-synonyms", "/studio/settings/synonyms", Nothing),
        ("settings-topics", "/studio/settings/topics", Nothing),
        ("settings-log", "/studio/settings/log", Nothing),
        ("missing", "/studio/nowhere", Nothing),
        ("menu", "/studio/gaps", async (visit, look) =>
        {
            if (look.Screen.IsPhone)
            {
                await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
                await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Overview" })).ToBeVisibleAsync();
            }
        }),
    ];

    private static Task Nothing(Visit visit, Look look) => Task.CompletedTask;

    /// <summary>The README's: name of the file below docs/pictures, and how it is come to.</summary>
    public static IReadOnlyList<Scene> Readme { get; } =
    [
        new("storefront", Site.Demo, "/", Asking("wireless mouse under 50", ""), [Look.Desktop]),
        new("reviews", Site.Demo, "/", async (visit, look) =>
        {
            await FollowAsync(visit, "main a[href^='/p/']"); // the best rated of the first department
            await Asking("what do people say about it?", "")(visit, look);
        }, [Look.Desktop]),
    ];

    /// <summary>Opens the assistant and asks; the words by twos, English and Chinese.</summary>
    private static Func<Visit, Look, Task> Asking(params string[] words) => async (visit, look) =>
    {
        await visit.Widget.OpenAsync();
        for (var i = look.Chinese ? 1 : 0; i < words.Length; i += 2)
        {
            await visit.Widget.AskAsync(words[i]);
        }
    };

    private static async Task SearchAsync(Visit visit, Look look)
    {
        var words = look.Chinese ? "无线鼠标" : "wireless mouse";
        await visit.Page.GetByRole(AriaRole.Combobox).First.FillAsync(words);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("main h1")).ToContainTextAsync(words);
    }

    private static async Task FollowAsync(Visit visit, string link)
    {
        var before = visit.Page.Url;
        await visit.Page.Locator(link).First.ClickAsync();
        await visit.Page.WaitForURLAsync(url => url != before);
    }
}
