using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Widgets;

/// <summary>What becomes of a conversation when the network, the server or the shopper breaks it off.</summary>
public sealed class ConversationTests(Chromium chromium, CannedShop shop)
{
    [Fact]
    public async Task Question_WhenOffline_IsKeptAndCanBeAskedAgain()
    {
        await using var visit = await OpenAsync();
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Widget.SayAsync("find");

        await Expect(visit.Widget.In(".trouble")).ToContainTextAsync("The connection was lost. Your question is kept.");
        await Expect(visit.Widget.In(".said")).ToContainTextAsync("find");
        await visit.ShootAsync("widget-offline-desktop");
        await visit.Page.Context.SetOfflineAsync(false);
        await visit.Widget.In(".trouble button").ClickAsync();

        await visit.Widget.AnsweredAsync("find");
        await Expect(visit.Widget.In(".trouble")).ToHaveCountAsync(0);
        await Expect(visit.Widget.In(".card")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task WhatIsTyped_WhenThePageIsLoadedAgain_IsStillThere()
    {
        await using var visit = await OpenAsync();
        await visit.Widget.Input.FillAsync("a mouse for");
        await visit.Page.ReloadAsync();
        await Expect(visit.Widget.Input).ToHaveValueAsync("a mouse for");
    }

    [Fact]
    public async Task Conversation_WhenThePageIsLoadedAgain_IsStillThere()
    {
        await using var visit = await OpenAsync();
        await visit.Widget.AskAsync("find");
        await visit.Widget.AskAsync("question");

        await visit.Page.ReloadAsync();

        await Expect(visit.Page.Locator("aisle-assistant .said")).ToContainTextAsync(["find", "question"]);
        await Expect(visit.Widget.In(".said")).ToBeInViewportAsync();
        await Expect(visit.Page.Locator("body")).ToBeFocusedAsync(); // a page that was just loaded keeps its focus
        await visit.Widget.In(".cite").First.ClickAsync();
        await Expect(visit.Widget.Drawer.Locator("blockquote")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Answer_BrokenOffHalfway_OffersToTryAgain()
    {
        await using var visit = await OpenAsync();
        await visit.Widget.SayAsync("break: question");
        await Expect(visit.Widget.In(".trouble")).ToContainTextAsync("The connection was lost");

        await visit.Widget.In(".trouble button").ClickAsync();

        await visit.Widget.AnsweredAsync("break: question");
        await Expect(visit.Widget.In(".text")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Answer_ConnectionLostHalfway_GoesOnWhereItWas()
    {
        await using var visit = await OpenAsync();
        await visit.Widget.SayAsync("drop: question");

        await visit.Widget.AnsweredAsync("drop: question");
        await Expect(visit.Widget.In(".text")).ToHaveCountAsync(2); // each part once
    }

    [Fact]
    public async Task Answer_PageLoadedAgainHalfway_GoesOnWhereItWas()
    {
        await using var visit = await OpenAsync();
        await visit.Widget.SayAsync("slow: find");
        await Expect(visit.Widget.In(".text").First).ToBeVisibleAsync();

        await visit.Page.ReloadAsync();

        await visit.Widget.AnsweredAsync("slow: find");
        await Expect(visit.Widget.In(".card").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Answer_WhileItStreams_CanBeStopped()
    {
        await using var visit = await OpenAsync();
        await visit.Widget.SayAsync("slow: find");
        await Expect(visit.Widget.In(".text")).ToBeVisibleAsync();
        await Expect(visit.Widget.In(".thinking")).ToBeVisibleAsync();
        await visit.CheckAsync("widget-streaming-desktop");

        await visit.Widget.Send.ClickAsync();

        await Expect(visit.Widget.In(".trouble")).ToContainTextAsync("You stopped this answer.");
        await Expect(visit.Widget.In(".text")).ToBeVisibleAsync();
        await Expect(visit.Widget.Input).ToBeEnabledAsync();
    }

    [Theory]
    [InlineData("busy: find", "more questions than the shop can take")]
    [InlineData("refuse: find", "The question is too long.")]
    public async Task Refusal_ByTheServer_IsSaidInWords(string question, string words)
    {
        await using var visit = await OpenAsync();
        await visit.Widget.SayAsync(question);
        await Expect(visit.Widget.In(".trouble")).ToContainTextAsync(words);
        await visit.Widget.In(".trouble button").ClickAsync();
        await visit.Widget.AnsweredAsync(question);
    }

    [Fact]
    public async Task Conversation_ThatTheServerForgot_GoesOnInANewOne()
    {
        await using var visit = await OpenAsync();
        await visit.Widget.AskAsync("question");
        await visit.Widget.AskAsync("forget: find");
        await Expect(visit.Widget.In(".card")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task NewConversation_WhenAsked_ForgetsTheOldOne()
    {
        await using var visit = await OpenAsync();
        await visit.Widget.AskAsync("find");
        await visit.Page.GetByLabel("New conversation").ClickAsync();
        await Expect(visit.Page.Locator("aisle-assistant .turn")).ToHaveCountAsync(0);
        await Expect(visit.Widget.Conditions).ToHaveCountAsync(0);
        await Expect(visit.Widget.Input).ToBeFocusedAsync();
        await Expect(visit.Page.Locator("aisle-assistant .starters button")).ToHaveTextAsync(["Show me Mice", "Show me Keyboards", "What is your return policy?"]);
    }

    [Fact]
    public async Task Enter_WhileAnInputMethodComposes_SendsNothing()
    {
        await using var visit = await OpenAsync();
        await visit.Widget.Input.FillAsync("鼠");
        await visit.Widget.Input.DispatchEventAsync("keydown", new { key = "Enter", isComposing = true });
        await Expect(visit.Widget.Input).ToHaveValueAsync("鼠");
        await Expect(visit.Page.Locator("aisle-assistant .turn")).ToHaveCountAsync(0);
    }

    private async Task<Visit> OpenAsync()
    {
        var visit = await chromium.VisitAsync(shop.Address, Screen.Desktop);
        await visit.GoAsync("/page");
        await visit.Widget.OpenAsync();
        return visit;
    }
}
