using Aisle.Assistant.Tests.Shop;

namespace Aisle.Assistant.Tests.Answering;

public sealed class FindTests(OpenShop shop)
{
    [Theory]
    [InlineData("wireless mouse under 50", "mouse-m185", "price")]
    [InlineData("I'm looking for blue headphones", "head-ch520", "attribute:color:blue")]
    [InlineData("show me jackets in green", "jacket-puff", "attribute:color:green")]
    [InlineData("do you have Bose headphones?", "head-qc", "brand:bose")]
    [InlineData("hi, I need a rain jacket please", "jacket-storm", "")]
    [InlineData("electric kettle", "kettle-fast", "")]
    [InlineData("cast iron pan", "pan-iron", "")]
    [InlineData("can you recommend a Campo tent under 200 dollars", "tent-dome4", "brand:campo, price")]
    [InlineData("headphones between 80 and 120", "head-studio", "price")]
    [InlineData("any Razer mouse?", "mouse-viper", "brand:razer")]
    [InlineData("无线鼠标 50美元以下", "mouse-m185", "price")]
    [InlineData("我想买蓝色的耳机", "head-ch520", "attribute:color:blue")]
    public async Task Find_WhatIsThere_ShowsItFirstWithItsConditions(string said, string id, string conditions)
    {
        var answer = await shop.SayAsync(said);

        Assert.True(answer.Ids.Count > 0 && answer.Ids[0] == id, answer.ToString());
        Assert.Equal(conditions, string.Join(", ", answer.Conditions));
        Assert.True(answer.Done.Answered, answer.ToString());
    }

    [Theory]
    [InlineData("headphones under €40", "Prices here are in USD, so I left “under €40” aside.")]
    [InlineData("headphones under 40 euros", "Prices here are in USD, so I left “under 40 euros” aside.")]
    [InlineData("耳机 40欧元以下", "本店价格以USD计")]
    public async Task Find_PriceInAnotherCurrency_IsLeftAsideAndSaidSo(string said, string expected)
    {
        var answer = await shop.SayAsync(said);

        Assert.Contains(expected, answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Conditions);
        Assert.Contains("head-qc", answer.Ids); // which costs more than 40 of either
    }

    [Fact]
    public async Task Find_PriceBound_EveryProductMeetsIt()
    {
        var answer = await shop.SayAsync("headphones under 100");

        Assert.Equal(["head-ch520", "head-studio", "head-tune"], answer.Ids.Order());
        Assert.All(answer.Products.Products, p => Assert.True(p.Price!.Value.Amount <= 100));
    }

    [Fact]
    public async Task Find_NothingMeetsThePrice_DropsItAndSaysSo()
    {
        var answer = await shop.SayAsync("mouse under 5");

        Assert.Equal(["price"], answer.Products.Dropped.Select(c => c.Key));
        Assert.Empty(answer.Conditions);
        Assert.Contains("Up to $5", answer.Text, StringComparison.Ordinal);
        Assert.False(answer.Done.Answered);
    }

    [Theory]
    [InlineData("unicorn saddle")]
    [InlineData("qzxv")]
    public async Task Find_NothingThere_SaysSoAndShowsSomethingMeanwhile(string said)
    {
        var answer = await shop.SayAsync(said);

        Assert.False(answer.Done.Answered);
        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        Assert.Contains("Meanwhile", answer.Text, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Ids);
    }

    [Theory]
    [InlineData("only Logitech", "mouse-m185, mouse-mx", "brand:logitech")]
    [InlineData("in black", "mouse-arc, mouse-mx", "attribute:color:black")]
    [InlineData("under 60", "mouse-arc, mouse-m185", "price")]
    [InlineData("not Logitech", "mouse-arc, mouse-viper", "not:brand:logitech")]
    [InlineData("sort by price", "mouse-arc, mouse-m185, mouse-mx, mouse-viper", "")]
    [InlineData("only in stock", "mouse-arc, mouse-m185, mouse-mx", "availability")]
    [InlineData("just Microsoft please", "mouse-arc", "brand:microsoft")]
    [InlineData("the black ones", "mouse-arc, mouse-mx", "attribute:color:black")]
    [InlineData("only logitech under 50", "mouse-m185", "brand:logitech, price")]
    [InlineData("只要罗技", "mouse-m185, mouse-mx", "brand:logitech")]
    [InlineData("黑色的", "mouse-arc, mouse-mx", "attribute:color:black")]
    public async Task Refine_ACondition_NarrowsWhatWasFound(string said, string ids, string conditions)
    {
        var answer = await shop.SayAsync("wireless mouse", said);

        Assert.Equal(ids, string.Join(", ", answer.Ids.Order()));
        Assert.Equal(conditions, string.Join(", ", answer.Conditions));
    }

    [Theory]
    [InlineData("the lightest tent", "tent-solo,tent-ridge2,tent-dome4", "0.9 kg")]
    [InlineData("which tent is the heaviest?", "tent-dome4,tent-ridge2,tent-solo", "5.6 kg")]
    [InlineData("最轻的帐篷", "tent-solo,tent-ridge2,tent-dome4", "0.9 kg")]
    public async Task Find_BySuperlative_IsOrderedByWhatItMeasures(string said, string ids, string value)
    {
        var alone = await shop.SayAsync(said);
        var besideOthers = await shop.SayAsync("frying pan", said);

        Assert.Equal(ids.Split(','), alone.Ids);
        Assert.Contains(value, alone.Text, StringComparison.Ordinal);
        Assert.Equal(alone.Ids, besideOthers.Ids);
    }

    [Fact]
    public async Task Find_NoneOfThese_LeavesThemOut()
    {
        var seen = await shop.SayAsync("wireless mouse", "under 100");
        var others = await shop.SayAsync("wireless mouse", "under 100", "none of these, something under 200");

        Assert.NotEmpty(others.Ids);
        Assert.Empty(others.Ids.Intersect(seen.Ids));
    }

    [Fact]
    public async Task Refine_Dislike_LeavesOutAndAsksForNothing()
    {
        var answer = await shop.SayAsync("wireless mouse", "I hate Microsoft");

        Assert.DoesNotContain("mouse-arc", answer.Ids);
        Assert.Contains("mouse-m185", answer.Ids);
    }

    [Fact]
    public async Task Find_EverythingUnderAPrice_IsBoundByItAlone()
    {
        var answer = await shop.SayAsync("show me everything under 10 dollars");

        Assert.Equal(["mouse-basic"], answer.Ids);
        Assert.True(answer.Done.Answered);
    }

    [Fact]
    public async Task Find_OnlyOtherThingsMeetACondition_ShowsTheThingWithoutIt()
    {
        var answer = await shop.SayAsync("a tent under 60"); // a lantern to hang in a tent is one

        Assert.Contains("Without Up to $60", answer.Text, StringComparison.Ordinal);
        Assert.All(answer.Ids.Take(3), id => Assert.StartsWith("tent-", id, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cheaper")]
    [InlineData("something cheaper please")]
    [InlineData("too expensive")]
    [InlineData("chepaer ones")]
    [InlineData("便宜一点")]
    public async Task Refine_Cheaper_CostsLessThanWhatWasShownFirst(string said)
    {
        var before = await shop.SayAsync("tent");
        var answer = await shop.SayAsync("tent", "under 300", said);

        Assert.Equal(3, before.Ids.Count(id => id.StartsWith("tent-", StringComparison.Ordinal)));
        Assert.DoesNotContain("tent-solo", answer.Ids);
        Assert.Equal("find", answer.Intent);
    }

    [Fact]
    public async Task Refine_CheaperThanTheCheapest_SaysThatThereIsNone()
    {
        var answer = await shop.SayAsync("wireless mouse under 50", "cheaper");

        Assert.False(answer.Done.Answered, answer.ToString());
        Assert.Contains("nothing cheaper", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refine_SortByPrice_CheapestComesFirst()
    {
        var answer = await shop.SayAsync("wireless mouse", "cheapest first");

        Assert.Equal(["mouse-m185", "mouse-arc", "mouse-mx", "mouse-viper"], answer.Ids);
    }

    [Theory]
    [InlineData("headphones", "only Sony")]
    [InlineData("headphones", "under 100")]
    [InlineData("headphones", "in black")]
    [InlineData("headphones", "not Sony")]
    [InlineData("headphones", "in stock only")]
    [InlineData("headphones", "better rated")]
    [InlineData("headphones between 50 and 320", "only Sony, in black, in stock")]
    [InlineData("耳机", "只要索尼")]
    [InlineData("耳机", "100以下")]
    [InlineData("耳机", "黑色的")]
    public async Task Condition_ItsRemoveWordsAreSaid_DropsJustThatCondition(string find, string refine)
    {
        var refined = await shop.SayAsync(find, refine);

        Assert.NotEmpty(refined.Products.Conditions);
        foreach (var condition in refined.Products.Conditions)
        {
            var without = await shop.SayAsync(find, refine, condition.Remove);
            Assert.Equal("find", without.Intent);
            Assert.Equal(refined.Conditions.Except([condition.Key]), without.Conditions);
        }
    }

    [Fact]
    public async Task More_AfterTheLastOne_SaysThatThoseWereAll()
    {
        var answer = await shop.SayAsync("tent", "show me more");

        Assert.Equal("more", answer.Intent);
        Assert.StartsWith("Those were all", answer.Text, StringComparison.Ordinal);
        Assert.Equal((await shop.SayAsync("tent")).Ids, answer.Ids);
        Assert.False(answer.Done.Answered);
    }

    [Fact]
    public async Task More_AfterTheLastOneThatMeetsACondition_ShowsWhatThereIsWithoutIt()
    {
        var seen = await shop.SayAsync("wireless mouse", "only Logitech");

        var answer = await shop.SayAsync("wireless mouse", "only Logitech", "show me more");

        Assert.Contains("Without Brand: Logitech", answer.Text, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Ids);
        Assert.Empty(answer.Ids.Intersect(seen.Ids));
    }

    [Theory]
    [InlineData("hmm, not sure yet")]
    [InlineData("let me think")]
    [InlineData("that's totally fine")]
    [InlineData("well... my wife said maybe")]
    [InlineData("seems nice")]
    [InlineData("I'm back")]
    [InlineData("让我想想")]
    [InlineData("我老婆说再看看")]
    public async Task Talk_ThinkingAloud_IsNotSearchedForAndKeepsTheWish(string said)
    {
        var answer = await shop.SayAsync("wireless mouse", said);
        var next = await shop.SayAsync("wireless mouse", said, "only Logitech");

        Assert.Equal("talk", answer.Intent);
        Assert.Empty(answer.Ids);
        Assert.Equal((await shop.SayAsync("wireless mouse", "only Logitech")).Ids, next.Ids);
    }

    [Theory]
    [InlineData("I'm looking for a present")]
    [InlineData("do you have any recommendations?")]
    public async Task Find_NothingNamed_ShowsOneOfEachDepartmentAndAsksWhatFor(string said)
    {
        var answer = await shop.SayAsync(said);

        Assert.True(answer.Done.Answered);
        Assert.True(answer.Ids.Count > 1, answer.ToString());
        Assert.Contains("what it is for", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("can you check other brands?")]
    [InlineData("有别的牌子吗？")]
    public async Task Find_OtherBrands_LeavesOutThoseInSight(string said)
    {
        var answer = await shop.SayAsync("wireless mouse", "only Logitech", said);

        Assert.NotEmpty(answer.Ids);
        Assert.Contains("not:brand:logitech", answer.Conditions);
    }

    [Fact]
    public async Task Find_AnotherThing_StartsAnew()
    {
        var answer = await shop.SayAsync("headphones", "only Sony", "tents");

        Assert.DoesNotContain("brand:sony", answer.Conditions);
        Assert.Contains("tent-ridge2", answer.Ids);
    }

    [Fact]
    public async Task Find_GoodMatch_CarriesReasonsFromSignals()
    {
        var answer = await shop.SayAsync("wireless mouse under 50");

        Assert.Equal(["Up to $50", "Matches “wireless mouse”", "4.5 of 5 from 212"], answer.Products.Products[0].Reasons);
    }
}
