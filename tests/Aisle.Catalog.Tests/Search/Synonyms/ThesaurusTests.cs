using Aisle.Catalog.Search.Synonyms;

namespace Aisle.Catalog.Tests.Search.Synonyms;

public sealed class ThesaurusTests
{
    [Fact]
    public void Parse_SameAndNarrower_KeepsTheDirection()
    {
        var group = Assert.Single(Thesaurus.Parse(new StringReader("# shoes\n\nshoe = footwear > boot, sandal\n"), "own.txt").Groups);

        Assert.Equal(["shoe", "footwear"], group.Same);
        Assert.Equal(["boot", "sandal"], group.Narrower);
    }

    [Theory]
    [InlineData("couch")]
    [InlineData("couch > sofa > bench")]
    [InlineData("= > ,")]
    public void Parse_LineThatJoinsNothing_NamesFileAndLine(string line)
    {
        var error = Assert.Throws<FormatException>(() => Thesaurus.Parse(new StringReader("# own\n" + line), "own.txt"));

        Assert.StartsWith("own.txt:2:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Retail_Groups_AreManyAndNoPhraseStandsTwiceInOne()
    {
        Assert.True(Thesaurus.Retail.Groups.Count > 400);
        Assert.All(Thesaurus.Retail.Groups, g => Assert.Equal(g.Same.Count + g.Narrower.Count, g.Same.Concat(g.Narrower).Distinct(StringComparer.OrdinalIgnoreCase).Count()));
    }

    [Fact]
    public void With_ShopsOwn_AddsItsGroups() =>
        Assert.Contains(
            Thesaurus.Retail.With(Thesaurus.Parse(new StringReader("flux bolt = fb-2"), "own.txt")).Groups,
            g => g.Same.Contains("fb-2"));
}
