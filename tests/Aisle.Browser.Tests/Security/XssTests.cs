using System.Net.Http.Json;
using System.Text.Json;
using Aisle.Browser.Tests.Studio;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Security;

/// <summary>
/// Nothing that a feed, a reviewer, an address or a shopper writes runs: not in the storefront, not in the widget, not on the developer page, not in the studio. Heard
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

    /// <summary>The studio's component library writes style attributes, and its own SVG icons.</summary>
    private const string ForeignInStudio = ".studio-page :is(script, iframe, object, embed, base, meta, style, template, math, marquee, video, audio, foreignObject, animate, use, img), "
        + ".studio-page :is([onerror], [onload], [onfocus], [onmouseover], [ontoggle], [onbegin], [onstart], [onpointerenter], [srcdoc], [formaction], [href^='javascript:' i], [src^='javascript:' i], [action^='javascript:' i])";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

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

    /// <summary>Every page of the studio, after shoppers asked, searched and judged in payloads: what the feed, the shoppers and the address say is shown, and none of it runs.</summary>
    [Fact]
    public async Task Studio_OfAHostileShop_RunsNothing()
    {
        await TalkAsync();
        await using var visit = await OpenAsync();
        await StudioVisits.SignInAsync(visit, HostileShop.StudioPassword);
        await visit.Page.WaitForURLAsync("**/studio");
        var payload = Uri.EscapeDataString(string.Join(' ', HostileShop.Groups[0]));
        var pages = new List<string>
        {
            "/studio", "/studio/feedback", "/studio/searches", "/studio/insight", "/studio/feeds", "/studio/feeds/1", "/studio/usage", "/studio/models", "/studio/keys", "/studio/settings",
            "/studio/settings/policies", "/studio/settings/synonyms", "/studio/settings/topics", $"/studio/conversations?text={payload}&outcome={payload}&language={payload}",
            $"/studio/gaps/attribute?name={payload}&category={payload}", $"/studio/insight?category={payload}&aspect={payload}", $"/studio/conversations/{payload}", $"/studio/settings/{payload}",
        };
        foreach (var list in new[] { "/studio/conversations", "/studio/gaps", "/studio/settings/policies" })
        {
            await ShowAsync(list);
            pages.AddRange((await visit.Page.Locator(".studio-page a[href*='/studio/']:not([download])").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
                .Where(href => href.StartsWith(list, StringComparison.Ordinal) && href.Length > list.Length + 1).Take(8));
        }

        foreach (var page in pages.Distinct())
        {
            await ShowAsync(page);
        }

        async Task ShowAsync(string page)
        {
            await visit.GoAsync(page);
            await StudioVisits.WhenLiveAsync(visit);
            await visit.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach((d) => { d.open = true; })");
            await NothingRanAsync(visit, 0);
            Assert.Equal(0, await visit.Page.Locator(ForeignInStudio).CountAsync());
        }
    }

    /// <summary>What shoppers leave in the journal, each group of payloads in each place.</summary>
    private async Task TalkAsync()
    {
        using var client = new HttpClient { BaseAddress = await shop.AddressAsync() };
        foreach (var (number, group) in HostileShop.Groups.Index())
        {
            var all = string.Join(' ', group);
            using var started = await client.PostAsync(new Uri("/v1/conversations", UriKind.Relative), null, Cancel);
            var id = (await started.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString();
            foreach (var text in new[] { all, $"does gizmo {number} have {group[0]}?", $"gizmo {group[^1]} under 1 dollar" })
            {
                using var answer = await client.PostAsJsonAsync(new Uri($"/v1/conversations/{id}/turns", UriKind.Relative), new { text, page = new { productId = $"gizmo-{number}" } }, Cancel);
                var events = await answer.Content.ReadAsStringAsync(Cancel);
                var turn = events[(events.IndexOf("id: ", StringComparison.Ordinal) + 4)..].Split('-')[0];
                using var judged = await client.PutAsJsonAsync(new Uri($"/v1/conversations/{id}/turns/{turn}/feedback", UriKind.Relative), new { helpful = false, comment = all[..Math.Min(all.Length, 500)] }, Cancel);
                judged.EnsureSuccessStatusCode();
            }

            using var searched = await client.GetAsync(new Uri($"/v1/search?q={Uri.EscapeDataString("zzqq " + group[0])}", UriKind.Relative), Cancel);
        }
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
