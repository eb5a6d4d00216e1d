using Anthropic;
using Anthropic.Bedrock;
using Anthropic.Exceptions;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Clients;

/// <summary>Anthropic's own .NET clients against the service: for its own API, and for Bedrock with either kind of credentials.</summary>
public sealed class AnthropicClientTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Clients => [nameof(Own), nameof(BedrockKeyPair), nameof(BedrockApiKey)];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Chat_WholeAndStreamed_IsRead(string client)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Script.TwoWords));
        using var chat = Chat(client, service);

        var whole = await chat.GetResponseAsync("Hello", cancellationToken: Cancel);
        var streamed = await chat.GetStreamingResponseAsync("Hello", cancellationToken: Cancel).ToChatResponseAsync(Cancel);

        Assert.Equal(("Good day", ChatFinishReason.Stop, 3), (whole.Text, whole.FinishReason, whole.Usage?.InputTokenCount));
        Assert.Equal(("Good day", ChatFinishReason.Stop, 2), (streamed.Text, streamed.FinishReason, streamed.Usage?.OutputTokenCount));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Tool_IsCalledWithItsArguments(string client)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Script.ToolCall));
        using var chat = Chat(client, service);
        var tool = AIFunctionFactory.CreateDeclaration("get_weather", "w", AIJsonUtilities.CreateJsonSchema(typeof(Dictionary<string, string>)));

        var whole = await chat.GetResponseAsync("Hello", new ChatOptions { Tools = [tool] }, Cancel);
        var streamed = await chat.GetStreamingResponseAsync("Hello", new ChatOptions { Tools = [tool] }, Cancel).ToChatResponseAsync(Cancel);

        foreach (var response in (ChatResponse[])[whole, streamed])
        {
            var call = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Single();
            Assert.Equal(("get_weather", "Paris", ChatFinishReason.ToolCalls), (call.Name, call.Arguments!["city"]?.ToString(), response.FinishReason));
        }
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task UnknownModel_IsTheClassOfItsStatus(string client)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Script.TwoWords));
        using var chat = Client(client, service).AsIChatClient("nobody", 9);

        var thrown = await Assert.ThrowsAnyAsync<AnthropicApiException>(() => chat.GetResponseAsync("Hello", cancellationToken: Cancel));

        Assert.IsType(client == nameof(Own) ? typeof(AnthropicNotFoundException) : typeof(AnthropicBadRequestException), thrown);
    }

    private static IChatClient Chat(string client, ServiceUnderTest service) => Client(client, service).AsIChatClient(ServiceUnderTest.Model, 99);

    private static IAnthropicClient Client(string client, ServiceUnderTest service) => client switch
    {
        nameof(Own) => Own(service),
        nameof(BedrockKeyPair) => BedrockKeyPair(service),
        _ => BedrockApiKey(service),
    };

    private static AnthropicClient Own(ServiceUnderTest service) => new() { ApiKey = ServiceUnderTest.Token, BaseUrl = service.Url.AbsoluteUri, MaxRetries = 0 };

    private static AnthropicBedrockClient BedrockKeyPair(ServiceUnderTest service) =>
        new(new AnthropicBedrockPrivateKeyCredentials { ApiAccessKey = ServiceUnderTest.AccessKeyId, ApiSecret = ServiceUnderTest.Secret, Region = "us-east-1" }) { BaseUrl = service.Url.AbsoluteUri, MaxRetries = 0 };

    private static AnthropicBedrockClient BedrockApiKey(ServiceUnderTest service) =>
        new(new AnthropicBedrockApiTokenCredentials { BearerToken = ServiceUnderTest.Token, Region = "us-east-1" }) { BaseUrl = service.Url.AbsoluteUri, MaxRetries = 0 };
}
