using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Tests.Search;

public sealed class QueryWordsTests
{
    /// <summary>Where the name of what is asked for ends, and its description begins.</summary>
    [Theory]
    [InlineData("case for a pixel 9", "case")]
    [InlineData("easy to clean spray bottle", "easy clean spray bottle")]
    [InlineData("male-to-female hdmi cable with gold plugs", "male female hdmi cable")]
    [InlineData("32 by 48 inch painting", "32 48 inch painting")]
    [InlineData("press on nails in pink", "press nail")]
    [InlineData("women's running shoes", "woman running shoe")]
    [InlineData("phone running Android", "phone")]
    [InlineData("all in one printer with fax", "all one printer")]
    [InlineData("hand made soap", "hand made soap")]
    [InlineData("table made of oak", "table")]
    [InlineData("lamp by Philips", "lamp")]
    [InlineData("xbox compatible vinyl skin that is black", "xbox compatible vinyl skin")]
    [InlineData("turkey bars. no sugar", "turkey bar")]
    [InlineData("Dr. Martens boots", "dr marten boot")]
    public void PhraseEnd_OfARequest_IsWhereItsDescriptionBegins(string text, string name)
    {
        var words = Read(text);

        Assert.Equal(name, string.Join(' ', Enumerable.Range(0, Math.Min(words.Count, words.PhraseEnd)).Select(i => words[i])));
    }

    [Theory]
    [InlineData("charger compatible with iphone", "iphone", true)]
    [InlineData("case for a pixel", "pixel", true)]
    [InlineData("case that fits a pixel", "pixel", true)]
    [InlineData("charger with cable", "cable", false)]
    public void IsPurpose_OfAWord_TellsWhatTheThingIsFor(string text, string word, bool isPurpose)
    {
        var words = Read(text);

        Assert.Equal(isPurpose, words.IsPurpose(Enumerable.Range(0, words.Count).First(i => words[i] == word)));
    }

    [Theory]
    [InlineData("bottle of shampoo", true)]
    [InlineData("bottle opener", false)]
    public void IsContainer_OfAWord_TellsWhatTheThingComesIn(string text, bool isContainer) => Assert.Equal(isContainer, Read(text).IsContainer(0));

    private static QueryWords Read(string text)
    {
        var words = new QueryWords();
        words.Read(text);
        return words;
    }
}
