using Aisle.Models.Caching;
using Aisle.Models.Routing;
using Aisle.Models.Tests.Routing;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Caching;

public sealed class AnswerCacheTests
{
    [Fact]
    public async Task Answer_SameRequest_IsGivenAgainUntilItIsOld()
    {
        var (gateway, provider) = Make(new CacheOptions { Seconds = 60 });

        var first = await gateway.StreamAsync();
        gateway.Time.Advance(TimeSpan.FromSeconds(59));
        var second = await gateway.StreamAsync();
        gateway.Time.Advance(TimeSpan.FromSeconds(2));
        await gateway.StreamAsync();

        Assert.Equal(("Good day", "Good day", 2), (first, second, provider.Calls));
    }

    [Fact]
    public async Task Answer_GivenAgain_IsMeteredAsAHitThatCostsNothing()
    {
        var (gateway, _) = Make(new CacheOptions { Seconds = 60 });

        await gateway.StreamAsync();
        await gateway.StreamAsync();
        await gateway.StreamAsync();

        var hits = Assert.Single(gateway.Ledger.Rows, r => r.Provider == "cache");
        Assert.Equal((2, 0, 0, 0m), (hits.Calls, hits.InputTokens, hits.OutputTokens, hits.Money));
        Assert.Equal(1, Assert.Single(gateway.Ledger.Rows, r => r.Provider != "cache").Calls);
    }

    [Fact]
    public async Task Answer_OfAnotherKeyOrOfAnotherQuestion_IsNotGiven()
    {
        var (gateway, provider) = Make(new CacheOptions { Seconds = 60 });

        await gateway.StreamAsync(GatewayUnderTest.Call(key: "a"));
        await gateway.StreamAsync(GatewayUnderTest.Call(key: "b"));
        await gateway.StreamAsync(GatewayUnderTest.Call(key: "a", text: "hello again"));
        await gateway.StreamAsync(GatewayUnderTest.Call(key: "a") with { Options = new ChatOptions { Temperature = 0.5f } });

        Assert.Equal(4, provider.Calls);
    }

    [Fact]
    public async Task Answer_NearlyTheSameQuestion_IsGivenWhereThatIsAllowed()
    {
        var (gateway, provider) = Make(new CacheOptions { Seconds = 60, Similarity = 0.85 });

        await gateway.StreamAsync(GatewayUnderTest.Call(text: "What is your return policy?"));
        await gateway.StreamAsync(GatewayUnderTest.Call(text: "what is your return policy"));
        var calls = provider.Calls;
        await gateway.StreamAsync(GatewayUnderTest.Call(text: "What is your shipping price?"));

        Assert.Equal((1, 2), (calls, provider.Calls));
    }

    [Fact]
    public async Task Answer_NotConfigured_IsNeverKept()
    {
        var (gateway, provider) = Make(null);

        await gateway.StreamAsync();
        await gateway.StreamAsync();

        Assert.Equal(2, provider.Calls);
    }

    private static (GatewayUnderTest Gateway, ScriptedProvider Provider) Make(CacheOptions? cache)
    {
        var provider = new ScriptedProvider(new ChatResponseUpdate(ChatRole.Assistant, "Good "), new ChatResponseUpdate(ChatRole.Assistant, "day") { FinishReason = ChatFinishReason.Stop });
        return (new GatewayUnderTest(RoutingPolicy.InOrder, null, cache, provider), provider);
    }
}
