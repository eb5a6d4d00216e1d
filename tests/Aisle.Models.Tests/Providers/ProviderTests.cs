using System.Net;
using System.Text;
using System.Text.Json;
using Aisle.Models.Configuration;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Providers;

/// <summary>
/// Each type of provider, in front of a second service whose model is scripted: what a caller says in one dialect comes out at the far end of another,
/// and the answer comes back.
/// </summary>
public sealed class ProviderTests : IAsyncLifetime
{
    private const string Variable = "AISLE_TEST_PROVIDER_KEY";

    private static readonly ChatResponseUpdate[] Says =
    [
        new(ChatRole.Assistant, [new TextReasoningContent("hm")]),
        new(ChatRole.Assistant, "Good "),
        new(ChatRole.Assistant, "day"),
        new(ChatRole.Assistant, [new FunctionCallContent("call_1", "get_weather", new Dictionary<string, object?> { ["city"] = "Paris" })]),
        new(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 3, OutputTokenCount = 2, TotalTokenCount = 5 })]) { FinishReason = ChatFinishReason.ToolCalls },
    ];

    private readonly ScriptedProvider _model = new(Says);
    private ServiceUnderTest _far = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable(Variable, ServiceUnderTest.Token);
        _far = await ServiceUnderTest.StartAsync(_model);
    }

    public ValueTask DisposeAsync() => _far.DisposeAsync();

    [Theory]
    [InlineData(ProviderType.OpenAI, "v1")]
    [InlineData(ProviderType.Azure, "")]
    [InlineData(ProviderType.Anthropic, "")]
    [InlineData(ProviderType.Bedrock, "")]
    public async Task Converse_WithToolsSystemAndImage_ReachesTheModelAndComesBack(ProviderType type, string path)
    {
        await using var near = await StartAsync(type, path);

        using var response = await near.PostAsync($"/model/{ServiceUnderTest.Model}/converse", """
            {"system":[{"text":"Be kind."}],"inferenceConfig":{"maxTokens":77,"temperature":0.5,"stopSequences":["x"]},
             "messages":[{"role":"user","content":[{"text":"Hello"},{"image":{"format":"png","source":{"bytes":"iVBORw0KGgo="}}}]},
                         {"role":"assistant","content":[{"toolUse":{"toolUseId":"t1","name":"get_weather","input":{"city":"Rome"}}}]},
                         {"role":"user","content":[{"toolResult":{"toolUseId":"t1","content":[{"text":"21 degrees"}]}}]}],
             "toolConfig":{"tools":[{"toolSpec":{"name":"get_weather","description":"w","inputSchema":{"json":{"type":"object","properties":{"city":{"type":"string"}}}}}}],"toolChoice":{"any":{}}}}
            """);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.IsSuccessStatusCode, text);
        using var json = JsonDocument.Parse(text);

        Assert.Equal("Good day", string.Concat(json.RootElement.GetProperty("output").GetProperty("message").GetProperty("content").EnumerateArray().Select(c => c.TryGetProperty("text", out var t) ? t.GetString() : "")));
        Assert.Contains("""{"toolUse":{"toolUseId":"call_1","name":"get_weather","input":{"city":"Paris"}}}""", text, StringComparison.Ordinal);
        Assert.Equal("tool_use", json.RootElement.GetProperty("stopReason").GetString());
        Assert.Equal(5, json.RootElement.GetProperty("usage").GetProperty("totalTokens").GetInt32());
        var asked = _model.AskedMessages.SelectMany(m => m.Contents).ToList();
        Assert.Equal("Be kind.", _model.AskedMessages[0].Text);
        Assert.Equal("image/png", asked.OfType<DataContent>().Single().MediaType);
        Assert.Equal("Rome", asked.OfType<FunctionCallContent>().Single().Arguments!["city"]!.ToString());
        Assert.Contains("21 degrees", asked.OfType<FunctionResultContent>().Single().Result!.ToString(), StringComparison.Ordinal);
        Assert.Equal((77, 0.5f, "get_weather"), (_model.AskedOptions!.MaxOutputTokens, _model.AskedOptions.Temperature, Assert.Single(_model.AskedOptions.Tools!).Name));
        Assert.Equal("x", Assert.Single(_model.AskedOptions.StopSequences!));
        Assert.IsType<RequiredChatToolMode>(_model.AskedOptions.ToolMode);
    }

    [Theory]
    [InlineData(ProviderType.OpenAI, "v1")]
    [InlineData(ProviderType.Azure, "")]
    [InlineData(ProviderType.Anthropic, "")]
    [InlineData(ProviderType.Bedrock, "")]
    public async Task Stream_OfAnotherDialect_HasTheSameTextAndCall(ProviderType type, string path)
    {
        await using var near = await StartAsync(type, path);

        using var messages = await near.PostAsync("/v1/messages", $$"""{"model":"{{ServiceUnderTest.Model}}","max_tokens":50,"stream":true,"messages":[{"role":"user","content":"Hello"}]}""");
        using var chat = await near.PostAsync("/v1/chat/completions", $$"""{"model":"{{ServiceUnderTest.Model}}","stream":true,"messages":[{"role":"user","content":"Hello"}]}""");
        var (first, second) = (await messages.Content.ReadAsStringAsync(Cancel), await chat.Content.ReadAsStringAsync(Cancel));

        Assert.Contains("\"text\":\"Good \"", first, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"tool_use\"", first, StringComparison.Ordinal);
        Assert.Contains("\"stop_reason\":\"tool_use\"", first, StringComparison.Ordinal);
        Assert.Contains("\"content\":\"Good \"", second, StringComparison.Ordinal);
        Assert.Contains("\"finish_reason\":\"tool_calls\"", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProviderType.OpenAI, "v1", ModelFaultKind.RateLimited, 429)]
    [InlineData(ProviderType.Anthropic, "", ModelFaultKind.RateLimited, 429)]
    [InlineData(ProviderType.Bedrock, "", ModelFaultKind.RateLimited, 429)]
    [InlineData(ProviderType.OpenAI, "v1", ModelFaultKind.Internal, 502)]
    [InlineData(ProviderType.Anthropic, "", ModelFaultKind.Internal, 502)]
    [InlineData(ProviderType.Bedrock, "", ModelFaultKind.Internal, 502)]
    public async Task Failure_OfTheProvider_IsOfItsKindAndTellsNothingOfIt(ProviderType type, string path, ModelFaultKind kind, int status)
    {
        _model.Fails = new ModelFaultException(new ModelFault(kind, "the provider's own words"));
        await using var far = await ServiceUnderTest.StartAsync(new ScriptedProvider { Fails = _model.Fails });
        await using var near = await StartAsync(type, path, far);

        using var response = await near.PostAsync("/v1/chat/completions", $$"""{"model":"{{ServiceUnderTest.Model}}","messages":[{"role":"user","content":"Hello"}]}""");
        var text = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.DoesNotContain("own words", text, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", text, StringComparison.Ordinal);
        Assert.DoesNotContain(ServiceUnderTest.Token, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "p", "type": "openai" }""", "the url of p must be an absolute http or https URL")]
    [InlineData("""{ "name": "p", "type": "bedrock" }""", "name its region")]
    [InlineData("""{ "name": "p", "type": "anthropic", "region": "x" }""", "p is not on Bedrock")]
    [InlineData("""{ "name": "aisle", "type": "anthropic" }""", "aisle is the name of the models in this process")]
    [InlineData("""{ "name": "p", "type": "gemini" }""", "aisle.json:1:")]
    public async Task Configuration_ThatIsWrong_SaysWhatAndWhere(string provider, string says)
    {
        var folder = Directory.CreateTempSubdirectory("aisle-config-");
        var path = Path.Combine(folder.FullName, "aisle.json");
        await File.WriteAllTextAsync(path, $$$"""{"models":{"providers":[{{{provider}}}]}}""", Cancel);

        var wrong = Assert.Throws<InvalidDataException>(() => ModelConfiguration.Load(path));

        Assert.Contains(says, wrong.Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private Task<ServiceUnderTest> StartAsync(ProviderType type, string path, ServiceUnderTest? far = null) => ServiceUnderTest.StartAsync(
        new ProviderConfiguration("far", type, new Uri((far ?? _far).Url, path), Variable, Region: type == ProviderType.Bedrock ? "us-east-1" : null));
}
