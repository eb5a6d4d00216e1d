using Aisle.Assistant.Memory;
using Aisle.Assistant.Tests.Shop;

namespace Aisle.Assistant.Tests.Memory;

/// <summary>Only what is told to be remembered is, and it is used.</summary>
public sealed class MemoryTests(OpenShop shop)
{
    [Theory]
    [InlineData("remember that i wear size 10 in shoes", "10", "shoe", "")]
    [InlineData("please remember my shoe size is 42", "42", "shoe", "")]
    [InlineData("remember my daughter wears size 12", "12", "", "daughter")]
    [InlineData("记住我穿42码", "42", "", "")]
    public void Learn_ASize_KeepsWhoseAndOfWhat(string said, string size, string of, string whose)
    {
        var kept = Assert.Single(MemoryReader.Learn(said, ShopperMemory.Nothing, shop.Index).Sizes);

        Assert.Equal((size, of, whose), (kept.Size, kept.Of, kept.For));
    }

    [Fact]
    public void Learn_BrandsAndBudget_KeepsThemAsTheShopWritesThem()
    {
        var memory = MemoryReader.Learn("remember that i dont like logitech and i love sony and my budget is 80", ShopperMemory.Nothing, shop.Index);

        Assert.Equal(["Logitech"], memory.Dislikes);
        Assert.Equal(["Sony"], memory.Likes);
        Assert.Equal(80, memory.Budget);
    }

    [Fact]
    public void Learn_Often_StaysBounded()
    {
        var memory = ShopperMemory.Nothing;
        for (var n = 0; n < 100; n++)
        {
            memory = MemoryReader.Learn($"remember i wear size {n} in thing{(char)('a' + (n % 26))}{(char)('a' + (n / 26))}", memory, shop.Index);
        }

        Assert.Null(memory.Fault());
    }

    [Theory]
    [InlineData("wireless mouse under 60")]
    [InlineData("my size is 10")]
    [InlineData("I hate Logitech")]
    public async Task Memory_OfWhatWasNotAskedToBeRemembered_IsEmpty(string said)
    {
        var answer = await shop.SayAsync(said, "what do you know about me?");

        Assert.Equal("memory", answer.Intent);
        Assert.StartsWith("Nothing.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_WithADislikedBrandAndABudget_HoldsToBoth()
    {
        var answer = await shop.SayAsync("remember that I don't like Logitech", "remember my budget is 60", "wireless mouse");

        Assert.DoesNotContain("mouse-m185", answer.Ids);
        Assert.Contains("price", answer.Conditions);
    }

    [Fact]
    public async Task Forget_OneThingOrAll_IsDone()
    {
        Assert.Contains("10", (await shop.SayAsync("remember I wear size 10", "remember my budget is 60", "forget my budget")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Nothing.", (await shop.SayAsync("remember I wear size 10", "forget me", "what do you know about me?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Learn_WhatSomeoneElseLikes_IsTheirsAndNotTheShoppers()
    {
        var memory = MemoryReader.Learn("remember that my dad wears size 11 and likes sony", ShopperMemory.Nothing, shop.Index);

        Assert.Equal([new RememberedTaste("Sony", "dad")], memory.Tastes);
        Assert.Equal("dad", Assert.Single(memory.Sizes).For);
        Assert.Empty(memory.Likes);
    }

    [Fact]
    public async Task Find_WithALikedBrand_PutsItForwardSaysSoAndLeavesNothingOut()
    {
        var plain = await shop.SayAsync("headphones");
        var brand = plain.Products.Products[^1].Brand!;

        var answer = await shop.SayAsync($"remember that I like {brand}", "headphones");

        Assert.Equal(plain.Ids.Order(), answer.Ids.Order());
        Assert.Contains($"you like {brand}", answer.Text, StringComparison.Ordinal);
        Assert.All(answer.Products.Products, p => Assert.Equal(p.Brand == brand, p.Reasons.Contains($"you like {brand}")));
        Assert.True(answer.Ids.ToList().IndexOf(plain.Ids[^1]) <= plain.Ids.Count - 1, answer.ToString());
    }

    [Fact]
    public async Task Find_WithABudget_SaysThatItCountsAndHowToGoWithout()
    {
        var answer = await shop.SayAsync("remember my budget is 60", "wireless mouse");
        var without = await shop.SayAsync("remember my budget is 60", "wireless mouse", "any price");

        Assert.Contains("60", answer.Text, StringComparison.Ordinal);
        Assert.Contains("any price", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Evidence, e => e.SourceId == "memory");
        Assert.DoesNotContain("price", without.Conditions);
    }

    [Fact]
    public async Task StartOver_OfAConversation_ForgetsNothingThatWasToBeRemembered()
    {
        var answer = await shop.SayAsync("remember my budget is 60", "wireless mouse", "start over", "what do you know about me?");

        Assert.Contains("60", answer.Text, StringComparison.Ordinal);
    }
}
