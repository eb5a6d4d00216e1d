using Aisle.Assistant.Tests.Shop;

namespace Aisle.Assistant.Tests.Answering;

/// <summary>Needs, measures and exceptions: what shoppers say without naming a value of the catalogue.</summary>
public sealed class NeedTests(OpenShop shop)
{
    [Theory]
    [InlineData("wireless mouse", "which is the lightest?", "mouse-viper")]
    [InlineData("wireless mouse", "which one is the heaviest", "mouse-mx")]
    [InlineData("无线鼠标", "哪个最轻？", "mouse-viper")]
    public async Task Lead_AMeasuredProperty_NamesTheOneWithMostOrLeast(string find, string said, string id)
    {
        var answer = await shop.SayAsync(find, said);

        Assert.True(answer.Ids is [var only] && only == id, answer.ToString());
        Assert.Contains(answer.Evidence, e => e.ProductId == id && e.Title == "Weight");
    }

    [Fact]
    public async Task Refine_Lighter_ShowsOnlyWhatWeighsLess()
    {
        var first = await shop.SayAsync("wireless mouse");

        var answer = await shop.SayAsync("wireless mouse", "something lighter");

        Assert.True(answer.Ids.Count > 0 && !answer.Ids.Contains("mouse-mx"), answer.ToString());
        Assert.NotEqual(first.Ids, answer.Ids);
    }

    [Fact]
    public async Task Refine_NotTheFirstOne_LeavesItOutAndKeepsTheRest()
    {
        var first = await shop.SayAsync("wireless mouse");

        var answer = await shop.SayAsync("wireless mouse", "not the first one");

        Assert.Equal(first.Ids.Skip(1), answer.Ids);
    }

    [Fact]
    public async Task Find_AStoryAroundTheThing_SearchesForTheThing()
    {
        var answer = await shop.SayAsync("I need headphones for my dad, he likes music, under 100");

        Assert.True(answer.Ids.Count > 0 && answer.Ids.All(id => id.StartsWith("head-", StringComparison.Ordinal)), answer.ToString());
        Assert.Contains("price", answer.Conditions);
    }

    [Fact]
    public async Task Refine_NotTooExpensiveWithABound_TakesTheBound()
    {
        var answer = await shop.SayAsync("wireless mouse", "not too expensive, max 60");

        Assert.All(answer.Products.Products, p => Assert.True(p.Price!.Value.Amount <= 60));
    }

    [Theory]
    [InlineData("I have chest pain, what should I do?")]
    [InlineData("can I sue my neighbour?")]
    [InlineData("you are stupid")]
    public async Task Talk_NotAShopsBusiness_IsCalmAndShowsNothing(string said)
    {
        var answer = await shop.SayAsync(said);

        Assert.Contains(answer.Intent, new[] { "outofscope", "talk" });
        Assert.Empty(answer.Ids);
    }

    [Fact]
    public async Task Compare_TwoNamedAndNoneShown_FindsBoth()
    {
        var answer = await shop.SayAsync("compare the Logitech M185 with the Razer Viper");

        Assert.Equal(["mouse-m185", "mouse-viper"], answer.Comparison.Products.Select(p => p.Id).Order());
    }
}
