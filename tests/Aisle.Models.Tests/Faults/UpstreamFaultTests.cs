using System.Net;
using System.Text;
using Aisle.Models.Configuration;
using CsCheck;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Tests.Faults;

/// <summary>A provider that does what it should not, to a caller whose request is passed on and to one whose request is translated.</summary>
public sealed class UpstreamFaultTests
{
    private const string Chunk = "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"Göod day\"},\"finish_reason\":null}]}\n\n";
    private const string End = "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    private static readonly (string Path, string Body)[] Callers =
    [
        ("/v1/chat/completions", $$"""{"model":"{{ServiceUnderTest.Model}}","stream":STREAM,"messages":[{"role":"user","content":"Hello"}]}"""),
        ("/v1/messages", $$"""{"model":"{{ServiceUnderTest.Model}}","max_tokens":9,"stream":STREAM,"messages":[{"role":"user","content":"Hello"}]}"""),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<int, string, string, int> Wrong => new()
    {
        { 200, "text/html", "<html>busy</html>", 502 },
        { 200, "application/json", "<html>busy</html>", 502 },
        { 200, "application/json", "", 502 },
        { 200, "application/json", "{\"choices\":", 502 },
        { 200, "application/json", "[1]", 502 },
        { 302, "text/html", "elsewhere", 502 },
        { 400, "application/json", "{\"error\":{\"message\":\"secret words\"}}", 400 },
        { 401, "application/json", "{\"error\":{\"message\":\"Incorrect API key provided: secret words\"}}", 503 },
        { 404, "application/json", "{\"error\":{\"message\":\"secret words\"}}", 503 },
        { 429, "application/json", "{\"error\":{\"message\":\"secret words\"}}", 429 },
        { 500, "text/plain", "secret words", 502 },
        { 503, "text/plain", "secret words", 503 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Whole_WrongAnswer_IsAClearErrorThatTellsNothing(int status, string type, string text, int expected)
    {
        await using var upstream = await RawUpstream.SayingAsync(type, text, status);
        await using var service = await ServiceUnderTest.StartAsync(upstream.AsProvider());

        foreach (var (path, body) in Callers)
        {
            using var response = await service.PostAsync(path, body.Replace("STREAM", "false", StringComparison.Ordinal));
            var said = await response.Content.ReadAsStringAsync(Cancel);

            Assert.True(Matches(expected, path, (int)response.StatusCode), $"{path}: {response.StatusCode} {said}");
            Assert.Contains("\"error\"", said, StringComparison.Ordinal);
            Assert.DoesNotContain("secret words", said, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("text/html", "<html>busy</html>")]
    [InlineData("text/event-stream", "")]
    [InlineData("application/json", "{}")]
    public async Task Stream_ThatNeverBegins_IsAPlainError(string type, string text)
    {
        await using var upstream = await RawUpstream.SayingAsync(type, text);
        await using var service = await ServiceUnderTest.StartAsync(upstream.AsProvider());

        using var response = await service.PostAsync(Callers[0].Path, Callers[0].Body.Replace("STREAM", "true", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
    }

    [Fact]
    public async Task Stream_CutAtAnyByte_EndsInAnErrorOrIsWhole()
    {
        const int cuts = 20;
        var bytes = Encoding.UTF8.GetBytes(Chunk + End);
        var (cut, asked) = (0, 0);
        await using var upstream = await RawUpstream.StartAsync(async http =>
        {
            http.Response.ContentType = "text/event-stream";
            await http.Response.Body.WriteAsync(bytes.AsMemory(0, cut), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            http.Abort();
        });
        await using var service = await upstream.ServeAsync(cuts);
        await Gen.Select(Gen.Int[1, bytes.Length - 20], Gen.Int[0, 1]).SampleAsync(async (at, caller) =>
        {
            cut = at;
            var (path, body) = Callers[caller];
            using var response = await service.PostAsync(
                path, body.Replace("STREAM", "true", StringComparison.Ordinal).Replace(ServiceUnderTest.Model, $"m{asked++ % cuts}", StringComparison.Ordinal));
            var said = await response.Content.ReadAsStringAsync(Cancel);

            // Either nothing had been shown, and the status says it; or the stream's own error ends it.
            Assert.Contains("\"error\"", said, StringComparison.Ordinal);
            Assert.DoesNotContain("[DONE]", said, StringComparison.Ordinal);
            Assert.DoesNotContain("message_stop", said, StringComparison.Ordinal);
            Assert.Equal(asked, service.Usage.Sum(r => r.Failed));
        }, iter: cuts, threads: 1);
    }

    /// <summary>An event with no end, a frame that says it is of four gigabytes, an answer that goes on and on: the provider is left as soon as it is clear.</summary>
    [Theory]
    [InlineData(ProviderType.OpenAI, "text/event-stream", "data: {\"choices\":[{\"delta\":{\"content\":\"", true)]
    [InlineData(ProviderType.Anthropic, "text/event-stream", "event: message_start\ndata: {\"type\":\"", true)]
    [InlineData(ProviderType.Bedrock, "application/vnd.amazon.eventstream", "\u007f\u007f\u007f\u007f", true)]
    [InlineData(ProviderType.OpenAI, "application/json", "{\"choices\":[{\"message\":{\"content\":\"", false)]
    [InlineData(ProviderType.Anthropic, "application/json", "{\"content\":[{\"type\":\"text\",\"text\":\"", false)]
    public async Task Answer_WithoutEnd_IsLeftAndIsAnError(ProviderType type, string contentType, string begins, bool streams)
    {
        var filler = new byte[1 << 20];
        filler.AsSpan().Fill((byte)'a');
        await using var upstream = await RawUpstream.StartAsync(async http =>
        {
            http.Response.ContentType = contentType;
            await http.Response.Body.WriteAsync(Encoding.Latin1.GetBytes(begins), http.RequestAborted);
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.Body.WriteAsync(filler, http.RequestAborted);
            }
        });
        await using var service = await upstream.ServeAsync(1, type);

        using var response = await service.PostAsync(streams ? "/model/m0/converse-stream" : "/model/m0/converse", """{"messages":[{"role":"user","content":[{"text":"a"}]}]}""");

        Assert.Equal(HttpStatusCode.FailedDependency, response.StatusCode);
        Assert.Contains("gave an answer that can", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    /// <summary>Whatever a provider says of its key or of itself, a caller of any dialect hears nothing of it.</summary>
    [Theory]
    [InlineData(401, "application/json", "{\"error\":{\"message\":\"Incorrect API key provided: SECRET at ADDRESS\"}}")]
    [InlineData(400, "application/json", "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"SECRET may not\"}}")]
    [InlineData(500, "text/html", "<html>SECRET ADDRESS</html>")]
    [InlineData(200, "text/event-stream", "data: {\"error\":{\"message\":\"SECRET ADDRESS\"}}\n\n")]
    [InlineData(200, "application/json", "{\"error\":\"SECRET ADDRESS\"}")]
    public async Task Failure_InEachDialect_TellsNothingOfTheProvider(int status, string type, string text)
    {
        const string secret = "sk-only-the-operator-knows";
        Environment.SetEnvironmentVariable("AISLE_TEST_UPSTREAM_KEY", secret);
        const string chat = """ "messages":[{"role":"user","content":"a"}] """;
        const string converse = """{"messages":[{"role":"user","content":[{"text":"a"}]}]}""";
        (string Path, string Body)[] calls =
        [
            ("/v1/chat/completions", $$"""{"model":"m0",{{chat}}}"""),
            ("/v1/chat/completions", $$"""{"model":"m1","stream":true,{{chat}}}"""),
            ("/v1/responses", """{"model":"m2","input":"a"}"""),
            ("/v1/responses", """{"model":"m3","stream":true,"input":"a"}"""),
            ("/v1/embeddings", """{"model":"m4","input":"a"}"""),
            ("/v1/messages", $$"""{"model":"m5","max_tokens":5,{{chat}}}"""),
            ("/v1/messages", $$"""{"model":"m6","max_tokens":5,"stream":true,{{chat}}}"""),
            ("/model/m7/converse", converse),
            ("/model/m8/converse-stream", converse),
            ("/model/m9/invoke", $$"""{{{chat}}}"""),
            ("/model/m10/invoke-with-response-stream", $$"""{{{chat}}}"""),
            ("/rerank", """{"queries":[{"type":"TEXT","textQuery":{"text":"q"}}],"sources":[{"type":"INLINE","inlineDocumentSource":{"type":"TEXT","textDocument":{"text":"d"}}}],"rerankingConfiguration":{"type":"BEDROCK_RERANKING_MODEL","bedrockRerankingConfiguration":{"modelConfiguration":{"modelArn":"m11"}}}}"""),
            ("/retrieveAndGenerate", """{"input":{"text":"returns"},"retrieveAndGenerateConfiguration":{"type":"KNOWLEDGE_BASE","knowledgeBaseConfiguration":{"knowledgeBaseId":"policies","modelArn":"m12"}}}"""),
        ];
        await using var upstream = await RawUpstream.StartAsync(async http =>
        {
            (http.Response.StatusCode, http.Response.ContentType) = (status, type);
            http.Response.Headers["x-from"] = secret;
            await http.Response.WriteAsync(text.Replace("SECRET", secret, StringComparison.Ordinal).Replace("ADDRESS", http.Request.Host.Value!, StringComparison.Ordinal), http.RequestAborted);
        });
        await using var service = await upstream.ServeAsync(calls.Length, keyVariable: "AISLE_TEST_UPSTREAM_KEY");

        foreach (var (path, body) in calls)
        {
            using var response = await service.PostAsync(path, body);
            var said = response.Headers + await response.Content.ReadAsStringAsync(Cancel);

            Assert.DoesNotContain("only-the-operator", said, StringComparison.Ordinal);
            Assert.DoesNotContain(upstream.AsProvider().Url!.Authority, said, StringComparison.Ordinal);
            Assert.True((int)response.StatusCode >= 400 || said.Contains("rror", StringComparison.Ordinal) || said.Contains("xception", StringComparison.Ordinal), $"{path}: {response.StatusCode} {said}");
        }

        Assert.Equal(calls.Length, upstream.Asked.Count);
    }

    [Theory]
    [InlineData("data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\xff\"}}]}\n\n")]
    [InlineData("data: not json\n\n")]
    [InlineData("data: [1,2]\n\n")]
    public async Task TranslatedStream_UnreadableEvent_EndsInAnError(string bad)
    {
        await using var upstream = await RawUpstream.SayingAsync("text/event-stream", [Encoding.UTF8.GetBytes(Chunk), Encoding.Latin1.GetBytes(bad), Encoding.UTF8.GetBytes(End)]);
        await using var service = await ServiceUnderTest.StartAsync(upstream.AsProvider());

        using var response = await service.PostAsync(Callers[1].Path, Callers[1].Body.Replace("STREAM", "true", StringComparison.Ordinal));

        Assert.Contains("event: error", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Stream_CallerGoesAway_EndsTheCallAtTheProvider(int caller)
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var upstream = await RawUpstream.StartAsync(async http =>
        {
            http.Response.ContentType = "text/event-stream";
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Chunk), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            using var gone = http.RequestAborted.Register(left.SetResult);
            await left.Task;
        });
        await using var service = await ServiceUnderTest.StartAsync(upstream.AsProvider());
        var (path, body) = Callers[caller];
        using (var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.Replace("STREAM", "true", StringComparison.Ordinal)) })
        {
            using var response = await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
            await using var stream = await response.Content.ReadAsStreamAsync(Cancel);
            Assert.True(await stream.ReadAsync(new byte[10], Cancel) > 0);
        }

        await left.Task.WaitAsync(Cancel);
    }

    /// <summary>Anthropic's dialect has other numbers for a provider that fails and one that is overloaded.</summary>
    private static bool Matches(int expected, string path, int status) =>
        status == expected || (path == "/v1/messages" && (expected, status) is (502, 500) or (503, 529));
}
