using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Text;
using System.Text.Json;
using Aisle.Models.Providers;
using CsCheck;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Aisle.Models.Tests.Providers;

/// <summary>Chunks that are read here give what the kept client gives.</summary>
public sealed class DivertedStreamTests
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 0, 8], Among("Göod ", "日本", "\\u00e9", "a\\nb", "\\ud83d\\ude00"));

    /// <summary>The members of a delta, in JSON.</summary>
    private static readonly Gen<string> Delta = Gen.OneOf(
        Text.Select(t => $"\"content\":\"{t}\""),
        Text.Select(t => $"\"role\":\"assistant\",\"content\":\"{t}\",\"refusal\":null"),
        Text.Select(t => $"\"reasoning_content\":\"{t}\""),
        Gen.Int[0, 2].Select(i => $"\"tool_calls\":[{{\"index\":{i},\"id\":\"call_{i}\",\"type\":\"function\",\"function\":{{\"name\":\"f{i}\",\"arguments\":\"\"}}}}]"),
        Gen.Const("\"content\":null"),
        Gen.Const(""));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task Stream_OfAnyChunks_IsWhatTheKeptClientGives() =>
        Gen.Select(Delta.Array[0, 12], Among("\"stop\"", "\"length\"", "\"tool_calls\"", "null"), Gen.Bool, Gen.Bool).SampleAsync(async (deltas, finish, usage, done) =>
        {
            var stream = new StringBuilder();
            foreach (var delta in deltas)
            {
                Chunk(stream, $"[{{\"index\":0,\"delta\":{{{delta}}},\"finish_reason\":null}}]");
            }

            Chunk(stream, $"[{{\"index\":0,\"delta\":{{}},\"logprobs\":null,\"finish_reason\":{finish}}}]");
            if (usage)
            {
                Chunk(stream, "[]", ",\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5,\"total_tokens\":12,\"prompt_tokens_details\":{\"cached_tokens\":3},\"completion_tokens_details\":{\"reasoning_tokens\":2}}");
            }

            stream.Append(done ? "data: [DONE]\n\n" : "");

            Assert.Equal(await SayAsync(stream.ToString(), diverted: false), await SayAsync(stream.ToString(), diverted: true));
        }, iter: 200);

    [Theory]
    [InlineData("data: {\"choices\":1}\n\n")]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"\\ud800\"}}]}\n\n")]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":5}}]}\n\n")]
    [InlineData("data: {\"choices\":[{\"delta\":\n\n")]
    [InlineData("data: <html>\n\n")]
    [InlineData("data: {\"error\":{\"message\":\"secret words\"}}\n\n")]
    public async Task Stream_ThatIsNone_IsAFaultThatTellsNothing(string stream)
    {
        var fault = (await Assert.ThrowsAsync<ModelFaultException>(() => SayAsync(stream, diverted: true))).Fault;

        Assert.Equal(ModelFaultKind.ProviderFailed, fault.Kind);
        Assert.DoesNotContain("secret words", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyBytes_GivesAnUpdateOrAnExceptionThatIsAFault() =>
        Gen.OneOf(Gen.Byte.Array[0, 60], Among("{\"choices\":[{\"delta\":{\"content\":\"x\"}}],\"usage\":{\"prompt_tokens\":1}}", "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0}]}}]}")
            .SelectMany(text => Gen.Int[0, text.Length].SelectMany(at => Gen.Byte.Select(b => Broken(text, at, b))))).Sample(bytes =>
        {
            try
            {
                var chunks = new ChatChunks();
                chunks.Read(bytes);
                chunks.Last();
            }
            catch (Exception e) when (ProviderFaults.TryRead(e, Cancel, out _) || e is ModelFaultException)
            {
                // As a caller gets it.
            }
        });

    private static Gen<string> Among(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static byte[] Broken(string text, int at, byte with)
    {
        var bytes = Encoding.UTF8.GetBytes(text + " ");
        bytes[at] = with;
        return bytes;
    }

    private static void Chunk(StringBuilder stream, string choices, string more = "") =>
        stream.Append("data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"m\",\"choices\":").Append(choices).Append(more).Append("}\n\n");

    /// <summary>Everything of the answer that a protocol shows.</summary>
    private static async Task<string> SayAsync(string stream, bool diverted)
    {
        using var http = new HttpClient(new DivertedStreams.Handler(new Says(stream)));
        var kept = new OpenAIClient(new ApiKeyCredential("k"), new OpenAIClientOptions { Endpoint = new Uri("http://upstream/v1"), Transport = new HttpClientPipelineTransport(http), RetryPolicy = new ClientRetryPolicy(0), NetworkTimeout = Timeout.InfiniteTimeSpan }).GetChatClient("m").AsIChatClient();
        using var chat = new FaultReadingChat(diverted ? new DivertedStreams(kept) : kept);
        var response = await chat.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Hello")], null, Cancel).ToChatResponseAsync(Cancel);
        return JsonSerializer.Serialize(
            new
            {
                response.Text,
                Thought = string.Concat(response.Messages.SelectMany(m => m.Contents).OfType<TextReasoningContent>().Select(t => t.Text)),
                Calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Select(c => $"{c.CallId} {c.Name} {c.Arguments?.Count}"),
                Finish = response.FinishReason?.Value,
                response.ResponseId,
                response.ModelId,
                response.CreatedAt,
                response.Usage?.InputTokenCount,
                response.Usage?.OutputTokenCount,
                response.Usage?.TotalTokenCount,
                response.Usage?.CachedInputTokenCount,
                response.Usage?.ReasoningTokenCount,
            });
    }

    private sealed class Says(string stream) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BoundedAnswer(new MemoryStream(Encoding.UTF8.GetBytes(stream)), null)) { Headers = { ContentType = new("text/event-stream") } } });
    }
}
