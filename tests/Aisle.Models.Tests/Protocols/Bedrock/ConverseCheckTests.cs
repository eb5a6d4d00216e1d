using System.Net;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Protocols.Bedrock;

/// <summary>What Converse refuses before a model is asked, and what InvokeModel says in headers.</summary>
public sealed class ConverseCheckTests(ConverseCheckTests.SharedService shared) : IClassFixture<ConverseCheckTests.SharedService>
{
    private const string Tools = """ "toolConfig":{"tools":[{"toolSpec":{"name":"f","inputSchema":{"json":{"type":"object"} } } }]} """;
    private const string Ask = """{"role":"user","content":[{"text":"a"}]}""";
    private const string Use = """{"role":"assistant","content":[{"toolUse":{"toolUseId":"t1","name":"f","input":{}}}]}""";

    private static readonly ChatResponseUpdate[] Says =
    [
        new(ChatRole.Assistant, [new TextContent("b"), new UsageContent(new UsageDetails { InputTokenCount = 9, OutputTokenCount = 1, CachedInputTokenCount = 4, AdditionalCounts = new() { ["CacheCreationInputTokens"] = 3 } })])
        {
            FinishReason = new ChatFinishReason("model_context_window_exceeded"),
        },
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData($$$$"""{"messages":[{{{{Ask}}}},{{{{Use}}}},{"role":"user","content":[{"toolResult":{"toolUseId":"t1","content":[{"text":"r"}],"status":"success"}}]}],{{{{Tools}}}}}""", null)]
    [InlineData($$$$"""{"messages":[{{{{Ask}}}},{"role":"user","content":[{"toolResult":{"toolUseId":"t1","content":[{"text":"r"}]}}]}],{{{{Tools}}}}}""", "exceeds the number of toolUse blocks")]
    [InlineData($$$$"""{"messages":[{{{{Ask}}}},{{{{Use}}}},{{{{Ask}}}}],{{{{Tools}}}}}""", "Expected toolResult blocks for the following Ids: t1")]
    [InlineData($$$$"""{"messages":[{{{{Ask}}}},{{{{Use}}}}]}""", "toolConfig field must be defined")]
    [InlineData($$$$"""{"messages":[{{{{Ask}}}}],"toolConfig":{"tools":[{"toolSpec":{"name":"f","inputSchema":{"json":{} } } } ],"toolChoice":{"tool":{"name":"g"} } } }""", "there is no tool g in tools")]
    [InlineData($$$$"""{"messages":[{{{{Ask}}}}],"performanceConfig":{"latency":"fast"}}""", "[fast] is not one of standard, optimized")]
    [InlineData($$$$"""{"messages":[{{{{Ask}}}}],"serviceTier":{"type":"gold"}}""", "[gold] is not one of")]
    [InlineData($$$$"""{"messages":[{{{{Ask}}}}],"guardrailConfig":{"guardrailIdentifier":"g","guardrailVersion":"1","trace":"some"}}""", "[some] is not one of")]
    [InlineData("""{"messages":[{"role":"user","content":[{"text":"a"},{"cachePoint":{"type":"default","ttl":"1y"}}]}]}""", "[1y] is not one of 5m, 1h")]
    [InlineData("""{"messages":[{"role":"user","content":[{"image":{"format":"png","source":{"s3Location":{"uri":"s3://b/k"}}}}]}]}""", "files elsewhere are not fetched")]
    [InlineData("""{"messages":[{"role":"user","content":[{"image":{"format":"tiff","source":{"bytes":"AA=="}}}]}]}""", "[tiff] is not one of png, jpeg, gif, webp")]
    [InlineData("""{"messages":[{"role":"user","content":[{"searchResult":{"source":"s","title":"t","content":[{"text":"found"}]}},{"text":"a"}]},{"role":"assistant","content":[{"citationsContent":{"content":[{"text":"cited"}]}}]},{"role":"user","content":[{"text":"b"}]}]}""", null)]
    public async Task Converse_Request_IsTakenOrRefusedWithTheReason(string body, string? refusal)
    {
        var before = shared.Provider.Calls;

        using var response = await shared.Service.PostAsync($"/model/{ServiceUnderTest.Model}/converse", body);
        var text = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel)).RootElement;

        Assert.Equal(refusal is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(refusal is null ? 1 : 0, shared.Provider.Calls - before);
        Assert.True(refusal is null || text.GetProperty("message").GetString()!.Contains(refusal, StringComparison.Ordinal), text.GetRawText());
    }

    [Fact]
    public async Task Converse_UsageAndReason_AreToldWhole()
    {
        using var response = await shared.Service.PostAsync($"/model/{ServiceUnderTest.Model}/converse", $$$$"""{"messages":[{{{{Ask}}}}]}""");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));

        Assert.Equal("model_context_window_exceeded", json.RootElement.GetProperty("stopReason").GetString());
        Assert.Equal("""{"inputTokens":9,"outputTokens":1,"totalTokens":10,"cacheReadInputTokens":4,"cacheWriteInputTokens":3}""", json.RootElement.GetProperty("usage").GetRawText());
    }

    [Theory]
    [InlineData("""{"team":"a","aisle-session":"s1"}""", HttpStatusCode.OK)]
    [InlineData("""{"team":1}""", HttpStatusCode.BadRequest)]
    [InlineData("team=a", HttpStatusCode.BadRequest)]
    public async Task Invoke_Metadata_StandsInAHeader(string metadata, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/model/{ServiceUnderTest.Model}/invoke") { Content = new StringContent("""{"max_tokens":5,"messages":[{"role":"user","content":"a"}]}""") };
        request.Headers.Add("X-Amzn-Bedrock-Request-Metadata", metadata);

        using var response = await shared.Service.Client.SendAsync(request, Cancel);

        Assert.Equal(status, response.StatusCode);
        Assert.True(status != HttpStatusCode.OK || response.Headers.GetValues("x-amzn-bedrock-cache-write-input-token-count").Single() == "3");
    }

    [Theory]
    [InlineData("amazon.titan-embed-text-v2:0", """{"inputText":"five words are in here"}""")]
    [InlineData("cohere.rerank-v3-5:0", """{"query":"five words","documents":["are in here"]}""")]
    [InlineData("amazon.nova-lite-v1:0", """{"messages":[{"role":"user","content":[{"text":"five words are in here"}]}]}""")]
    [InlineData("meta.llama3-8b-instruct-v1:0", """{"prompt":"five words are in here"}""")]
    [InlineData("mistral.mistral-7b-instruct-v0:2", """{"prompt":"<s>[INST] five words are in here [/INST]"}""")]
    [InlineData("deepseek.r1-v1:0", """{"prompt":"five words are in here"}""")]
    [InlineData("amazon.titan-text-lite-v1", """{"inputText":"five words are in here"}""")]
    [InlineData("cohere.command-r-v1:0", """{"message":"five words are in here"}""")]
    [InlineData("openai.gpt-oss-20b-1:0", """{"messages":[{"role":"user","content":"five words are in here"}]}""")]
    public async Task CountTokens_NativeBodyOfEachFamily_IsCounted(string model, string native)
    {
        using var response = await shared.Service.PostAsync(
            $"/model/{model}/count-tokens", $$$$"""{"input":{"invokeModel":{"body":"{{{{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(native))}}}}"}}}""");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));

        Assert.InRange(json.RootElement.GetProperty("inputTokens").GetInt32(), 5, 20);
    }

    /// <summary>One service for all: each start of one costs more than a test.</summary>
    public sealed class SharedService : IAsyncLifetime
    {
        internal ScriptedProvider Provider { get; } = new(Says);

        internal ServiceUnderTest Service { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Service = await ServiceUnderTest.StartAsync(
            Provider,
            [ServiceUnderTest.Model, "amazon.titan-embed-text-v2:0", "cohere.rerank-v3-5:0", "amazon.nova-lite-v1:0", "meta.llama3-8b-instruct-v1:0", "mistral.mistral-7b-instruct-v0:2", "deepseek.r1-v1:0", "amazon.titan-text-lite-v1", "cohere.command-r-v1:0", "openai.gpt-oss-20b-1:0"]);

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}
