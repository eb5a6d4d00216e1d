using Aisle.Assistant.Answering;
using Aisle.Assistant.Tests.Shop;

namespace Aisle.Assistant.Tests.Understanding;

/// <summary>Several things asked in one utterance are answered one after another; one need told in several sentences stays one.</summary>
public sealed class PartsTests(OpenShop shop)
{
    [Theory]
    [InlineData("how much is the first one and can I return it?", "price", "policies")]
    [InlineData("Is the first one wireless? And how long does delivery take?", "ask", "policies")]
    [InlineData("how much is the first one; what do people say about it?", "price", "reviews")]
    public async Task Turn_TwoQuestions_AnswersBoth(string said, string first, string second)
    {
        var answer = await shop.SayAsync("wireless mouse", said);

        Assert.Equal([first, second], answer.Done.Trace.Where(t => t.Step == "intent").Select(t => t.Detail));
        Assert.Single(answer.Events.OfType<FollowUpsEvent>());
    }

    [Theory]
    [InlineData("I need a mouse. It must be wireless. Under 60 please.")]
    [InlineData("Hi! I'm looking for headphones, and I travel a lot.")]
    [InlineData("wireless mouse e.g. logitech")]
    public async Task Turn_OneNeedInSentences_IsOneSearch(string said)
    {
        var answer = await shop.SayAsync(said);

        Assert.Equal(["find"], answer.Done.Trace.Where(t => t.Step == "intent").Select(t => t.Detail));
    }

    [Theory]
    [InlineData("a wireless mouse and a tent")]
    [InlineData("Hi, I need a tent and two wireless mice please")]
    public async Task Turn_SeveralThings_AnswersEachInItsOwnGroupAndRefinesThemTogether(string said)
    {
        var answer = await shop.SayAsync(said);
        var refined = await shop.SayAsync(said, "under 200");

        Assert.Equal(2, answer.Events.OfType<ProductsEvent>().Count());
        Assert.Equal(["price", "price"], refined.Conditions);
        Assert.Equal(2, refined.Events.OfType<ProductsEvent>().Count());
    }

    [Fact]
    public async Task Turn_AGreetingBeforeAThing_IsNoThing()
    {
        var answer = await shop.SayAsync("Hi, I'm looking for headphones");

        Assert.Single(answer.Events.OfType<ProductsEvent>());
    }
}
