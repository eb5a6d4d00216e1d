using System.Net;
using System.Text;
using System.Text.Json;
using Aisle.Models.Configuration;
using CsCheck;

namespace Aisle.Models.Tests.PassThrough;

/// <summary>A request and a provider of one dialect: bytes go through as they are, and are metered all the same.</summary>
public sealed class PassThroughTests
{
    private const string Whole = """{"id":"1","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"Good day"}}],"usage":{"prompt_tokens":7,"completion_tokens":2},"x":1}""";
    private const string Usage = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}}\n\n";
    private const string Chunks = "data: {\"choices\":[{\"delta\":{\"content\":\"Göod\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\" day\"}}],\"usage\":null}\n\n";
    private const string Done = "data: [DONE]\n\n";

    private static readonly string Ask = $$"""{"model":"{{ServiceUnderTest.Model}}","logit_bias":{"5":1},"messages":[{"role":"user","content":"Hello"}]}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chat_Whole_IsTheProvidersOwnBytes()
    {
        await using var upstream = await RawUpstream.SayingAsync("application/json", Whole);
        await using var service = await ServiceUnderTest.StartAsync(upstream.AsProvider());

        using var response = await service.PostAsync("/v1/chat/completions", Ask);

        Assert.Equal(Whole, await response.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("logit_bias", Assert.Single(upstream.Asked), StringComparison.Ordinal);
        var row = Assert.Single(service.Usage);
        Assert.Equal((1, 0, 7, 2), (row.Calls, row.Failed, row.InputTokens, row.OutputTokens));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Chat_StreamCutAnywhere_IsTheSameStreamAndTheUsageIsShownToWhoAsked(bool asked)
    {
        var bytes = Encoding.UTF8.GetBytes(Chunks + Usage + Done);
        var body = Ask[..^1] + (asked ? ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}" : ",\"stream\":true}");
        var (cut, asks) = (0, 0);
        await using var upstream = await RawUpstream.StartAsync(async http =>
        {
            http.Response.ContentType = "text/event-stream";
            await http.Response.Body.WriteAsync(bytes.AsMemory(0, cut), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await http.Response.Body.WriteAsync(bytes.AsMemory(cut), http.RequestAborted);
        });
        await using var service = await ServiceUnderTest.StartAsync(upstream.AsProvider());
        await Gen.Int[1, bytes.Length - 1].SampleAsync(async at =>
        {
            (cut, asks) = (at, asks + 1);

            using var response = await service.PostAsync("/v1/chat/completions", body);

            Assert.Equal(Chunks + (asked ? Usage : "") + Done, await response.Content.ReadAsStringAsync(Cancel));
            Assert.All(upstream.Asked, a => Assert.Contains("include_usage", a, StringComparison.Ordinal));
            var row = Assert.Single(service.Usage);
            Assert.Equal((asks, 7 * asks, 2 * asks, 0), (row.Calls, row.InputTokens, row.OutputTokens, row.Failed));
        }, iter: 30, threads: 1);
    }

    [Fact]
    public async Task Messages_Stream_IsPassedWithItsVersionAndMetered()
    {
        const string Stream = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}}\n\n"
            + "event: message_delta\ndata: {\"type\":\"message_delta\",\"usage\":{\"output_tokens\":4}}\n\n";
        string? beta = null;
        await using var upstream = await RawUpstream.StartAsync(async http =>
        {
            beta = http.Request.Headers["anthropic-beta"];
            http.Response.ContentType = "text/event-stream; charset=utf-8";
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Stream), http.RequestAborted);
        });
        await using var service = await ServiceUnderTest.StartAsync(upstream.AsProvider(ProviderType.Anthropic));
        service.Client.DefaultRequestHeaders.Add("anthropic-beta", "b1");

        using var response = await service.PostAsync("/v1/messages", $$"""{"model":"{{ServiceUnderTest.Model}}","max_tokens":5,"stream":true,"messages":[{"role":"user","content":"Hello"}]}""");

        Assert.Equal(Stream, await response.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("b1", beta);
        var row = Assert.Single(service.Usage);
        Assert.Equal((9, 4), (row.InputTokens, row.OutputTokens));
    }

    [Fact]
    public async Task Chat_WithAGuardrail_IsNotPassed()
    {
        await using var upstream = await RawUpstream.SayingAsync("application/json", Whole);
        await using var service = await ServiceUnderTest.StartAsync(upstream.AsProvider());
        service.Client.DefaultRequestHeaders.Add("X-Amzn-Bedrock-GuardrailIdentifier", "none");

        using var response = await service.PostAsync("/v1/chat/completions", Ask);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(upstream.Asked);
    }
}
