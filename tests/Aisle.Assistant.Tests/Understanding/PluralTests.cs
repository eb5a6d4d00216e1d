using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Tests.Understanding;

public sealed class PluralTests
{
    [Theory]
    [InlineData("mice", "mice")]
    [InlineData("lamps", "lamp")]
    [InlineData("batteries", "battery")]
    [InlineData("women", "woman")]
    [InlineData("women's", "woman")]
    [InlineData("men’s", "man")]
    [InlineData("mens", "man")]
    [InlineData("children", "child")]
    [InlineData("specimen", "specimen")]
    public void Strip_Word_IsItsSingular(string word, string singular) => Assert.Equal(singular, Plural.Strip(word));
}
