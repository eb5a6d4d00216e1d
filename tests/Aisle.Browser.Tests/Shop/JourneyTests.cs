using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Shop;

/// <summary>What a shopper does with the assistant in the demo shop, from end to end, on rung 0.</summary>
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
