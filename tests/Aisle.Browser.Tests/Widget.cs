using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests;

/// <summary>The assistant on a page, as a shopper uses it. Playwright's locators see into its shadow root.</summary>
internal sealed class Widget(IPage page)
{
    public ILocator Launcher => page.Locator("aisle-assistant .launcher");

    public ILocator Panel => page.Locator("aisle-assistant .panel");

    public ILocator Input => page.Locator("aisle-assistant textarea");

    public ILocator Send => page.Locator("aisle-assistant .composer button");

    public ILocator LastTurn => page.Locator("aisle-assistant .turn:last-child");

    /// <summary>Opens what is remembered, and earlier conversations.</summary>
    public ILocator You => page.Locator("aisle-assistant .head .you-button");

    public ILocator Conditions => page.Locator("aisle-assistant .conditions button");

    public ILocator Drawer => page.Locator("aisle-assistant .drawer");

    public ILocator In(string selector) => LastTurn.Locator(selector);

    public async Task OpenAsync()
    {
        await Launcher.ClickAsync();
        await Expect(Panel).ToBeVisibleAsync();
    }

    /// <summary>After a page was loaded: on a desktop the panel comes back by itself, on a phone it waits behind its button.</summary>
    public Task ShownAsync(bool phone) => phone ? OpenAsync() : Expect(Panel).ToBeVisibleAsync();

    /// <summary>Types and sends, and waits until the answer is whole.</summary>
    public async Task AskAsync(string text)
    {
        await SayAsync(text);
        await AnsweredAsync(text);
    }

    public async Task SayAsync(string text)
    {
        await Input.FillAsync(text);
        await Input.PressAsync("Enter");
    }

    public async Task AnsweredAsync(string said)
    {
        await Expect(In(".said")).ToContainTextAsync(said);
        await Expect(In(".done")).ToBeVisibleAsync();
        await Expect(LastTurn).ToHaveAttributeAsync("aria-busy", "false");
    }
}
