using Aisle.Server.Storefront.Markup;
using CsCheck;
using static Aisle.Server.Storefront.Markup.Html;

namespace Aisle.Server.Tests.Storefront;

public sealed class HtmlTests
{
    [Fact]
    public void Render_AnyText_AddsNoMarkup() => Gen.String.Sample(text =>
    {
        var html = H("p.a", [("title", text)], text).Render();

        Assert.StartsWith("<!doctype html>\n<p class=\"a\" title", html, StringComparison.Ordinal);
        Assert.Equal(3, html.Count(c => c == '<')); // the document type, the element and its end
        Assert.Equal(text.Length == 0 ? 2 : 4, html.Count(c => c == '"'));
        Assert.DoesNotContain('\'', html);
    });

    [Fact]
    public void Render_AnyDataForMachines_StaysInItsElement() => Gen.String.Sample(text =>
    {
        var html = JsonLd(new System.Text.Json.Nodes.JsonObject { ["name"] = text + "</script><script>x" }).Render();

        Assert.Equal(html.Length - "</script>".Length, html.IndexOf("</script", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(3, html.Count(c => c == '<'));
    });

    [Fact]
    public void Render_Words_StayReadable() =>
        Assert.Equal("<!doctype html>\n<p>茶壶 · café &amp; &lt;b&gt;</p>", H("p", "茶壶 · café & <b>").Render());

    [Fact]
    public void Render_NullsAndFlags_AreLeftOutOrBare() =>
        Assert.Equal("<!doctype html>\n<option selected value=\"1\">one</option>", H("option", [When(true, "selected"), When(false, "disabled"), ("value", "1"), ("label", null)], null, "one").Render());

    [Theory]
    [InlineData("/p/a%2Fb", true)]
    [InlineData("?q=a:b", true)]
    [InlineData("#reviews", true)]
    [InlineData("https://shop.example/a.png", true)]
    [InlineData("HTTP://shop.example", true)]
    [InlineData("data:image/png;base64,AA", true)]
    [InlineData("data:text/html,<script>", false)]
    [InlineData("data:image/svg,<svg>", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData(" JavaScript:alert(1)", false)]
    [InlineData("java\tscript:alert(1)", false)]
    [InlineData("java\nscript:alert(1)", false)]
    [InlineData("\u0001javascript:alert(1)", false)]
    [InlineData("vbscript:msgbox(1)", false)]
    [InlineData("blob:https://shop.example/1", false)]
    [InlineData("file:///etc/passwd", false)]
    public void Address_OfAnyScheme_IsFollowedOnlyWhereItIsSafe(string address, bool isSafe)
    {
        Assert.Equal(isSafe, SafeAddress.IsSafe(address));
        Assert.Equal(isSafe, H("a", [("href", address)], "x").Render().Contains("href=", StringComparison.Ordinal));
    }
}
