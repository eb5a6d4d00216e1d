using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aisle.Browser.Tests.Shop;

/// <summary>Each page of the storefront over the demo shop.</summary>
public sealed partial class PageTests(Chromium chromium, DemoShop shop)
{
    public static TheoryData<string, string, bool, bool> Looks()
    {
        var looks = new TheoryData<string, string, bool, bool>();
        foreach (var (name, path) in new[] { ("home", "/"), ("search", "/?q=mouse"), ("nothing", "/?q=qqqqzzzz") })
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
        await using var visit = await OpenAsync(phone ? Screen.Phone : Screen.Desktop, path, dark);
        await Expect(visit.Page.Locator("main h1")).ToBeVisibleAsync();
        await visit.CheckAsync($"shop-{name}-{(phone ? "phone" : "desktop")}{(dark ? "-dark" : "")}");
        Assert.True(await visit.LayoutShiftAsync() <= 0.05);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Product_OnEveryScreen_HoldsWhatEveryPageMust(bool phone, bool dark)
    {
        await using var visit = await OpenAsync(phone ? Screen.Phone : Screen.Desktop, "/?q=mouse", dark);
        await visit.Page.Locator(".grid a").First.ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(ProductAddress());
        await Expect(visit.Page.Locator("#reviews")).ToBeAttachedAsync();
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator(".buy .now")).ToBeVisibleAsync();
        await visit.CheckAsync($"shop-product-{(phone ? "phone" : "desktop")}{(dark ? "-dark" : "")}");
        Assert.True(await visit.LayoutShiftAsync() <= 0.05);
    }

    [Fact]
    public async Task Search_FromTheBox_FiltersSortsAndGoesBack()
    {
        await using var visit = await OpenAsync(Screen.Desktop, "/");
        var box = visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search products" });
        await box.FillAsync("keyboard");
        await box.PressAsync("Enter");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("keyboard");
        var all = await visit.Page.Locator(".results-head p").InnerTextAsync();

        await visit.Page.Locator(".facet-value").Nth(1).ClickAsync(); // the first brand
        await Expect(visit.Page.Locator(".chips .chip")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".results-head p")).Not.ToHaveTextAsync(all);
        await visit.Page.GetByLabel("Sort by").SelectOptionAsync("price_descending");
        await Expect(visit.Page).ToHaveURLAsync(Sorted());
        await visit.CheckAsync("shop-filtered-desktop");

        await visit.Page.GoBackAsync();
        await visit.Page.GoBackAsync();
        await Expect(visit.Page.Locator(".results-head p")).ToHaveTextAsync(all);
        await Expect(visit.Page.Locator(".chips .chip")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Search_WhileTyping_SuggestsWhatTheArrowsAndEnterTake(bool phone)
    {
        await using var visit = await OpenAsync(phone ? Screen.Phone : Screen.Desktop, "/");
        var box = visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search products" });
        await box.PressSequentiallyAsync("keybo");
        var first = visit.Page.Locator(".suggestions [role=option]").First;
        await Expect(first).ToBeVisibleAsync();
        await visit.CheckAsync($"shop-suggestions-{(phone ? "phone" : "desktop")}");

        await box.PressAsync("ArrowDown");
        await Expect(first).ToHaveAttributeAsync("aria-selected", "true");
        await box.PressAsync("Enter");

        await Expect(visit.Page.Locator(".suggestions")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("keyboard", new() { IgnoreCase = true });
    }

    [Fact]
    public async Task Product_AnotherVariant_ShowsItsNameAndPicture()
    {
        await using var visit = await OpenAsync(Screen.Desktop, "/?q=wireless%20mouse");
        await visit.Page.Locator(".grid a").First.ClickAsync();
        var other = visit.Page.Locator(".variant-option").First.Locator("label:not(:has(:checked))").First;
        var name = (await other.Locator("input").GetAttributeAsync("value"))!;
        await other.ClickAsync();
        await Expect(visit.Page.Locator(".variant-option .chosen").First).ToHaveTextAsync(name);
        await Expect(visit.Page.Locator(".offer .now")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Product_QuoteInItsDigest_OpensTheWholeReview()
    {
        await using var visit = await OpenAsync(Screen.Desktop, "/?q=mouse");
        await visit.Page.Locator(".grid a").First.ClickAsync();
        await visit.Page.Locator(".aspects summary").First.ClickAsync();
        var words = (await visit.Page.Locator(".aspects details[open] .quote q").First.InnerTextAsync()).Trim();
        await visit.Page.Locator(".aspects details[open] .quote").First.ClickAsync();
        await Expect(visit.Page.Locator("dialog.sheet .review")).ToContainTextAsync(words);
        await visit.CheckAsync("shop-review-desktop");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.Locator("dialog.sheet")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Address_OfNoProduct_SaysSo()
    {
        await using var visit = await OpenAsync(Screen.Desktop, "/p/no-such-product");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("This page is not here");
        await visit.ShootAsync("shop-missing-desktop");
        await visit.Page.Locator("main a").ClickAsync();
        await Expect(visit.Page.Locator(".hero")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Language_Chinese_IsKeptFromPageToPage()
    {
        await using var visit = await OpenAsync(Screen.Desktop, "/");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "中文" }).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("找到合适的商品");
        await visit.CheckAsync("shop-home-zh");
        await visit.Page.Locator(".row a").First.ClickAsync();
        await Expect(visit.Page.Locator("#reviews-title")).ToHaveTextAsync("评价");
        await Expect(visit.Widget.Launcher).ToHaveTextAsync("咨询购物助手");
    }

    [Fact]
    public async Task Home_ShopWithoutCategories_ShowsItsProducts()
    {
        await using var visit = await OpenAsync(Screen.Desktop, "/?q=qqqqzzzz");
        await visit.Page.RouteAsync("**/v1/shop", route => route.FulfillAsync(new() { Json = new { name = "Plain", currency = "USD", counts = new { products = 9 }, categories = Array.Empty<string>() } }));
        await visit.GoAsync("/");

        await Expect(visit.Page.Locator(".picks li")).ToHaveCountAsync(12);
        await Expect(visit.Page.Locator(".empty")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task RightToLeft_PageHolds()
    {
        await using var visit = await OpenAsync(Screen.Desktop, "/?q=mouse");
        await visit.Page.Locator(".grid a").First.ClickAsync();
        await Expect(visit.Page.Locator("#reviews")).ToBeAttachedAsync();
        await visit.Page.EvaluateAsync("document.documentElement.dir = 'rtl'");
        await visit.CheckAsync("shop-product-rtl");
    }

    private async Task<Visit> OpenAsync(Screen screen, string path, bool dark = false)
    {
        var visit = await chromium.VisitAsync(await shop.AddressAsync(), screen, new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        await visit.GoAsync(path);
        return visit;
    }

    [GeneratedRegex("/p/.+$")]
    private static partial Regex ProductAddress();

    [GeneratedRegex("sort=price_descending")]
    private static partial Regex Sorted();
}
