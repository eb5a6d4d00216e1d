using System.Net;
using System.Text;
using CsCheck;

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
        var bytes = Encoding.UTF8.GetBytes(Chunk + End);
        await Gen.Select(Gen.Int[1, bytes.Length - 20], Gen.Int[0, 1]).SampleAsync(async (at, caller) =>
        {
            await using var upstream = await RawUpstream.SayingAsync("text/event-stream", [bytes[..at]], breaks: true);
            await using var service = await ServiceUnderTest.StartAsync(upstream.AsProvider());

            var (path, body) = Callers[caller];
            using var response = await service.PostAsync(path, body.Replace("STREAM", "true", StringComparison.Ordinal));
            var said = await response.Content.ReadAsStringAsync(Cancel);

            // Either nothing had been shown, and the status says it; or the stream's own error ends it.
            Assert.Contains("\"error\"", said, StringComparison.Ordinal);
            Assert.DoesNotContain("[DONE]", said, StringComparison.Ordinal);
            Assert.DoesNotContain("message_stop", said, StringComparison.Ordinal);
            Assert.Equal(1, service.Usage.Sum(r => r.Failed));
        }, iter: 20, threads: 1);
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
