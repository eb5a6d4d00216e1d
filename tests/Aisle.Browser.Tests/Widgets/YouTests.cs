using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Widgets;

/// <summary>What the shopper may say of an answer, and see, change and erase of themselves, against the real shop.</summary>
public sealed class YouTests(Chromium chromium, DemoShop shop)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Memory_AgreedTo_IsShownEditedTakenAlongAndErased(bool phone)
    {
        var name = phone ? "phone" : "desktop";
        await using var visit = await OpenAsync(phone);
        await visit.Widget.AskAsync("remember that I wear size 10 shoes");
        Assert.Null(await HandleAsync(visit)); // nothing is kept before the shopper agrees
        await visit.Widget.In(".remembered").ClickAsync();
        await Expect(visit.Widget.Drawer.Locator(".you .primary")).ToBeVisibleAsync();
        await visit.CheckAsync($"you-consent-{name}");

        await visit.Widget.Drawer.Locator(".you .primary").ClickAsync();
        var sizes = visit.Widget.Drawer.GetByRole(AriaRole.Group, new() { Name = "Sizes" });
        await Expect(sizes.Locator(".chip")).ToContainTextAsync("10"); // what was told before is kept
        await AddAsync(visit, "Brands to leave out", "Orbik");
        await AddAsync(visit, "Budget for one thing", "80");
        await Expect(visit.Widget.Drawer.GetByLabel("Remove Orbik")).ToBeVisibleAsync();
        await visit.CheckAsync($"you-remembered-{name}");
        await sizes.Locator(".chip").ClickAsync();
        await Expect(sizes.Locator(".chip")).ToHaveCountAsync(0);

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Widget.Drawer.GetByText("Download").ClickAsync());
        using var memory = JsonDocument.Parse(await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken));
        Assert.Equal("Orbik", memory.RootElement.GetProperty("dislikes")[0].GetString());
        Assert.Equal(80, memory.RootElement.GetProperty("budget").GetDecimal());

        await visit.Widget.Drawer.Locator("header button").ClickAsync();
        await visit.Widget.AskAsync("monitor");
        await Expect(visit.Widget.Conditions.Filter(new() { HasText = "80" })).ToHaveCountAsync(1);

        await visit.Widget.You.ClickAsync();
        var handle = await HandleAsync(visit);
        await visit.Widget.Drawer.GetByText("Forget me", new() { Exact = true }).ClickAsync();
        await visit.Widget.Drawer.GetByText("Yes, forget me").ClickAsync();
        await Expect(visit.Widget.Drawer).ToContainTextAsync("All is erased.");
        Assert.Null(await HandleAsync(visit));
        Assert.Equal(404, await visit.Page.EvaluateAsync<int>("async (handle) => (await fetch(`/v1/shoppers/${handle}`)).status", handle));
        await Expect(visit.Page.Locator("aisle-assistant .turn")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answer_Judged_TellsTheShopAndMayBeTakenBack(bool phone)
    {
        await using var visit = await OpenAsync(phone);
        await visit.Page.EvaluateAsync("() => { window.heard = []; document.addEventListener('aisle:feedback', ({ detail }) => window.heard.push(`${detail.helpful} ${detail.reason}`)); }");
        await visit.Widget.AskAsync("wireless mouse");
        var down = visit.Widget.In(".feedback").GetByLabel("This did not help");

        var kept = await visit.Page.RunAndWaitForResponseAsync(() => down.ClickAsync(), response => response.Url.EndsWith("/feedback", StringComparison.Ordinal));
        Assert.Equal(204, kept.Status);
        await Expect(down).ToHaveAttributeAsync("aria-pressed", "true");
        await visit.Widget.In(".reasons textarea").FillAsync("I meant an animal.");
        await visit.CheckAsync($"widget-feedback-{(phone ? "phone" : "desktop")}");
        var told = await visit.Page.RunAndWaitForRequestAsync(
            () => visit.Widget.In(".reasons").GetByText("Not what I meant").ClickAsync(), request => request.Url.EndsWith("/feedback", StringComparison.Ordinal));
        Assert.Equal("""{"helpful":false,"reason":"misunderstood","comment":"I meant an animal."}""", told.PostData);
        await Expect(visit.Widget.In(".feedback [role=status]")).ToHaveTextAsync("Thank you. The shop will see it.");

        await visit.Page.ReloadAsync();
        await visit.Widget.ShownAsync(phone);
        await Expect(down).ToHaveAttributeAsync("aria-pressed", "true");
        await down.ClickAsync();
        await Expect(down).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task Answer_JudgedWhereTheShopCannotBeReached_SaysSo()
    {
        await using var visit = await OpenAsync(phone: false);
        await visit.Widget.AskAsync("wireless mouse");
        await visit.Page.Context.SetOfflineAsync(true);

        await visit.Widget.In(".feedback").GetByLabel("This helped").ClickAsync();

        await Expect(visit.Widget.In(".feedback [role=status]")).ToContainTextAsync("could not be told");
        await Expect(visit.Widget.In(".feedback").GetByLabel("This helped")).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task Conversation_StartedOver_IsKeptInThisBrowserAndCanBeTakenUp()
    {
        await using var visit = await OpenAsync(phone: false);
        await visit.Widget.AskAsync("wireless mouse");
        await visit.Page.GetByLabel("New conversation").ClickAsync();
        await visit.Widget.AskAsync("tents");
        await visit.Widget.You.ClickAsync();
        await Expect(visit.Widget.Drawer.Locator(".talk-entry")).ToHaveCountAsync(1); // the one on the page is none of the earlier ones
        await visit.CheckAsync("you-earlier-desktop");

        await visit.Widget.Drawer.Locator(".talk-entry button").ClickAsync();

        await Expect(visit.Widget.Drawer).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("aisle-assistant .said")).ToContainTextAsync(["wireless mouse"]);
        var brand = await visit.Widget.In(".card .brand").First.InnerTextAsync();
        await visit.Widget.AskAsync($"only {brand}"); // the shop still knows what it was about
        await Expect(visit.Widget.Conditions).Not.ToHaveCountAsync(0);
        await visit.Widget.You.ClickAsync();
        await visit.Widget.Drawer.GetByText("Erase them").ClickAsync();
        await Expect(visit.Widget.Drawer.Locator(".talk-entry")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Card_AnotherColour_ShowsAndLeadsToItsVariant()
    {
        await using var visit = await OpenAsync(phone: false);
        await visit.Widget.AskAsync("wireless mouse");
        var card = visit.Widget.In(".card:has(.dot)").First;
        var before = await card.Locator("img").GetAttributeAsync("src");
        var other = card.Locator(".dot:not(:has(:checked))").First;
        var colour = await other.GetAttributeAsync("title");

        await other.ClickAsync();

        await Expect(card.Locator(".chosen").Last).ToHaveTextAsync(colour!);
        await Expect(card.Locator("img")).Not.ToHaveAttributeAsync("src", before!);
        await visit.CheckAsync("widget-swatch-desktop");
        var variant = await visit.Page.EvaluateAsync<string>("() => new Promise((resolve) => document.addEventListener('aisle:product', (event) => resolve(event.detail.variantId), { once: true }) || document.querySelector('aisle-assistant').shadowRoot.querySelector('.card:has(.dot) .name').click())");
        Assert.False(string.IsNullOrEmpty(variant));
    }

    [Fact]
    public async Task Card_AskedWhy_SaysItsReasonsAndExplainsThem()
    {
        await using var visit = await OpenAsync(phone: false);
        await visit.Widget.AskAsync("wireless mouse under 50");
        await visit.Widget.In(".why summary").First.ClickAsync();
        await Expect(visit.Widget.In(".why[open] li").First).ToBeVisibleAsync();

        await visit.Widget.In(".why[open] .plain").ClickAsync();

        await visit.Widget.AnsweredAsync("why this one?");
        await Expect(visit.Widget.In(".cite").First).ToBeVisibleAsync();
    }

    private async Task<Visit> OpenAsync(bool phone)
    {
        var visit = await chromium.VisitAsync(await shop.AddressAsync(), phone ? Screen.Phone : Screen.Desktop);
        await visit.GoAsync("/");
        await visit.Widget.OpenAsync();
        return visit;
    }

    private static async Task AddAsync(Visit visit, string group, string entry)
    {
        var form = visit.Widget.Drawer.GetByRole(AriaRole.Group, new() { Name = group }).Locator("form");
        await form.Locator("input").First.FillAsync(entry);
        await form.Locator("button").ClickAsync();
        await Expect(visit.Widget.Drawer.GetByLabel($"Remove {entry}")).ToBeVisibleAsync();
    }

    private static Task<string?> HandleAsync(Visit visit) => visit.Page.EvaluateAsync<string?>(
        "() => Object.entries(localStorage).filter(([key]) => key.startsWith('aisle:shopper:')).map(([, value]) => JSON.parse(value))[0] ?? null");
}
