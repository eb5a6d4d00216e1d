using System.Text.Json;
using System.Text.RegularExpressions;
using Aisle.Catalog;
using Aisle.Server.Storefront;

namespace Aisle.Server.Tests.Storefront;

public sealed partial class PageTextsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "web", "shop", "texts");

    public static TheoryData<string> Languages() => [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file))];

    /// <summary>No language lacks a text, or fills in what English does not.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void File_OfAnyLanguage_HasTheTextsOfEnglish(string language)
    {
        var (english, other) = (Read("en"), Read(language));

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
        Assert.All(english.Keys, key => Assert.Empty(Places(other[key]).Except(Places(english[key]))));
    }

    [Theory]
    [InlineData(1, "1 result")]
    [InlineData(2, "2 results")]
    [InlineData(12345, "12,345 results")]
    public void Of_Count_ChoosesTheForm(int count, string expected) => Assert.Equal(expected, Texts("en").Of("results", ("count", count)));

    [Fact]
    public void Of_ValueWithBraces_IsNotFilledAgain() => Assert.Equal("Results for “{text} {count}”", Texts("en").Of("results.for", ("text", "{text} {count}")));

    [Fact]
    public void Of_TextThatAFileLacks_IsEnglish() => Assert.Equal("Cart", new PageTexts("xx", [], Texts("en"))["cart"]);

    [Theory]
    [InlineData("en", "Sep 21, 2025")]
    [InlineData("zh", "2025年9月21日")]
    public void Date_InItsLanguage_IsOfItsForm(string language, string expected) => Assert.Equal(expected, Texts(language).Date(new DateOnly(2025, 9, 21)));

    [Theory]
    [InlineData("12.50", "USD", "$12.50")]
    [InlineData("12.00", "USD", "$12")]
    [InlineData("12.00", "CHF", "12 CHF")]
    [InlineData("1200", "JPY", "¥1,200")]
    public void Money_Rounded_LosesItsZeros(string amount, string currency, string expected) =>
        Assert.Equal(expected, PageTexts.Money(new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency), round: true));

    private static PageTexts Texts(string language) => new(language, Read(language), null);

    private static Dictionary<string, JsonElement> Read(string language) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllBytes(Path.Combine(Folder, language + ".json")))!;

    private static IEnumerable<string> Places(JsonElement text) => Place().Matches(text.GetRawText()).Select(m => m.Value);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();
}
