using System.Text.Json;
using Aisle.Models.Caching;
using Aisle.Models.Configuration;
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
    public async Task Answer_NearByAModelsVectors_IsGivenToTheSameKeyPromptToolsAndOptionsAlone()
    {
        var (gateway, provider) = Make(new CacheOptions { Seconds = 60, Similarity = 0.99, Embedder = "vectors" }, new Vectors(_ => [3, 4])); // to this model all texts are one
        var first = GatewayUnderTest.Call(text: "first");
        var tool = new ToolDeclaration("f", "d", JsonDocument.Parse("{}").RootElement);
        ChatCall[] others =
        [
            first with { Caller = new Caller("another", "app") },
            first with { Messages = [new ChatMessage(ChatRole.System, "Be terse."), .. first.Messages] },
            first with { Messages = [new ChatMessage(ChatRole.User, "a"), new ChatMessage(ChatRole.Assistant, "b"), .. first.Messages] },
            first with { Options = new ChatOptions { Tools = [tool] } },
            first with { Options = new ChatOptions { Tools = [new ToolDeclaration("f", "d", JsonDocument.Parse("{}").RootElement, strict: true)] } },
            first with { Options = new ChatOptions { Tools = [tool], ToolMode = ChatToolMode.RequireAny } },
            first with { Options = new ChatOptions { Tools = [tool], ToolMode = ChatToolMode.RequireSpecific("f") } },
            first with { Options = new ChatOptions { MaxOutputTokens = 1 } },
            first with { Options = new ChatOptions { ResponseFormat = ChatResponseFormat.Json } },
        ];

        foreach (var call in others.Prepend(first))
        {
            await gateway.StreamAsync(call);
        }

        Assert.Equal(1 + others.Length, provider.Calls);
        await gateway.StreamAsync(GatewayUnderTest.Call(text: "quite another text"));
        Assert.Equal(1 + others.Length, provider.Calls);
        Assert.Equal(1, gateway.Ledger.Rows.Single(r => r.Provider == "cache").Calls);
        Assert.True(gateway.Ledger.Rows.Where(r => r.Model == "vectors").Sum(r => r.Calls) > 0);
    }

    [Fact]
    public async Task Answer_OfAModelsVectorsThatAreApart_IsNotGiven()
    {
        var (gateway, provider) = Make(new CacheOptions { Seconds = 60, Similarity = 0.9, Embedder = "vectors" }, new Vectors(text => text == "hello" ? [1, 0] : [1, 1]));

        await gateway.StreamAsync();
        await gateway.StreamAsync(GatewayUnderTest.Call(text: "hallo"));

        Assert.Equal(2, provider.Calls);
    }

    [Fact]
    public async Task Answer_WhereTheVectorsModelFails_IsTheModelsOwn()
    {
        var (gateway, provider) = Make(
            new CacheOptions { Seconds = 60, Similarity = 0.1, Embedder = "vectors" }, new Vectors(_ => throw GatewayUnderTest.Fault(ModelFaultKind.Unavailable)));

        await gateway.StreamAsync();
        var other = await gateway.StreamAsync(GatewayUnderTest.Call(text: "hallo"));
        await gateway.StreamAsync();

        Assert.Equal(("Good day", 2), (other, provider.Calls)); // the third is the same question, which needs no vector
    }

    [Fact]
    public async Task Answer_ManyQuestions_AreKeptUpToABound()
    {
        var (gateway, provider) = Make(new CacheOptions { Seconds = 60 });
        for (var i = 0; i < 70; i++)
        {
            await gateway.StreamAsync(GatewayUnderTest.Call(text: $"question {i}"));
        }

        await gateway.StreamAsync(GatewayUnderTest.Call(text: "question 69"));
        await gateway.StreamAsync(GatewayUnderTest.Call(text: "question 0"));

        Assert.Equal(71, provider.Calls);
    }

    [Theory]
    [InlineData("""{ "seconds": 60, "embedder": "chat", "similarity": 0.9 }""", "embedder chat that is no model with the output embedding")]
    [InlineData("""{ "seconds": 60, "embedder": "vectors" }""", "embedder vectors and no similarity")]
    public async Task Configuration_OfAnEmbedderThatIsNone_IsRefused(string cache, string says)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, $$"""
            { "models": { "providers": [ { "name": "p", "type": "openai", "url": "http://127.0.0.1" } ], "models": [
              { "id": "vectors", "name": "V", "maker": "m", "outputs": ["embedding"], "targets": [ { "provider": "p", "model": "v" } ] },
              { "id": "chat", "name": "C", "maker": "m", "targets": [ { "provider": "p", "model": "c" } ], "cache": {{cache}} } ] } }
            """, TestContext.Current.CancellationToken);

        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => ModelConfiguration.Load(path)).Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public async Task Answer_NotConfigured_IsNeverKept()
    {
        var (gateway, provider) = Make(null);

        await gateway.StreamAsync();
        await gateway.StreamAsync();

        Assert.Equal(2, provider.Calls);
    }

    private static (GatewayUnderTest Gateway, ScriptedProvider Provider) Make(CacheOptions? cache, Vectors? vectors = null)
    {
        var provider = new ScriptedProvider(new ChatResponseUpdate(ChatRole.Assistant, "Good "), new ChatResponseUpdate(ChatRole.Assistant, "day") { FinishReason = ChatFinishReason.Stop }) { Embeddings = vectors };
        return (new GatewayUnderTest(RoutingPolicy.InOrder, null, cache, provider), provider);
    }

    private sealed class Vectors(Func<string, float[]> of) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options, CancellationToken cancellationToken) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(v => new Embedding<float>(of(v)))));

        public object? GetService(Type serviceType, object? serviceKey) => null;

        public void Dispose()
        {
        }
    }
}
