using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using Aisle.Models.Protocols.Bedrock.EventStream;
using CsCheck;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Protocols;

/// <summary>Each dialect over HTTP: what goes in reaches the provider, and what it says comes out, whole and streamed.</summary>
public sealed class ProtocolTests
{
    private const string Converse = "/model/anthropic.claude-v2%3A0/converse";
    private const string ConverseStream = "/model/anthropic.claude-v2:0/converse-stream";
    private const string Hello = """{"messages":[{"role":"user","content":[{"text":"Hello"}]}],"inferenceConfig":{"maxTokens":9,"temperature":0.5,"stopSequences":["x"]}}""";

    private static readonly ChatResponseUpdate[] TwoWords =
    [
        new(ChatRole.Assistant, "Good "),
        new(ChatRole.Assistant, "day"),
        new(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 3, OutputTokenCount = 2, TotalTokenCount = 5 })]) { FinishReason = ChatFinishReason.Stop },
    ];

    private static readonly ChatResponseUpdate[] ToolCall =
    [
        new(ChatRole.Assistant, [new FunctionCallContent("call_1", "get_weather", new Dictionary<string, object?> { ["city"] = "Paris" })]) { FinishReason = ChatFinishReason.ToolCalls },
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Converse_Message_ReachesTheProviderAndComesBack()
    {
        var provider = new ScriptedProvider(TwoWords);
        await using var service = await ServiceUnderTest.StartAsync(provider);

        using var response = await service.PostAsync(Converse, Hello);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.Contains("x-amzn-requestid"));
        Assert.Equal("Good day", json.RootElement.GetProperty("output").GetProperty("message").GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Equal("end_turn", json.RootElement.GetProperty("stopReason").GetString());
        Assert.Equal(5, json.RootElement.GetProperty("usage").GetProperty("totalTokens").GetInt32());
        Assert.Equal("Hello", Assert.Single(provider.AskedMessages).Text);
        Assert.Equal((9, 0.5f, "x"), (provider.AskedOptions!.MaxOutputTokens, provider.AskedOptions.Temperature, provider.AskedOptions.StopSequences![0]));
    }

    [Fact]
    public async Task ConverseStream_ToolCall_IsABlockOfItsOwn()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider([TwoWords[0], .. ToolCall]));

        using var response = await service.PostAsync(ConverseStream, Hello);
        var events = Events(await response.Content.ReadAsByteArrayAsync(Cancel));

        Assert.Equal(
            ["messageStart", "contentBlockDelta", "contentBlockStop", "contentBlockStart", "contentBlockDelta", "contentBlockStop", "messageStop", "metadata"],
            events.Select(e => e.Text(":event-type")));
        Assert.Contains("""{\"city\":\"Paris\"}""", Encoding.UTF8.GetString(events[4].Payload.Span).Replace("\\u0022", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("tool_use", Encoding.UTF8.GetString(events[6].Payload.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConverseStream_FailureInTheMiddle_IsAnExceptionEvent()
    {
        var provider = new ScriptedProvider(TwoWords[0]) { Fails = new ModelFaultException(new ModelFault(ModelFaultKind.RateLimited, "slow down")) };
        await using var service = await ServiceUnderTest.StartAsync(provider);

        using var response = await service.PostAsync(ConverseStream, Hello);
        var last = Events(await response.Content.ReadAsByteArrayAsync(Cancel))[^1];

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("throttlingException", last.Text(":exception-type"));
        Assert.Equal("""{"message":"slow down"}""", Encoding.UTF8.GetString(last.Payload.Span));
    }

    [Fact]
    public async Task ConverseStream_FailureBeforeTheFirstUpdate_IsAPlainError()
    {
        var provider = new ScriptedProvider { Fails = new ModelFaultException(new ModelFault(ModelFaultKind.RateLimited, "slow down", TimeSpan.FromSeconds(7))) };
        await using var service = await ServiceUnderTest.StartAsync(provider);

        using var response = await service.PostAsync(ConverseStream, Hello);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter?.Delta);
        Assert.StartsWith("ThrottlingException:", response.Headers.GetValues("x-amzn-errortype").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "not valid JSON at line 1")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("""{"messages":[{"\ud800":1}]}""", "no valid Unicode")]
    [InlineData("""{"messages":[]}""", "messages is empty")]
    [InlineData("""{"messages":[{"role":"robot","content":[{"text":"a"}]}]}""", "messages[0].role")]
    [InlineData("""{"messages":[{"role":"user","content":[{"text":5}]}]}""", "messages[0].content[0].text")]
    [InlineData("""{"messages":[{"role":"user","content":[{"text":"a"}]}],"inferenceConfig":{"temperature":5}}""", "inferenceConfig.temperature")]
    [InlineData("""{"messages":[{"role":"user","content":[{"image":{"format":"png","source":{"bytes":"***"}}}]}]}""", "messages[0].content[0].image.source.bytes")]
    public async Task Converse_WrongBody_IsAValidationExceptionThatNamesThePlace(string body, string expected)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(TwoWords));

        using var response = await service.PostAsync(Converse, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("ValidationException:", response.Headers.GetValues("x-amzn-errortype").Single(), StringComparison.Ordinal);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Converse_VeryDeepJson_IsRefused()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(TwoWords));

        using var response = await service.PostAsync(Converse, """{"messages":""" + new string('[', 10_000) + new string(']', 10_000) + "}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("anthropic.claude-v2:0", """{"anthropic_version":"x","max_tokens":5,"messages":[{"role":"user","content":"Hello"}]}""", "content/0/text")]
    [InlineData("amazon.nova-lite-v1:0", """{"messages":[{"role":"user","content":[{"text":"Hello"}]}],"inferenceConfig":{"max_new_tokens":5}}""", "output/message/content/0/text")]
    [InlineData("amazon.titan-text-express-v1", """{"inputText":"Hello","textGenerationConfig":{"maxTokenCount":5}}""", "results/0/outputText")]
    [InlineData("meta.llama3-8b-v1:0", """{"prompt":"<|start_header_id|>user<|end_header_id|>\n\nHello<|eot_id|><|start_header_id|>assistant<|end_header_id|>","max_gen_len":5}""", "generation")]
    [InlineData("mistral.mistral-7b-v0:2", """{"prompt":"<s>[INST] Hello [/INST]","max_tokens":5}""", "outputs/0/text")]
    [InlineData("mistral.mistral-large-v1:0", """{"messages":[{"role":"user","content":"Hello"}],"max_tokens":5}""", "choices/0/message/content")]
    [InlineData("cohere.command-r-v1:0", """{"message":"Hello","max_tokens":5}""", "text")]
    [InlineData("cohere.command-text-v14", """{"prompt":"Hello","max_tokens":5}""", "generations/0/text")]
    [InlineData("deepseek.r1-v1:0", """{"prompt":"<｜User｜>Hello<｜Assistant｜><think>\n","max_tokens":5}""", "choices/0/text")]
    [InlineData("openai.gpt-oss-20b-1:0", """{"messages":[{"role":"user","content":"Hello"}],"max_completion_tokens":5}""", "choices/0/message/content")]
    public async Task InvokeModel_NativeBody_IsReadAndWrittenInItsOwnShape(string model, string body, string where)
    {
        var provider = new ScriptedProvider(TwoWords);
        await using var service = await ServiceUnderTest.StartAsync(provider, model);

        using var response = await service.PostAsync($"/model/{Uri.EscapeDataString(model)}/invoke", body);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
        var found = where.Split('/').Aggregate(json.RootElement, (at, step) => int.TryParse(step, out var i) ? at[i] : at.GetProperty(step));

        Assert.Equal("Good day", found.GetString());
        Assert.Equal("Hello", provider.AskedMessages[^1].Text);
        Assert.Equal(5, provider.AskedOptions!.MaxOutputTokens);
        Assert.Equal("2", response.Headers.GetValues("x-amzn-bedrock-output-token-count").Single());

        using var streamed = await service.PostAsync($"/model/{Uri.EscapeDataString(model)}/invoke-with-response-stream", body);
        var chunks = Events(await streamed.Content.ReadAsByteArrayAsync(Cancel)).Select(Chunk).ToList();
        Assert.Contains("Good ", string.Concat(chunks.Select(c => c.GetRawText())), StringComparison.Ordinal);
        Assert.Equal(2, chunks[^1].GetProperty("amazon-bedrock-invocationMetrics").GetProperty("outputTokenCount").GetInt32());
    }

    [Theory]
    [InlineData("/v1/chat/completions", "chat.completion.chunk", "[DONE]")]
    [InlineData("/openai/v1/chat/completions", "chat.completion.chunk", "[DONE]")]
    [InlineData("/v1/messages", "event: content_block_delta", "message_stop")]
    [InlineData("/anthropic/v1/messages", "event: content_block_delta", "message_stop")]
    public async Task ServerSentEvents_Stream_HasItsDialectsEvents(string path, string has, string last)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(TwoWords));

        using var response = await service.PostAsync(path, $$"""{"model":"{{ServiceUnderTest.Model}}","max_tokens":5,"stream":true,"messages":[{"role":"user","content":"Hello"}]}""");
        var text = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(has, text, StringComparison.Ordinal);
        Assert.Contains("Good ", text, StringComparison.Ordinal);
        Assert.Contains(last, text.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/chat/completions", HttpStatusCode.Unauthorized, "\"type\":\"authentication_error\"")]
    [InlineData("/v1/messages", HttpStatusCode.Unauthorized, "\"type\":\"error\"")]
    [InlineData("/model/a/converse", HttpStatusCode.Forbidden, "\"message\"")]
    public async Task AnyDialect_WrongKey_IsRefusedInItsWords(string path, HttpStatusCode status, string has)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(TwoWords));
        service.Client.DefaultRequestHeaders.Authorization = new("Bearer", "another token");

        using var response = await service.PostAsync(path, Hello);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(has, await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/chat/completions")]
    [InlineData("/v1/messages")]
    [InlineData("/model/a/converse")]
    public async Task AnyDialect_WrongKey_IsRefusedBeforeTheBodyIsRead(string path)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(TwoWords));
        service.Client.DefaultRequestHeaders.Authorization = new("Bearer", "another token");
        using var never = new HttpRequestMessage(HttpMethod.Post, path) { Content = new EndlessContent(), Headers = { ExpectContinue = true } };

        using var response = await service.Client.SendAsync(never, HttpCompletionOption.ResponseHeadersRead, Cancel);

        Assert.True(response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task AnyDialect_AnyBody_IsAnsweredOrRefusedAndTheServerGoesOn()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(TwoWords));
        var seeds = new[]
        {
            ("/model/anthropic.claude-v2:0/converse", Hello),
            ("/model/anthropic.claude-v2:0/invoke", """{"anthropic_version":"x","max_tokens":5,"tools":[{"name":"t","input_schema":{}}],"messages":[{"role":"user","content":"Hello"}]}"""),
            ("/v1/chat/completions", """{"model":"anthropic.claude-v2:0","tools":[{"type":"function","function":{"name":"t","parameters":{}}}],"stop":["a"],"messages":[{"role":"user","content":"Hello"}]}"""),
            ("/v1/messages", """{"model":"anthropic.claude-v2:0","max_tokens":5,"messages":[{"role":"user","content":[{"type":"text","text":"Hello"}]}]}"""),
            ("/rerank", """{"queries":[{"type":"TEXT","textQuery":{"text":"q"}}],"sources":[{"type":"INLINE","inlineDocumentSource":{"type":"TEXT","textDocument":{"text":"a"}}}],"rerankingConfiguration":{"bedrockRerankingConfiguration":{"modelConfiguration":{"modelArn":"anthropic.claude-v2:0"}}}}"""),
        };
        string[] swapped = ["null", "[]", "{}", "1", "true", "\"\"", "-1e999", "", "[[[", "\"\\ud800\"", "\"a\":1,\"a\":1", ":"];
        var swaps = Gen.Int[0, swapped.Length - 1].Select(i => swapped[i]);
        await Gen.Select(Gen.Int[0, seeds.Length - 1].Select(i => seeds[i]), Gen.Int[0, 400], Gen.Int[0, 30], swaps).SampleAsync(async (seed, at, length, swap) =>
        {
            var (path, body) = seed;
            var start = at % body.Length;
            var mutated = body[..start] + swap + body[Math.Min(body.Length, start + length)..];
            using var response = await service.PostAsync(path, mutated);
            Assert.True((int)response.StatusCode < 500, $"{path} {mutated}: {(int)response.StatusCode}");
        }, iter: 2_000, threads: 1);
    }

    private static List<EventStreamMessage> Events(byte[] bytes)
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        var events = new List<EventStreamMessage>();
        while (EventStreamDecoder.TryRead(ref buffer, out var message))
        {
            events.Add(message!);
        }

        Assert.True(buffer.IsEmpty);
        return events;
    }

    private static JsonElement Chunk(EventStreamMessage message)
    {
        using var outer = JsonDocument.Parse(message.Payload);
        using var inner = JsonDocument.Parse(outer.RootElement.GetProperty("bytes").GetBytesFromBase64());
        return inner.RootElement.Clone();
    }

    /// <summary>A body whose first byte comes and whose second never does.</summary>
    private sealed class EndlessContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, default);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync("{"u8.ToArray(), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
