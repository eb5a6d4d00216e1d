using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Protocols;

/// <summary>Thoughts with their signatures, and thoughts that only the provider can read, in Anthropic's and Bedrock's words.</summary>
public sealed class ReasoningTests
{
    private const string Messages = """{"model":"anthropic.claude-v2:0","max_tokens":5,"stream":STREAM,"messages":[{"role":"user","content":"Hello"}]}""";
    private const string Converse = """{"messages":[{"role":"user","content":[{"text":"Hello"}]}]}""";

    private static readonly ChatResponseUpdate[] Says =
    [
        new(ChatRole.Assistant, [new TextReasoningContent("hm")]),
        new(ChatRole.Assistant, [new TextReasoningContent(null) { ProtectedData = "c2ln" }]),
        new(ChatRole.Assistant, "Good day"),
        new(ChatRole.Assistant, [new TextReasoningContent("") { ProtectedData = "c2VjcmV0" }]),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_RedactedThought_IsABlockOfItsKind()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Says));

        using var streamed = await service.PostAsync("/v1/messages", Messages.Replace("STREAM", "true", StringComparison.Ordinal));
        var text = await streamed.Content.ReadAsStringAsync(Cancel);
        using var whole = await service.PostAsync("/v1/messages", Messages.Replace("STREAM", "false", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(await whole.Content.ReadAsStringAsync(Cancel));

        Assert.Contains("""{"type":"signature_delta","signature":"c2ln"}""", text, StringComparison.Ordinal);
        Assert.Contains("""{"type":"redacted_thinking","data":"c2VjcmV0"}""", text, StringComparison.Ordinal);
        Assert.Contains(json.RootElement.GetProperty("content").EnumerateArray(), b => b.GetProperty("type").GetString() == "redacted_thinking" && b.GetProperty("data").GetString() == "c2VjcmV0");
    }

    [Fact]
    public async Task Converse_RedactedThought_IsABlob()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Says));

        using var response = await service.PostAsync("/model/anthropic.claude-v2:0/converse", Converse);

        Assert.Contains("""{"reasoningContent":{"redactedContent":"c2VjcmV0"}}""", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_RedactedThoughtOfBefore_GoesBackToTheProvider()
    {
        var provider = new ScriptedProvider(Says);
        await using var service = await ServiceUnderTest.StartAsync(provider);

        using var response = await service.PostAsync("/v1/messages", """
            {"model":"anthropic.claude-v2:0","max_tokens":5,"messages":[{"role":"user","content":"Hello"},
             {"role":"assistant","content":[{"type":"redacted_thinking","data":"c2VjcmV0"}]},{"role":"user","content":"Go on"}]}
            """);

        Assert.Equal("c2VjcmV0", provider.AskedMessages[1].Contents.OfType<TextReasoningContent>().Single().ProtectedData);
    }
}
