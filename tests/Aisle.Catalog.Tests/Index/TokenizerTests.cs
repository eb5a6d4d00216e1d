using Aisle.Catalog.Index.Analysis;
using CsCheck;

namespace Aisle.Catalog.Tests.Index;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("27inch monitor", "27 inch =27inch monitor")]
    [InlineData("17\" screen", "17 inch screen")]
    [InlineData("Wi-Fi", "wi fi =wifi")]
    [InlineData("USB-C", "usb c =usbc")]
    [InlineData("dv7-1211ea", "dv7 1211 ea =dv71211ea")]
    [InlineData("1,200 or 15.6", "1200 or 15.6")]
    [InlineData("men's shoes", "men shoes")]
    [InlineData("Crème brûlée, ＡＢ１", "creme brulee | ab1")]
    [InlineData("straße", "strasse")]
    [InlineData("蓝牙鼠标", "蓝牙 .蓝 牙鼠 .牙 鼠标 .鼠 .标 |")]
    [InlineData("黑", "黑")]
    [InlineData("cable - 2m", "cable | 2 m =2m")]
    public void Read_Text_CutsItAsProductsNeed(string text, string expected) => Assert.Equal(expected, string.Join(' ', Read(text)));

    [Theory]
    [InlineData("batteries", "battery")]
    [InlineData("laptops", "laptop")]
    [InlineData("boxes", "box")]
    [InlineData("dresses", "dress")]
    [InlineData("watches", "watch")]
    [InlineData("cases", "case")]
    [InlineData("women", "woman")]
    [InlineData("womens", "woman")]
    [InlineData("childrens", "child")]
    [InlineData("bus", "bus")]
    [InlineData("wireless", "wireless")]
    [InlineData("series", "series")]
    [InlineData("gps", "gps")]
    public void Stem_Word_OnlyCutsPlurals(string word, string expected)
    {
        var letters = word.ToCharArray();

        Assert.Equal(expected, new string(letters, 0, Stemming.Stem(letters)));
    }

    [Fact]
    public void Read_AnyText_PlacesTokensInsideIt() => Gen.String.Sample(text =>
    {
        var list = new List<string>();
        var sink = new Recorder(list, text.Length);
        new Tokenizer().Read(text, ref sink);
    });

    private static List<string> Read(string text)
    {
        var list = new List<string>();
        var sink = new Recorder(list, text.Length);
        new Tokenizer().Read(text, ref sink);
        return list;
    }

    private readonly struct Recorder(List<string> list, int length) : ITokenSink
    {
        public void Add(scoped Span<char> text, TokenKind kind, int start, int end)
        {
            Assert.InRange(start, 0, end);
            Assert.InRange(end, start, length + 1);
            list.Add(kind switch { TokenKind.Compound => "=", TokenKind.Character => ".", TokenKind.Break => "|", _ => "" } + text.ToString());
        }
    }
}
