using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Shop;

/// <summary>The storefront's cart, filled from a product's page and from the assistant.</summary>
public sealed class CartTests(Chromium chromium, DemoShop shop)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cart_FilledFromAProduct_SumsUpAndIsKept(bool phone)
    {
        await using var visit = await OpenAsync(phone, "/?q=keyboard&available=true");
        await visit.Page.Locator(".grid a").First.ClickAsync();
        await visit.Page.Locator("button.add").ClickAsync();
        await Expect(visit.Page.Locator(".basket")).ToContainTextAsync("1");
        await visit.Page.Locator(".add-to-cart a").ClickAsync();
        await Expect(visit.Page.Locator(".cart-line")).ToHaveCountAsync(1);
        var one = await visit.Page.Locator(".cart-price").InnerTextAsync();
        await Expect(visit.Page.Locator(".total strong")).ToHaveTextAsync(one);

        await visit.Page.Locator(".cart-count select").SelectOptionAsync("2");

        await Expect(visit.Page.Locator(".cart-price")).Not.ToHaveTextAsync(one);
        Assert.Equal(2 * Amount(one), Amount(await visit.Page.Locator(".total strong").InnerTextAsync()));
        await visit.CheckAsync($"cart-{(phone ? "phone" : "desktop")}");
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator(".basket")).ToContainTextAsync("2");
        await visit.Page.Locator(".cart-line button").ClickAsync();
        await Expect(visit.Page.Locator(".cart-sum .button")).ToBeVisibleAsync();
        await visit.CheckAsync($"cart-empty-{(phone ? "phone" : "desktop")}");
    }

    [Fact]
    public async Task Cart_WhatTheAssistantProposes_GoesInAfterAYes()
    {
        await using var visit = await OpenAsync(phone: false, "/?q=wireless%20mouse&available=true");
        await visit.Page.Locator(".grid a").First.ClickAsync();
        await visit.Page.Locator(".buy button.ask").ClickAsync();
        await visit.Widget.AskAsync("add it to my cart");
        if (await visit.Widget.In(".choices button").CountAsync() > 0)
        {
            var choice = await visit.Widget.In(".choices button").First.InnerTextAsync(); // a product of several colours asks for one
            await visit.Widget.In(".choices button").First.ClickAsync();
            await visit.Widget.AnsweredAsync(choice);
        }

        await Expect(visit.Page.Locator(".basket")).ToContainTextAsync("0");

        await visit.Widget.In(".action .primary").ClickAsync();

        await Expect(visit.Widget.In(".outcome")).Not.ToBeEmptyAsync();
        await Expect(visit.Page.Locator(".basket")).ToContainTextAsync("1");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"a\":1}")]
    [InlineData("[{\"productId\":\"gone\",\"variantId\":null,\"quantity\":1},{\"productId\":5},null,{\"productId\":\"x\",\"variantId\":null,\"quantity\":1e9}]")]
    public async Task Cart_BrokenStorage_IsShownAsFarAsItGoes(string stored)
    {
        await using var visit = await OpenAsync(phone: false, "/");
        await visit.Page.EvaluateAsync("text => localStorage.setItem('shop:cart', text)", stored);
        await visit.GoAsync("/cart");

        await Expect(visit.Page.Locator(".cart-sum")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".cart-line")).ToHaveCountAsync(stored.Contains("gone", StringComparison.Ordinal) ? 1 : 0);
    }

    private async Task<Visit> OpenAsync(bool phone, string path)
    {
        var visit = await chromium.VisitAsync(await shop.AddressAsync(), phone ? Screen.Phone : Screen.Desktop);
        await visit.GoAsync(path);
        return visit;
    }

    private static decimal Amount(string price) => decimal.Parse(new string([.. price.Where(c => char.IsDigit(c) || c == '.')]), System.Globalization.CultureInfo.InvariantCulture);
}
