using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Security;

/// <summary>
/// Nothing that a feed, a reviewer, an address or a shopper writes runs: not in the storefront, not in the widget, not on the developer page. Heard
/// by a function that every payload calls, by dialogs, and by the policy's own reports: what only the policy stopped had become markup.
/// </summary>
public sealed class XssTests(Chromium chromium, HostileShop shop)
{
    private const string Canary =
        """
        window.ran = [];
        window.xss = (n) => { window.ran.push(String(n)); };
        document.addEventListener('securitypolicyviolation', (event) => {
          if (!['img-src', 'media-src'].includes(event.effectiveDirective)) window.ran.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
        });
        """;

    private readonly List<string> _dialogs = [];

    /// <summary>Elements that no page of ours has, and attributes that would run.</summary>
    private const string Foreign = "main :is(script, iframe:not(#preview), object, embed, base, meta, style, template, math, marquee, video, audio, foreignObject, animate, use), "
        + "main :is([onerror], [onload], [onfocus], [onmouseover], [ontoggle], [onbegin], [onstart], [onpointerenter], [style], [srcdoc], [formaction], [href^='javascript:' i], [src^='javascript:' i], [action^='javascript:' i])";

    [Fact]
    public void Payloads_OfAllFamilies_AreSixtyAtLeast() => Assert.InRange(HostileShop.Payloads.Distinct().Count(), 60, 100);

    /// <summary>Each product's page has its payloads in every place that data can be in; then everything on it that unfolds or takes the pointer is tried.</summary>
    [Fact]
    public async Task Products_WithPayloadsEverywhere_RunNothing()
    {
        await using var visit = await OpenAsync();
        for (var number = 0; number < HostileShop.Groups.Count; number++)
        {
            await visit.GoAsync($"/p/gizmo-{number}");
            await Expect(visit.Page.Locator("h1")).ToContainTextAsync($"Gizmo {number}");
            await visit.Page.EvaluateAsync(
                """
                () => {
                  document.querySelectorAll('details').forEach((d) => { d.open = true; });
                  document.querySelectorAll('main *').forEach((e) => ['pointerenter', 'mouseover', 'focus', 'toggle'].forEach((type) => e.dispatchEvent(new Event(type))));
                }
                """);
            await NothingRanAsync(visit, number);
            Assert.Equal(0, await visit.Page.Locator(Foreign).CountAsync());
        }
    }

    [Fact]
    public async Task Addresses_WithPayloads_RunNothing()
    {
        await using var visit = await OpenAsync();
        foreach (var (number, group) in HostileShop.Groups.Index())
        {
            var filters = group.Select(Uri.EscapeDataString).Select(text => $"&brand={text}&category={text}&attribute={text}%3A{text}&undo={text}");
            await visit.GoAsync($"/?q={Uri.EscapeDataString(string.Join(' ', group))}{string.Concat(filters)}");
            await Expect(visit.Page.Locator("h1")).ToContainTextAsync("Results");
            await NothingRanAsync(visit, number);
            Assert.Equal(0, await visit.Page.Locator(Foreign).CountAsync());
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=gizmo")]
    [InlineData("/p/gizmo-0/reviews")]
    [InlineData("/p/gizmo-1/reviews?aspect=battery")]
    [InlineData("/policies")]
    [InlineData("/p/%3Cscript%3Exss(1)%3C%2Fscript%3E")]
    [InlineData("/%3Cimg%20src=x%20onerror=xss(1)%3E")]
    [InlineData("/p/gizmo-0?variant=%22%3E%3Cimg%20src=x%20onerror=xss(1)%3E&picture=%3Cscript%3E")]
    [InlineData("/docs?%3Cscript%3Exss(1)%3C/script%3E#%3Cimg%20src=x%20onerror=xss(1)%3E")]
    public async Task Page_OfAHostileShop_RunsNothing(string address)
    {
        await using var visit = await OpenAsync();
        await visit.GoAsync(address);
        await Expect(visit.Page.Locator("h1")).ToBeVisibleAsync();
        await NothingRanAsync(visit, 0);
        Assert.Equal(0, await visit.Page.Locator(Foreign).CountAsync());
    }

    /// <summary>Cards, reviews, evidence and comparison of hostile products, and what the shopper says.</summary>
    [Fact]
    public async Task Widget_OfAHostileShop_RunsNothing()
    {
        await using var visit = await OpenAsync();
        await visit.GoAsync("/p/gizmo-1");
        await visit.Widget.OpenAsync();
        foreach (var said in new[] { "what do people say about it?", "how much does it weigh?", "gizmo", "compare the first two", "can I return it?" }.Concat(HostileShop.Groups.Select(group => string.Join(' ', group))))
        {
            await visit.Widget.SayAsync(said);
            await Expect(visit.Widget.LastTurn).ToHaveAttributeAsync("aria-busy", "false");
        }

        foreach (var more in await visit.Page.Locator("aisle-assistant summary").AllAsync())
        {
            await more.EvaluateAsync("e => { e.parentElement.open = true; }");
        }

        await NothingRanAsync(visit, 0);
        await visit.Page.ReloadAsync(); // the conversation is drawn again from what this browser kept
        await Expect(visit.Page.Locator("aisle-assistant .turn").First).ToBeAttachedAsync();
        await NothingRanAsync(visit, 0);
    }

    private async Task<Visit> OpenAsync()
    {
        var visit = await chromium.VisitAsync(await shop.AddressAsync(), Screen.Desktop);
        await visit.Page.AddInitScriptAsync(Canary);
        visit.Page.Dialog += (_, dialog) =>
        {
            _dialogs.Add(dialog.Message);
            _ = dialog.DismissAsync();
        };
        return visit;
    }

    private async Task NothingRanAsync(Visit visit, int number)
    {
        Assert.Empty(_dialogs);
        var ran = await visit.Page.EvaluateAsync<string[]>("window.ran");
        Assert.True(ran.Length == 0, $"{visit.Page.Url} ran {string.Join(", ", ran)} of {string.Join(' ', HostileShop.Groups[number])}");
        Assert.DoesNotContain(visit.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal) && !complaint.Contains("img-src", StringComparison.Ordinal));
    }
}
