using System.Net;
using System.Text.Json;
using Aisle.Models.Routing;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Protocols.Bedrock;

/// <summary>How a model is named, and what the service says of a name that it does not know.</summary>
public sealed class ModelNameTests(ModelNameTests.SharedService shared) : IClassFixture<ModelNameTests.SharedService>
{
    private const string Said = """{"messages":[{"role":"user","content":[{"text":"a"}]}]}""";

    private static readonly ChatResponseUpdate[] Says = [new(ChatRole.Assistant, "b") { FinishReason = ChatFinishReason.Stop }];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("converse")]
    [InlineData("converse-stream")]
    [InlineData("invoke")]
    [InlineData("invoke-with-response-stream")]
    [InlineData("count-tokens")]
    public async Task Name_Unknown_IsInvalidAsAnIdAndNotFoundAsAnArn(string operation)
    {
        using var id = await shared.Service.PostAsync($"/model/no.such-model-v1%3A0/{operation}", Said);
        using var arn = await shared.Service.PostAsync($"/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A%3Afoundation-model%2Fno.such-model-v1%3A0/{operation}", Said);

        Assert.Equal((HttpStatusCode.BadRequest, "ValidationException"), (id.StatusCode, Error(id)));
        Assert.Equal((HttpStatusCode.NotFound, "ResourceNotFoundException"), (arn.StatusCode, Error(arn)));
        Assert.Contains("The provided model identifier is invalid.", await id.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anthropic.claude-v2:0")]
    [InlineData("anthropic.claude-v2%3A0")]
    [InlineData("arn%3Aaws%3Abedrock%3Aeu-west-1%3A%3Afoundation-model%2Fanthropic.claude-v2%3A0")]
    [InlineData("arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-v2:0")]
    public async Task Name_InAnyForm_IsTheModel(string name)
    {
        using var response = await shared.Service.PostAsync($"/model/{name}/converse", Said);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("openai.gpt-oss-20b-1:0", true)]
    [InlineData("openai.gpt-oss-20b", true)]
    [InlineData("anthropic.claude-sonnet-4-5", true)]
    [InlineData("meta.llama3-8b", false)] // of two versions
    [InlineData("plain", true)]
    [InlineData("openai.gpt-oss", false)]
    public void Name_WithoutItsVersion_IsTheModelWhereItIsTheOnlyOne(string name, bool found) => Assert.Equal(found, new ModelCatalog(
        [.. ((string[])["openai.gpt-oss-20b-1:0", "anthropic.claude-sonnet-4-5-20250929-v1:0", "meta.llama3-8b-v1:0", "meta.llama3-8b-v2:0", "plain"]).Select(id => new ModelEntry { Id = id, Name = id, Maker = "m", Targets = [] })]).TryFind(name, out _));

    /// <summary>A client that sends until it is answered gets its answer: the body here never ends.</summary>
    [Fact]
    public async Task Bidirectional_Stream_IsRefusedWhileTheClientStillSends()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider());
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/model/{ServiceUnderTest.Model}/invoke-with-bidirectional-stream")
        {
            Content = new Endless(),
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var response = await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);

        Assert.Equal((HttpStatusCode.BadRequest, "ValidationException"), (response.StatusCode, Error(response)));
    }

    [Theory]
    [InlineData("converse-stream")]
    [InlineData("invoke-with-response-stream")]
    public async Task Stream_OfAModelThatCant_IsRefused(string operation)
    {
        await using var service = await ServiceUnderTest.StartAsync(
            new ScriptedProvider(Says), c => c with { Models = [.. c.Models.Select(m => m with { Streams = false })] });

        using var response = await service.PostAsync($"/model/{ServiceUnderTest.Model}/{operation}", Said);

        Assert.Equal("ValidationException", Error(response));
        Assert.Contains("unsupported for streaming", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("byOutputModality=TEXT", 1)]
    [InlineData("byOutputModality=EMBEDDING", 1)]
    [InlineData("byOutputModality=TEXT&byProvider=tests&byInferenceType=ON_DEMAND", 1)]
    [InlineData("byInferenceType=PROVISIONED", 0)]
    [InlineData("byCustomizationType=FINE_TUNING", 0)]
    [InlineData("byProvider=Meta", 0)]
    [InlineData("byOutputModality=SMELL", null)]
    [InlineData("byInferenceType=never", null)]
    public async Task Models_Filtered_AreThoseThatFit(string query, int? count)
    {
        using var response = await shared.Service.Client.GetAsync(new Uri("/foundation-models?" + query, UriKind.Relative), Cancel);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(count, response.StatusCode == HttpStatusCode.OK ? json.RootElement.GetProperty("modelSummaries").GetArrayLength() : null);
        Assert.Equal(count is null, Error(response) == "ValidationException");
    }

    [Theory]
    [InlineData("/inference-profiles?type=ALL")]
    [InlineData("/inference-profiles?nextToken=none")]
    [InlineData("/guardrails?maxResults=0")]
    [InlineData("/model-invocation-jobs?statusEquals=Done")]
    [InlineData("/model-invocation-jobs?submitTimeAfter=yesterday")]
    [InlineData("/model-invocation-jobs?sortOrder=Up")]
    public async Task Listing_AskedWrongly_IsRefused(string path)
    {
        using var response = await shared.Service.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);

        Assert.Equal((HttpStatusCode.BadRequest, "ValidationException"), (response.StatusCode, Error(response)));
    }

    private sealed class Endless : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(new byte[10], cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private static string? Error(HttpResponseMessage response) => response.Headers.TryGetValues("x-amzn-errortype", out var values) ? values.First().Split(':')[0] : null;

    /// <summary>One service for all: each start of one costs more than a test.</summary>
    public sealed class SharedService : IAsyncLifetime
    {
        internal ServiceUnderTest Service { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Service = await ServiceUnderTest.StartAsync(
            new ScriptedProvider(Says), c => c with { Models = [.. c.Models, c.Models[0] with { Id = "acme.vectors", Outputs = [Modality.Embedding] }] });

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}
