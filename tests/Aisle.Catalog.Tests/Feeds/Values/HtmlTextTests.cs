using Aisle.Catalog.Feeds.Values;
using CsCheck;

namespace Aisle.Catalog.Tests.Feeds.Values;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("<p>One.</p>\n<p>Two<br/>lines.</p>", "One.\nTwo\nlines.")]
    [InlineData("<ul>\n <li>Light</li>\n <li>Warm</li></ul>", "• Light\n• Warm")]
    [InlineData("a<script>alert('</p>')</script>b<style>p{}</style>c<!-- <p>x</p> -->d", "abcd")]
    [InlineData("Fish &amp; chips &lt;3 caf&eacute; &#8364;5", "Fish & chips <3 café €5")]
    [InlineData("&lt;p&gt;Escaped twice&lt;/p&gt;", "Escaped twice")]
    [InlineData("5 < 6 and 7 > 2", "5 < 6 and 7 > 2")]
    [InlineData("<a title=\"a > b\" href='x'>link</a>", "link")]
    [InlineData("<img src=x onerror=alert(1)>", "")]
    [InlineData("<b", "")]
    [InlineData("bold <b>word</b>\nnext line", "bold word\nnext line")]
    [InlineData("<p>one\n  paragraph</p>", "one paragraph")]
    [InlineData("<table><tr><td>Up to $200</td><td>$16</td></tr><tr><td>Over</td><td>$29</td></tr></table>", "Up to $200 | $16\nOver | $29")]
    public void Of_Html_IsItsText(string html, string expected) => Assert.Equal(expected, PlainText.Of(html));

    [Fact]
    public void Of_ControlAndDirectionCharacters_AreStripped() =>
        Assert.Equal("safe\nnext", PlainText.Of("sa\u0000f\u202Ee\u200B\r\n\u0007next\uFEFF"));

    [Fact]
    public void Of_LoneSurrogate_IsReplaced() => Assert.Equal("a\uFFFDb", PlainText.Of("a\ud800b"));

    [Fact]
    public void Of_AnyMarkup_LeavesNoTagAndNoControlCharacter() =>
        Gen.String[Gen.Char["<>/!?-&;ltgampxscript \"'=\n\u0000\u0007#38"], 0, 80].Sample(html =>
        {
            var text = PlainText.Of(html);
            return !HtmlText.HasTag(text) && !text.Any(c => char.IsControl(c) && c != '\n') && PlainText.Of(text).Length <= text.Length;
        });

    [Fact]
    public void Of_NestedEscapes_EndsWithoutATag()
    {
        var html = "<script>alert(1)</script>";
        for (var i = 0; i < 8; i++)
        {
            html = html.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
        }

        Assert.False(HtmlText.HasTag(PlainText.Of(html)));
    }

    [Fact]
    public void Sections_Headings_PartThePage()
    {
        var sections = HtmlText.Sections("<p>Before.</p><h2>Returns &amp; refunds</h2><p>30 days.</p><h3>Empty</h3><h2>Shipping</h2><ul><li>Free</li></ul>");

        Assert.Equal([new("", "Before."), new("Returns & refunds", "30 days."), new("Shipping", "• Free")], sections);
    }
}
