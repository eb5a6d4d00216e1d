using System.ClientModel;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace Aisle.Models.Tests.Clients;

/// <summary>OpenAI's own .NET client against the service.</summary>
public sealed class OpenAIClientTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("v1")]
    [InlineData("openai/v1")]
    public async Task Chat_WholeAndStreamed_IsRead(string prefix)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Script.TwoWords));
        var chat = Client(service, prefix).GetChatClient(ServiceUnderTest.Model);

        var whole = await chat.CompleteChatAsync([new UserChatMessage("Hello")], cancellationToken: Cancel);
        var pieces = new List<string>();
        var usage = 0;
        await foreach (var update in chat.CompleteChatStreamingAsync([new UserChatMessage("Hello")], cancellationToken: Cancel))
        {
            pieces.AddRange(update.ContentUpdate.Select(c => c.Text));
            usage = update.Usage?.TotalTokenCount ?? usage;
        }

        Assert.Equal("Good day", whole.Value.Content[0].Text);
        Assert.Equal(OpenAI.Chat.ChatFinishReason.Stop, whole.Value.FinishReason);
        Assert.Equal(["Good ", "day"], pieces.Where(p => p.Length > 0));
        Assert.Equal(5, usage);
    }

    [Fact]
    public async Task Chat_Tool_IsCalledWithItsArguments()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Script.ToolCall));
        var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("get_weather", "w", BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}}}""")) } };

        var answer = await Client(service, "v1").GetChatClient(ServiceUnderTest.Model).CompleteChatAsync([new UserChatMessage("Hello")], options, Cancel);

        Assert.Equal(OpenAI.Chat.ChatFinishReason.ToolCalls, answer.Value.FinishReason);
        Assert.Equal(("get_weather", """{"city":"Paris"}"""), (answer.Value.ToolCalls[0].FunctionName, answer.Value.ToolCalls[0].FunctionArguments.ToString()));
    }

    [Fact]
    public async Task Errors_HaveTheStatusOfTheirClass()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Script.TwoWords));
        var unknown = await Assert.ThrowsAsync<ClientResultException>(() => Client(service, "v1").GetChatClient("nobody").CompleteChatAsync([new UserChatMessage("Hello")], cancellationToken: Cancel));
        var wrongKey = await Assert.ThrowsAsync<ClientResultException>(() => Client(service, "v1", "another key").GetChatClient(ServiceUnderTest.Model).CompleteChatAsync([new UserChatMessage("Hello")], cancellationToken: Cancel));

        Assert.Equal((404, 401), (unknown.Status, wrongKey.Status));
        Assert.Contains("The provided model identifier is invalid.", unknown.Message, StringComparison.Ordinal);
    }

    private static OpenAIClient Client(ServiceUnderTest service, string prefix, string key = ServiceUnderTest.Token) =>
        new(new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = new Uri(service.Url, prefix) });
}
