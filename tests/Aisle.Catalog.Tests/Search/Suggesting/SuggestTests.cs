using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Tests.Index;
using CsCheck;

namespace Aisle.Catalog.Tests.Search.Suggesting;

public sealed class SuggestTests
{
    private static readonly CatalogIndex Index = Shops.Index(
    [
        Made("1", "Wireless mouse", "Acme", "Computers > Mice"),
        Made("2", "Wireless mouse for travel", "Bolt", "Computers > Mice"),
        Made("3", "Wireless headphones", "Acme", "Audio > Headphones"),
        Made("4", "Mouse pad", "Acme", "Computers > Mouse pads"),
        Made("5", "无线鼠标", "小米", "电脑 > 鼠标"),
        Made("6", "Winter jacket", "Bolt", "Coats and Jackets"),
    ]);

    [Theory]
    [InlineData("wir", "wireless mouse")]
    [InlineData("Wireless m", "wireless mouse")]
    [InlineData("acme wir", "acme wireless headphones")]
    [InlineData("bol", "Bolt")]
    [InlineData("wirless mo", "wireless mouse")]
    [InlineData("hedphon", "headphones")]
    [InlineData("无线", "无线鼠标")]
    [InlineData("小", "小米")]
    public void Suggest_StartOfAPhrase_CompletesIt(string typed, string text) =>
        Assert.Contains(text, Index.Suggest(typed, 6).Queries.Select(q => q.Text));

    [Fact]
    public void Suggest_SeveralPhrases_ThoseOfMoreProductsComeFirst() =>
        Assert.Equal("wireless mouse", Index.Suggest("wirel", 6).Queries[0].Text);

    [Fact]
    public void Suggest_WordInsideACategorysName_FindsTheCategory() =>
        Assert.Equal(["Coats and Jackets"], Index.Suggest("jack", 6).Categories.Select(c => c.Path.ToString()));

    [Theory]
    [InlineData("mouse p", "4")]
    [InlineData("jackets", "6")]
    [InlineData("鼠标", "5")]
    [InlineData("jackte", "6")]
    public void Suggest_WordsOfATitle_FindItsProduct(string typed, string id) =>
        Assert.Contains(id, Index.Suggest(typed, 6).ProductIds);

    [Theory]
    [InlineData("m99")]
    [InlineData("m185x")]
    public void Suggest_UnknownModelNumber_IsNotGuessedAt(string typed) =>
        Assert.Empty(Index.Suggest(typed, 6).Queries);

    [Fact]
    public void Suggest_AnyText_StaysWithinTheLimitAndOnlySuggestsWhatIsFound() =>
        Gen.OneOf(Gen.String, Gen.OneOf("wir", "eless", " ", "mou", "无", "线", "acme", "\uD800", "-").Array[0, 6].Select(string.Concat)).Sample(typed =>
        {
            var suggested = Index.Suggest(typed, 3);
            Assert.True(suggested.Queries.Count <= 3 && suggested.Categories.Count <= 3 && suggested.ProductIds.Count <= 3);
            Assert.All(suggested.Queries, q => Assert.True(Index.Search(new SearchQuery { Text = q.Text }, CancellationToken.None).Total > 0));
        });

    private static Product Made(string id, string title, string brand, string category) =>
        Shops.Make(id, title, 20) with { Brand = brand, Categories = [CategoryPath.Parse(category)] };
}
