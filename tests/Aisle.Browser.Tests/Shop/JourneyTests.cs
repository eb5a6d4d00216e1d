using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Shop;

/// <summary>
/// What a shopper does with the assistant in the demo shop, from end to end, on rung 0, at a desk and on a phone. The ten journeys:
/// <list type="number">
/// <item>finds something and opens it, with the assistant at hand there;</item>
/// <item>lays two of what was found side by side;</item>
/// <item>asks something of the product in view, and sees what the answer rests on;</item>
/// <item>reads what reviewers say, and a whole review;</item>
/// <item>takes a condition back;</item>
/// <item>goes on by a suggestion, and narrows down by a choice;</item>
/// <item>asks for the shop's terms, and reads them;</item>
/// <item>puts it in the cart after a yes (<see cref="CartTests"/>);</item>
/// <item>agrees to be remembered, changes that, and is forgotten (<see cref="Widgets.YouTests"/>);</item>
/// <item>starts over, takes an earlier conversation up, and says whether an answer helped (<see cref="Widgets.YouTests"/>).</item>
/// </list>
/// By keyboard alone here and in <see cref="HardJourneyTests"/>, which has slow and lost lines, dark, mirrored and Chinese pages too.
/// </summary>
public sealed partial class JourneyTests(Chromium chromium, DemoShop shop)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Find_LeadsToCardsAndToAProductWithTheAssistantAtHand(bool phone)
    {
        await using var visit = await OpenAsync(phone, "/");
        await visit.Widget.OpenAsync();
        await visit.CheckAsync($"journey-welcome-{Name(phone)}");
        await visit.Widget.AskAsync("wireless mouse");
        await Expect(visit.Widget.In(".card .price").First).ToBeVisibleAsync();
        await visit.CheckAsync($"journey-find-{Name(phone)}");

        var title = await visit.Widget.In(".card .name").First.InnerTextAsync();
        await visit.Widget.In(".card .name").First.ClickAsync();

        await Expect(visit.Page.Locator("main h1")).ToHaveTextAsync(title);
        await Expect(visit.Page).ToHaveURLAsync(ProductAddress());
        if (phone)
        {
            await Expect(visit.Widget.Panel).ToBeHiddenAsync(); // or it would cover what was asked for
        }
        else
        {
            await Expect(visit.Page.Locator("aisle-assistant .in-view")).ToContainTextAsync(title);
            await visit.CheckAsync("journey-product-desktop");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Compare_AfterAFind_LaysProductsSideBySide(bool phone)
    {
        await using var visit = await OpenAsync(phone, "/");
        await visit.Widget.OpenAsync();
        await visit.Widget.AskAsync("wireless mouse");
        var titles = (await visit.Widget.In(".card .name").AllInnerTextsAsync()).Take(2);

        await visit.Widget.AskAsync("compare the first two");

        await Expect(visit.Widget.In("thead .name")).ToHaveTextAsync(titles);
        await Expect(visit.Widget.In("tr.differs").First).ToBeVisibleAsync();
        await visit.CheckAsync($"journey-compare-{Name(phone)}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Question_OnTheProductInView_IsAnsweredWithItsEvidence(bool phone)
    {
        await using var visit = await OpenProductAsync(phone);
        await visit.Page.Locator(".buy button.ask").ClickAsync();
        await visit.Widget.AskAsync("does it have bluetooth?");

        await visit.Widget.In(".cite").First.ClickAsync();

        await Expect(visit.Widget.Drawer.Locator("blockquote").First).ToBeVisibleAsync();
        await visit.CheckAsync($"journey-evidence-{Name(phone)}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reviews_OfTheProductInView_AreCountedAndOpen(bool phone)
    {
        await using var visit = await OpenProductAsync(phone);
        await visit.Page.Locator(".buy button.ask").ClickAsync();
        await visit.Widget.AskAsync("what do people say about it?");
        await visit.CheckAsync($"journey-reviews-{Name(phone)}");
        await visit.Widget.In(".aspects summary").First.ClickAsync();
        var words = (await visit.Widget.In(".aspects details[open] .quote q").First.InnerTextAsync()).Trim();

        await visit.Widget.In(".aspects details[open] .quote").First.ClickAsync();

        await Expect(visit.Widget.Drawer.Locator(".review")).ToContainTextAsync(words);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Condition_WhenRemoved_WidensTheSearch(bool phone)
    {
        await using var visit = await OpenAsync(phone, "/");
        await visit.Widget.OpenAsync();
        await visit.Widget.AskAsync("wireless mouse under 50");
        await Expect(visit.Widget.Conditions).ToHaveCountAsync(1);

        await visit.Widget.Conditions.First.ClickAsync();

        await Expect(visit.Page.Locator("aisle-assistant .turn")).ToHaveCountAsync(2);
        await Expect(visit.Widget.In(".done")).ToBeVisibleAsync();
        await Expect(visit.Widget.Conditions).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FollowUp_WhenChosen_GoesOn(bool phone)
    {
        await using var visit = await OpenAsync(phone, "/");
        await visit.Widget.OpenAsync();
        await visit.Widget.AskAsync("wireless mouse");
        var words = await visit.Widget.In(".follow-ups button").First.InnerTextAsync();

        await visit.Widget.In(".follow-ups button").First.ClickAsync();

        await visit.Widget.AnsweredAsync(words);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Choice_WhenChosen_NarrowsDown(bool phone)
    {
        await using var visit = await OpenAsync(phone, "/");
        await visit.Widget.OpenAsync();
        await visit.Widget.AskAsync("jacket");
        await visit.CheckAsync($"journey-choice-{Name(phone)}");
        await visit.Widget.In(".choices button").First.ClickAsync();

        await Expect(visit.Page.Locator("aisle-assistant .turn")).ToHaveCountAsync(2);
        await Expect(visit.Widget.In(".done")).ToBeVisibleAsync();
        await Expect(visit.Widget.Conditions).Not.ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Policy_Asked_IsQuotedAndOpens(bool phone)
    {
        await using var visit = await OpenAsync(phone, "/");
        await visit.Widget.OpenAsync();
        await visit.Widget.AskAsync("can I return it?");
        await visit.Widget.In(".cite").First.ClickAsync();

        await Expect(visit.Widget.Drawer.Locator("blockquote").First).ToBeVisibleAsync();
        await visit.CheckAsync($"journey-policy-{Name(phone)}");
    }

    [Fact]
    public async Task Keyboard_Alone_FindsAProductAndOpensIt()
    {
        await using var visit = await OpenAsync(phone: false, "/");
        await Expect(visit.Page.Locator(".hero")).ToBeVisibleAsync();
        var keyboard = visit.Page.Keyboard;
        await keyboard.PressAsync("Tab");
        await Expect(visit.Page.Locator("#skip")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await keyboard.PressAsync("Tab"); // into the page's content: the hero's button
        await keyboard.PressAsync("Enter");
        await Expect(visit.Widget.Input).ToBeFocusedAsync();
        await keyboard.TypeAsync("wireless mouse");
        await keyboard.PressAsync("Enter");
        await visit.Widget.AnsweredAsync("wireless mouse");
        for (var i = 0; i < 60 && !await visit.Widget.In(".card .name").First.EvaluateAsync<bool>("e => e.getRootNode().activeElement === e"); i++)
        {
            await keyboard.PressAsync("Shift+Tab");
        }

        await keyboard.PressAsync("Enter");
        await Expect(visit.Page).ToHaveURLAsync(ProductAddress());
        await Expect(visit.Page.Locator("main h1")).ToBeVisibleAsync();
    }

    private async Task<Visit> OpenProductAsync(bool phone)
    {
        var visit = await OpenAsync(phone, "/?q=wireless%20mouse");
        await visit.Page.Locator(".grid a").First.ClickAsync();
        await Expect(visit.Page.Locator(".buy")).ToBeVisibleAsync();
        return visit;
    }

    private async Task<Visit> OpenAsync(bool phone, string path)
    {
        var visit = await chromium.VisitAsync(await shop.AddressAsync(), phone ? Screen.Phone : Screen.Desktop);
        await visit.GoAsync(path);
        return visit;
    }

    private static string Name(bool phone) => phone ? "phone" : "desktop";

    [GeneratedRegex("/p/.+$")]
    private static partial Regex ProductAddress();
}
