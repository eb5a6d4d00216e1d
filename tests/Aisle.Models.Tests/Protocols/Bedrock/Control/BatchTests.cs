using System.Net;
using System.Text.Json;
using Aisle.Models.Protocols.Bedrock.Batch;
using CsCheck;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Protocols.Bedrock.Control;

public sealed class BatchTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("InvokeModel", """{"anthropic_version":"x","max_tokens":5,"messages":[{"role":"user","content":"Hello"}]}""")]
    [InlineData("Converse", """{"messages":[{"role":"user","content":[{"text":"Hello"}]}]}""")]
    public async Task Job_OverAFile_AnswersEachLineAndCounts(string type, string body)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(new ChatResponseUpdate(ChatRole.Assistant, "Good day")));
        var bucket = Directory.CreateDirectory(Path.Combine(service.BatchFolder, "bucket"));
        await File.WriteAllLinesAsync(
            Path.Combine(bucket.FullName, "in.jsonl"), [$$"""{"recordId":"1","modelInput":{{body}}}""", "no JSON", """{"recordId":"3"}""", "", $$"""{"recordId":"4","modelInput":{{body}}}"""], Cancel);

        var arn = await CreateAsync(service, Job("s3://bucket/in.jsonl", "s3://bucket/out", type));
        var job = await WhenOverAsync(service, arn);

        Assert.Equal("PartiallyCompleted", job.GetProperty("status").GetString());
        Assert.Equal((4, 2, 2), (job.GetProperty("totalRecordCount").GetInt32(), job.GetProperty("successRecordCount").GetInt32(), job.GetProperty("errorRecordCount").GetInt32()));
        var folder = Path.Combine(bucket.FullName, "out", arn.Split('/')[^1]);
        var lines = (await File.ReadAllLinesAsync(Path.Combine(folder, "in.jsonl.out"), Cancel)).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(4, lines.Count);
        Assert.Equal(["1", "4"], lines.Where(l => l.TryGetProperty("modelOutput", out var o) && o.GetRawText().Contains("Good day", StringComparison.Ordinal)).Select(l => l.GetProperty("recordId").GetString()).Order());
        Assert.All(lines.Where(l => l.TryGetProperty("error", out _)), l => Assert.Equal(400, l.GetProperty("error").GetProperty("errorCode").GetInt32()));
        Assert.True(File.Exists(Path.Combine(folder, "manifest.json.out")));

        using var listed = JsonDocument.Parse(await service.Client.GetStringAsync(new Uri("/model-invocation-jobs?nameContains=night", UriKind.Relative), Cancel));
        Assert.Equal(arn, listed.RootElement.GetProperty("invocationJobSummaries")[0].GetProperty("jobArn").GetString());
        using var stopped = await service.PostAsync($"/model-invocation-job/{Uri.EscapeDataString(arn)}/stop", "{}");
        Assert.StartsWith("ConflictException:", stopped.Headers.GetValues("x-amzn-errortype").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_Stopped_IsStopped()
    {
        await using var service = await ServiceUnderTest.StartAsync(new NeverAnswers());
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(service.BatchFolder, "b")).FullName, "in.jsonl"), """{"recordId":"1","modelInput":{"messages":[{"role":"user","content":[{"text":"a"}]}]}}""", Cancel);
        var arn = await CreateAsync(service, Job("s3://b/in.jsonl", "s3://b/out", "Converse"));

        using var stopped = await service.PostAsync($"/model-invocation-job/{Uri.EscapeDataString(arn)}/stop", "{}");

        Assert.Equal(HttpStatusCode.OK, stopped.StatusCode);
        Assert.Equal("Stopped", (await WhenOverAsync(service, arn)).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("s3://bucket/../../keys.json", "s3://bucket/out")]
    [InlineData("file:///etc/passwd", "s3://bucket/out")]
    [InlineData("https://example.com/in.jsonl", "s3://bucket/out")]
    [InlineData("s3://bucket/none.jsonl", "s3://bucket/out")]
    [InlineData("s3://bucket", "s3://../out")]
    public async Task Job_OutsideOfTheFolder_IsRefused(string input, string output)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider());
        Directory.CreateDirectory(Path.Combine(service.BatchFolder, "bucket"));

        using var response = await service.PostAsync("/model-invocation-job", Job(input, output, "Converse"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("s3Uri", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_AnyUri_StaysBelowItsRoot()
    {
        var root = Path.Combine(Path.GetTempPath(), "aisle-batch-root");
        var folder = new BatchFolder(root);
        string[] parts = ["..", ".", "a", "", "%2e%2e", "%2f", "\\", "//", "b.jsonl", "\0", "~", root];
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, parts.Length - 1].Array[0, 6]).Sample((scheme, picks) =>
        {
            var path = folder.Resolve(new[] { "s3://", "file://", "file:///" }[scheme] + string.Join('/', picks.Select(p => parts[p])));
            Assert.True(path is null || Path.GetFullPath(path).StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal), path);
        }, iter: 2_000);
    }

    [Fact]
    public void Folder_LinkToTheOutside_IsNotFollowed()
    {
        var outside = Directory.CreateTempSubdirectory("aisle-outside-");
        var root = Directory.CreateTempSubdirectory("aisle-batch-");
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(root.FullName, "link"), outside.FullName);
            Assert.Null(new BatchFolder(root.FullName).Resolve("s3://link/in.jsonl"));
        }
        finally
        {
            root.Delete(recursive: true);
            outside.Delete(recursive: true);
        }
    }

    private static string Job(string input, string output, string type) => $$"""
        {"jobName":"nightly","roleArn":"arn:aws:iam::1:role/r","modelId":"anthropic.claude-v2:0","modelInvocationType":"{{type}}",
         "inputDataConfig":{"s3InputDataConfig":{"s3Uri":"{{input}}"} },"outputDataConfig":{"s3OutputDataConfig":{"s3Uri":"{{output}}"} } }
        """;

    private static async Task<string> CreateAsync(ServiceUnderTest service, string job)
    {
        using var response = await service.PostAsync("/model-invocation-job", job);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.IsSuccessStatusCode, text);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty("jobArn").GetString()!;
    }

    private static async Task<JsonElement> WhenOverAsync(ServiceUnderTest service, string arn)
    {
        while (true)
        {
            using var json = JsonDocument.Parse(await service.Client.GetStringAsync(new Uri($"/model-invocation-job/{Uri.EscapeDataString(arn)}", UriKind.Relative), Cancel));
            if (json.RootElement.TryGetProperty("endTime", out _))
            {
                return json.RootElement.Clone();
            }
        }
    }

    private sealed class NeverAnswers : Aisle.Models.Providers.IModelProvider, IChatClient
    {
        public string Name => "never";

        public IChatClient FindChat(string model) => this;

        public IEmbeddingGenerator<string, Embedding<float>>? FindEmbeddings(string model) => null;

        public Aisle.Models.Providers.IReranker? FindReranker(string model) => null;

        public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new ChatResponse();
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey) => null;

        public void Dispose()
        {
        }
    }
}
