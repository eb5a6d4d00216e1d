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
        var other = visit.Page.Locator(".variant-option").First.Locator("a:not([aria-current])").First;
        var name = (await other.InnerTextAsync()).Trim();
        await other.ClickAsync();
        await Expect(visit.Page.Locator(".variant-option .chosen").First).ToHaveTextAsync(name);
        await Expect(visit.Page.Locator(".variant-option").First.Locator("a[aria-current]")).ToBeFocusedAsync(); // where the keyboard was
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

    /// <summary>Without script the shop is whole: search, filters, sorting, variants, reviews and a question are links and forms.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Shop_WithoutScript_IsWalkedThroughByLinksAndForms(bool phone)
    {
        await using var visit = await chromium.VisitAsync(await shop.AddressAsync(), phone ? Screen.Phone : Screen.Desktop, new() { JavaScriptEnabled = false });
        await visit.GoAsync("/");
        var box = visit.Page.Locator("form.search input");
        await box.FillAsync("wireless mouse");
        await box.PressAsync("Enter");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("wireless mouse");
        var all = await visit.Page.Locator(".results-head p").InnerTextAsync();
        if (phone)
        {
            await visit.Page.Locator("details.filters > summary").ClickAsync();
        }

        await visit.Page.Locator(".facet-value").Nth(1).ClickAsync();
        await Expect(visit.Page.Locator(".chips .chip")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".results-head p")).Not.ToHaveTextAsync(all);
        await visit.Page.Locator(".sort select").SelectOptionAsync("price_ascending");
        await visit.Page.Locator(".sort button").ClickAsync();
        await Expect(visit.Page.Locator(".sort select")).ToHaveValueAsync("price_ascending");
        await visit.ShootAsync($"shop-search-{(phone ? "phone" : "desktop")}-no-script");

        await visit.Page.Locator(".grid a").First.ClickAsync();
        await visit.Page.Locator(".variant-option a:not([aria-current])").First.ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(VariantAddress());
        await Expect(visit.Page.Locator("button.add")).ToBeHiddenAsync(); // the cart is script's
        await visit.Page.Locator(".ask-box input").FillAsync("How much does it weigh?");
        await visit.Page.Locator(".ask-box input").PressAsync("Enter");
        await Expect(visit.Page.Locator(".reply")).ToContainTextAsync(" g");
        await visit.Page.Locator("#reviews summary").First.ClickAsync();
        await visit.Page.Locator(".quote").First.ClickAsync();
        await Expect(visit.Page.Locator("article.review")).ToHaveCountAsync(1);
        await visit.ShootAsync($"shop-review-{(phone ? "phone" : "desktop")}-no-script");
    }

    [Theory]
    [InlineData("policies", "/policies")]
    [InlineData("missing", "/no-such-page")]
    [InlineData("several", "/?q=a%20tent%20and%20a%20stove")]
    public async Task OtherPage_OnBothScreens_HoldsWhatEveryPageMust(string name, string path)
    {
        foreach (var screen in new[] { Screen.Desktop, Screen.Phone })
        {
            await using var visit = await OpenAsync(screen, path);
            await Expect(visit.Page.Locator("main h1")).ToBeVisibleAsync();
            await visit.CheckAsync($"shop-{name}-{(screen.IsPhone ? "phone" : "desktop")}", saying: name == "missing" ? "404" : null);
            Assert.True(await visit.LayoutShiftAsync() <= 0.05);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reviews_AllOfAProduct_ArePaged(bool phone)
    {
        await using var visit = await OpenAsync(phone ? Screen.Phone : Screen.Desktop, "/?q=kordo%20arc%20ergo");
        await visit.Page.Locator(".grid a").First.ClickAsync();
        await visit.Page.Locator("#reviews a.more").ClickAsync();
        await Expect(visit.Page.Locator("article.review")).ToHaveCountAsync(10);
        await visit.Page.Locator(".paging a[rel=next]").ClickAsync();
        await Expect(visit.Page.Locator(".paging")).ToContainTextAsync("Page 2");
        await visit.CheckAsync($"shop-reviews-{(phone ? "phone" : "desktop")}");
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

    [GeneratedRegex("variant=")]
    private static partial Regex VariantAddress();

    [GeneratedRegex("sort=price_descending")]
    private static partial Regex Sorted();
}
