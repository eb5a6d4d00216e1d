using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Widgets;

/// <summary>Every kind of event as it is drawn.</summary>
public sealed class AnswerTests(Chromium chromium, CannedShop shop)
{
    [Theory]
    [InlineData("find")]
    [InlineData("compare")]
    [InlineData("reviews")]
    [InlineData("question")]
    [InlineData("choices")]
    [InlineData("action")]
    [InlineData("unknown")]
    [InlineData("hosted")]
    [InlineData("none")]
    public async Task Answer_OnDesktopAndPhone_HoldsWhatEveryPageMust(string question)
    {
        foreach (var (screen, name) in new[] { (Screen.Desktop, "desktop"), (Screen.Phone, "phone") })
        {
            await using var visit = await OpenAsync(screen);
            await visit.Widget.AskAsync(question);
            await visit.CheckAsync($"widget-{question}-{name}");
        }
    }

    [Fact]
    public async Task Products_WithMoreThanThree_ShowsTheRestOnRequest()
    {
        await using var visit = await OpenAsync(Screen.Desktop);
        await visit.Widget.AskAsync("find");

        await Expect(visit.Widget.In(".card")).ToHaveCountAsync(3);
        await visit.Widget.In("button.more").ClickAsync();

        await Expect(visit.Widget.In(".card")).ToHaveCountAsync(5);
        await Expect(visit.Widget.In(".card:nth-child(4) .name")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Product_WithEverything_SaysItAll()
    {
        await using var visit = await OpenAsync(Screen.Desktop);
        await visit.Widget.AskAsync("find");

        var card = visit.Widget.In(".card").First;
        await Expect(card.Locator(".now")).ToHaveTextAsync("$24.99");
        await Expect(card.Locator("s")).ToHaveTextAsync("$34.99");
        await Expect(card.Locator(".stars")).ToHaveAttributeAsync("aria-label", "4.6 out of 5 stars");
        await Expect(card.Locator(".rating")).ToContainTextAsync("1,212");
        await Expect(card.Locator(".stock")).ToHaveTextAsync("In stock");
        await Expect(card.Locator(".option")).ToHaveTextAsync("Black");
        await card.Locator("summary").ClickAsync();
        await Expect(card.Locator(".why li").First).ToHaveTextAsync("under $50");
        await Expect(visit.Widget.In(".card").Nth(2).Locator(".now")).ToHaveTextAsync("$18.00 – $29.00");
        await visit.CheckAsync("widget-why-desktop");
    }

    [Fact]
    public async Task Condition_WhenRemoved_SaysItsWords()
    {
        await using var visit = await OpenAsync(Screen.Desktop);
        await visit.Widget.AskAsync("find");
        await Expect(visit.Widget.Conditions).ToHaveTextAsync(["Under $50", "Connection: Wireless"]);

        await visit.Widget.Conditions.First.ClickAsync();

        await visit.Widget.AnsweredAsync("any price");
        await Expect(visit.Widget.Conditions).ToHaveTextAsync(["Connection: Wireless"]);
    }

    [Fact]
    public async Task Citation_WhenOpened_ShowsItsEvidenceAndGivesTheFocusBack()
    {
        await using var visit = await OpenAsync(Screen.Desktop);
        await visit.Widget.AskAsync("question");
        var citation = visit.Widget.In(".cite").First;

        await citation.ClickAsync();

        await Expect(visit.Widget.Drawer.Locator("li")).ToHaveCountAsync(1);
        await Expect(visit.Widget.Drawer.Locator("blockquote")).ToHaveTextAsync("Bluetooth 5.2, 2.4 GHz receiver");
        await visit.CheckAsync("widget-evidence-desktop");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Widget.Drawer).ToBeHiddenAsync();
        await Expect(visit.Widget.Panel).ToBeVisibleAsync();
        await Expect(citation).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Evidence_FromAReview_OpensTheWholeReviewWithItsWordsMarked()
    {
        await using var visit = await OpenAsync(Screen.Phone);
        await visit.Widget.AskAsync("question");

        await visit.Widget.In(".sources").ClickAsync();
        await Expect(visit.Widget.Drawer.Locator("li")).ToHaveCountAsync(3);
        await visit.CheckAsync("widget-evidence-phone");
        await visit.Widget.Drawer.GetByText("Read the whole review").ClickAsync();

        await Expect(visit.Widget.Drawer.Locator("mark")).ToHaveTextAsync("The battery lasts for weeks on one charge.");
        await Expect(visit.Widget.Drawer).ToContainTextAsync("I use it all day.");
        await visit.CheckAsync("widget-review-phone");
        await visit.Widget.Drawer.Locator("header button").ClickAsync();
        await Expect(visit.Widget.Drawer.Locator("li")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Digest_CountOpened_ListsEveryReviewItCounts()
    {
        await using var visit = await OpenAsync(Screen.Desktop);
        await visit.Widget.AskAsync("reviews");
        await Expect(visit.Widget.In(".aspects > li").First).ToContainTextAsync("416 of 3,012 mention it");
        await Expect(visit.Widget.In(".aspects details[open]")).ToHaveCountAsync(1);

        await visit.Widget.In(".aspects details[open] > .plain").ClickAsync();

        await Expect(visit.Widget.Drawer.Locator(".review")).ToHaveCountAsync(2);
        await visit.CheckAsync("widget-counted-reviews-desktop");
    }

    [Fact]
    public async Task Digest_QuoteOpened_ShowsTheWholeReview()
    {
        await using var visit = await OpenAsync(Screen.Desktop);
        await visit.Widget.AskAsync("reviews");

        await visit.Widget.In(".quote.negative").First.ClickAsync();

        await Expect(visit.Widget.Drawer.Locator(".review")).ToContainTextAsync("Not for me");
        await Expect(visit.Widget.Drawer.Locator("mark")).ToHaveTextAsync("After a month the battery was dead by noon.");
    }

    [Fact]
    public async Task Comparison_OnlyDifferences_HidesEqualRows()
    {
        await using var visit = await OpenAsync(Screen.Phone);
        await visit.Widget.AskAsync("compare");
        await Expect(visit.Widget.In("tbody tr:visible")).ToHaveCountAsync(5);
        await Expect(visit.Widget.In("td.unknown")).ToHaveTextAsync("Not stated");

        await visit.Widget.In(".only input").CheckAsync();

        await Expect(visit.Widget.In("tbody tr:visible")).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task FollowUp_WhenChosen_IsSaidAndTheOldOnesGo()
    {
        await using var visit = await OpenAsync(Screen.Desktop);
        await visit.Widget.AskAsync("find");

        await visit.Widget.In(".follow-ups button").GetByText("compare").ClickAsync();

        await visit.Widget.AnsweredAsync("compare");
        await Expect(visit.Widget.In("table")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("aisle-assistant .follow-ups")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Choice_WhenChosen_IsSaidAndCannotBeChosenAgain()
    {
        await using var visit = await OpenAsync(Screen.Desktop);
        await visit.Widget.AskAsync("choices");
        var choices = visit.Page.Locator("aisle-assistant .choices");

        await choices.GetByText("Office work").ClickAsync();

        await visit.Widget.AnsweredAsync("find");
        await Expect(choices.GetByRole(AriaRole.Button, new() { Disabled = true })).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Text_FromTheCatalogue_IsNeverMarkup()
    {
        await using var visit = await OpenAsync(Screen.Desktop);
        await visit.Page.EvaluateAsync("() => { window.hacked = () => { document.title = 'hacked'; }; }");
        await visit.Widget.AskAsync("xss");

        await Expect(visit.Widget.In(".text")).ToContainTextAsync("<img src=x onerror=hacked()>");
        await Expect(visit.Widget.In(".card .name")).ToHaveTextAsync("<svg onload=hacked()>");
        Assert.Equal("BUTTON", await visit.Widget.In(".card .name").EvaluateAsync<string>("e => e.tagName")); // its address was no address
        await Expect(visit.Widget.In("img, script, iframe, svg[onload]")).ToHaveCountAsync(0);
        await visit.Widget.In(".aspects summary").ClickAsync();
        await visit.Widget.In(".quote").First.ClickAsync();
        await Expect(visit.Widget.Drawer.Locator("h4")).ToHaveTextAsync("<img src=x onerror=hacked()>");
        await visit.CheckAsync("widget-xss-desktop");
        Assert.NotEqual("hacked", await visit.Page.TitleAsync());
    }

    private async Task<Visit> OpenAsync(Screen screen)
    {
        var visit = await chromium.VisitAsync(shop.Address, screen);
        await visit.GoAsync("/page");
        await visit.Widget.OpenAsync();
        return visit;
    }
}
