using Aisle.Assistant.Answering;
using Aisle.Assistant.Tests.Shop;
using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Tests.Understanding;

public sealed class AttributeNamesTests(OpenShop shop)
{
    [Fact]
    public void Names_EachEnglishName_HasOneInChinese()
    {
        var names = EmbeddedText.Lines("AttributeNames.txt").Where(l => l.Length > 0 && l[0] != '#').SelectMany(l => l.Split(" = ")[0].Split(", ")).ToList();

        Assert.Equal(names.Distinct(), names);
        Assert.All(names, n => Assert.True(AttributeNames.AreSame(n.ToUpperInvariant(), AttributeNames.InChinese(n))));
        Assert.Equal("Lumen output", AttributeNames.InChinese("Lumen output"));
    }

    [Fact]
    public async Task Ask_InChinese_NamesTheAttributeInChineseAndCitesItsValue()
    {
        var answer = await shop.SayAsync("Logitech M185 多重？");

        Assert.Contains("重量：75 g", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Events.OfType<EvidenceEvent>().SelectMany(e => e.Items), i => i is { Title: "Weight", Text: "75 g" });
    }

    [Fact]
    public async Task Compare_InChinese_HasRowsInChinese()
    {
        var answer = await shop.SayAsync("比较 Logitech M185 和 Logitech MX Master");

        Assert.Contains("重量", Assert.Single(answer.Events.OfType<ComparisonEvent>()).Rows.Select(r => r.Name));
    }

    [Fact]
    public async Task Undo_ByTheChineseName_RemovesTheCondition()
    {
        var found = await shop.SayAsync("wireless mouse", "要黑色的");
        var undone = await shop.SayAsync("wireless mouse", "要黑色的", "不限颜色");

        Assert.Contains(found.Events.OfType<ProductsEvent>().Single().Conditions, c => c.Label.StartsWith("颜色：", StringComparison.Ordinal) && c.Remove == "不限颜色");
        Assert.Empty(undone.Conditions);
    }
}
