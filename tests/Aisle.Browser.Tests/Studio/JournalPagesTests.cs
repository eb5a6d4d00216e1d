using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Studio;

/// <summary>The pages over what shoppers asked, on the demo shop after some talk through the API.</summary>
public sealed partial class JournalPagesTests(Chromium chromium, DemoShop shop)
{
    private readonly StudioVisits _studio = new(chromium, shop);

    public static TheoryData<string, string, bool, bool> Looks()
    {
        var looks = new TheoryData<string, string, bool, bool>();
        foreach (var (name, path) in new[] { ("overview", "/studio"), ("conversations", "/studio/conversations"), ("gaps", "/studio/gaps"), ("searches", "/studio/searches"), ("feedback", "/studio/feedback") })
        {
            looks.Add(name, path, false, false);
            looks.Add(name, path, true, false);
            looks.Add(name, path, false, true);
        }

        return looks;
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Page_OnEveryScreen_HoldsWhatEveryPageMust(string name, string path, bool phone, bool dark)
    {
        await _studio.TalkAsync();
        await using var visit = await _studio.OpenAsync(path, phone ? Screen.Phone : Screen.Desktop, StudioVisits.Colours(dark));
        await Expect(visit.Page.Locator("main h1, .studio-page h1")).ToBeVisibleAsync();
        await visit.CheckAsync($"studio-{name}-{(phone ? "phone" : "desktop")}{(dark ? "-dark" : "")}");
    }

    [Fact]
    public async Task Conversations_SearchedAndFiltered_LeadToOneWithItsTrace()
    {
        await _studio.TalkAsync();
        await using var visit = await _studio.OpenAsync("/studio/conversations");
        var all = await visit.Page.Locator("tbody tr").CountAsync();
        await visit.Page.GetByLabel("Words in a question").FillAsync("quantum");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(Searched());
        await Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        Assert.True(all > 1);

        await visit.Page.Locator("tbody a").ClickAsync();
        await Expect(visit.Page.Locator(".turn")).ToHaveCountAsync(2);
        await visit.Page.Locator("summary").Last.ClickAsync();
        await Expect(visit.Page.Locator(".turn").Last).ToContainTextAsync("evidence:");
        await visit.CheckAsync("studio-conversation-desktop");
    }

    [Fact]
    public async Task Feedback_OfAThumb_LeadsToItsTurnAndTrace()
    {
        await _studio.TalkAsync();
        await using var visit = await _studio.OpenAsync("/studio/feedback?thumb=down");
        var quantum = visit.Page.Locator("tbody tr").Filter(new() { HasText = "quantum tunnelling" });
        await Expect(quantum).ToContainTextAsync("misunderstood");

        await quantum.Locator("a").ClickAsync();
        await visit.Page.Locator(".turn summary").Last.ClickAsync();
        await Expect(visit.Page.Locator(".turn").Last).ToContainTextAsync("I asked for a quiet one");
        await Expect(visit.Page.Locator(".turn").Last).ToContainTextAsync("evidence:");
    }

    [Fact]
    public async Task Gap_OfAnAttribute_ListsProductsThatLackIt()
    {
        await _studio.TalkAsync();
        await using var visit = await _studio.OpenAsync("/studio/gaps");
        await visit.Page.Locator("tbody tr").Filter(new() { HasText = "attribute" }).Locator("a").First.ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = "Products that lack it" }).Locator("tbody tr").First).ToBeVisibleAsync();
        await visit.Page.Locator(".studio-field select").SelectOptionAsync("*");
        await Expect(visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Pages of products" }).GetByText("Next")).ToBeVisibleAsync();
        await visit.CheckAsync("studio-gap-desktop");
    }

    [Fact]
    public async Task Filter_ByOutcome_IsKeptInTheAddress()
    {
        await _studio.TalkAsync();
        await using var visit = await _studio.OpenAsync("/studio/conversations");
        await visit.Page.GetByLabel("Outcome").First.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "Data does not say" }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(Filtered());
        await visit.Page.ReloadAsync();
        await StudioVisits.WhenLiveAsync(visit);
        await Expect(visit.Page.Locator("tbody tr .outcome-abstained").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Gap_Opened_ShowsItsProductsAndQuestions()
    {
        await _studio.TalkAsync();
        await using var visit = await _studio.OpenAsync("/studio/gaps");
        await visit.Page.Locator("tbody a").First.ClickAsync();
        await Expect(visit.Page.Locator(".questions a").First).ToBeVisibleAsync();
        await visit.CheckAsync("studio-gap-desktop");
        await visit.Page.Locator(".questions a").First.ClickAsync();
        await Expect(visit.Page.Locator(".turn").First).ToBeVisibleAsync();
    }

    [GeneratedRegex("text=quantum")]
    private static partial Regex Searched();

    [GeneratedRegex("outcome=Abstained")]
    private static partial Regex Filtered();
}
