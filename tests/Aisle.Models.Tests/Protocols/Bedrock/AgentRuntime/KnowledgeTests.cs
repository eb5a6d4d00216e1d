using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using Aisle.Models.Keys;
using Aisle.Models.Protocols;
using Aisle.Models.Protocols.Bedrock.AgentRuntime;
using Aisle.Models.Protocols.Bedrock.EventStream;
using CsCheck;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Protocols.Bedrock.AgentRuntime;

public sealed class KnowledgeTests(KnowledgeTests.SharedService shared) : IClassFixture<KnowledgeTests.SharedService>
{
    private const string Generate = """
        {"input":{"text":"How long do returns take?"},"retrieveAndGenerateConfiguration":{"type":"KNOWLEDGE_BASE","knowledgeBaseConfiguration":
         {"knowledgeBaseId":"policies","modelArn":"arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v2:0","generationConfiguration":{"inferenceConfig":{"textInferenceConfig":{"maxTokens":50}}}}}}
        """;

    private static readonly ChatResponseUpdate[] Answer =
    [
        new(ChatRole.Assistant, "You may return goods within 30 days. "),
        new(ChatRole.Assistant, "Elephants are large."),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Retrieve_Question_FindsTheBestPassageFirst()
    {
        var results = await RetrieveAsync(shared.Service, """{"retrievalQuery":{"text":"When may I return goods?"},"retrievalConfiguration":{"vectorSearchConfiguration":{"numberOfResults":2}}}""");

        Assert.Equal("Goods may be returned within 30 days of delivery.", results[0].GetProperty("content").GetProperty("text").GetString());
        Assert.Equal("returns.txt", results[0].GetProperty("location").GetProperty("customDocumentLocation").GetProperty("id").GetString());
        Assert.InRange(results[0].GetProperty("score").GetDouble(), 0.01, 1);
        Assert.True(results.Count <= 2);
    }

    [Theory]
    [InlineData("""{"equals":{"key":"country","value":"DE"}}""", true)]
    [InlineData("""{"equals":{"key":"country","value":"FR"}}""", false)]
    [InlineData("""{"andAll":[{"greaterThan":{"key":"year","value":2020}},{"in":{"key":"country","value":["DE","AT"]}}]}""", true)]
    [InlineData("""{"orAll":[{"lessThan":{"key":"year","value":2020}},{"startsWith":{"key":"country","value":"F"}}]}""", false)]
    [InlineData("""{"notIn":{"key":"nothing","value":["DE"]}}""", true)]
    public async Task Retrieve_Filter_HoldsOnMetadata(string filter, bool found)
    {
        var results = await RetrieveAsync(shared.Service, $$"""{"retrievalQuery":{"text":"returned"},"retrievalConfiguration":{"vectorSearchConfiguration":{"filter":{{filter}} } } }""");

        Assert.Equal(found, results.Exists(r => r.GetProperty("documentId").GetString() == "returns.txt"));
    }

    [Fact]
    public async Task Generate_Question_IsAnsweredFromPassagesAndCited()
    {
        var provider = new ScriptedProvider(Answer);
        await using var service = await ServiceUnderTest.StartAsync(provider);

        using var response = await service.PostAsync("/retrieveAndGenerate", Generate);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));

        Assert.Contains("within 30 days of delivery", provider.AskedMessages[0].Text, StringComparison.Ordinal);
        Assert.Equal(50, provider.AskedOptions!.MaxOutputTokens);
        var answer = json.RootElement.GetProperty("output").GetProperty("text").GetString()!;
        var citations = json.RootElement.GetProperty("citations").EnumerateArray().ToList();
        Assert.Equal([1, 0], citations.Select(c => c.GetProperty("retrievedReferences").GetArrayLength()));
        var part = citations[1].GetProperty("generatedResponsePart").GetProperty("textResponsePart");
        Assert.Equal("Elephants are large.", answer[part.GetProperty("span").GetProperty("start").GetInt32()..(part.GetProperty("span").GetProperty("end").GetInt32() + 1)]);
        Assert.Equal("NONE", json.RootElement.GetProperty("guardrailAction").GetString());
    }

    [Fact]
    public async Task GenerateStream_Question_SaysThenCites()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Answer));

        using var response = await service.PostAsync("/retrieveAndGenerateStream", Generate);
        var buffer = new ReadOnlySequence<byte>(await response.Content.ReadAsByteArrayAsync(Cancel));
        var events = new List<string?>();
        while (EventStreamDecoder.TryRead(ref buffer, out var message))
        {
            events.Add(message!.Text(":event-type"));
        }

        Assert.Equal(["output", "output", "citation", "citation"], events);
        Assert.True(response.Headers.Contains("x-amzn-bedrock-knowledge-base-session-id"));
    }

    [Fact]
    public async Task Generate_InASession_RemembersWhatWasSaid()
    {
        var provider = new ScriptedProvider(Answer);
        await using var service = await ServiceUnderTest.StartAsync(provider);
        var session = (await GenerateAsync(service, Generate)).GetProperty("sessionId").GetString();

        var again = await GenerateAsync(service, Follow(session));

        Assert.Equal(session, again.GetProperty("sessionId").GetString());
        Assert.Equal(["How long do returns take?", "You may return goods within 30 days. Elephants are large.", "And worn ones?"], provider.AskedMessages.Skip(1).Select(m => m.Text));
        Assert.Contains("within 30 days", provider.AskedMessages[0].Text, StringComparison.Ordinal); // "And worn ones?" alone does not find it
    }

    [Fact]
    public async Task Generate_SessionOfAnotherKeyOrOfNobody_IsNotValid()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Answer));
        var session = (await GenerateAsync(service, Generate)).GetProperty("sessionId").GetString();
        service.UseKey(new KeyLimits());

        foreach (var name in (string?[])[session, "never-made"])
        {
            using var response = await service.PostAsync("/retrieveAndGenerate", Follow(name));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains($"Session with Id {name} is not valid", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Retrieve_PageByPage_GivesEachPassageOnce()
    {
        const string asked = """ "retrievalQuery":{"text":"goods returned shoes taken parcels"},"retrievalConfiguration":{"vectorSearchConfiguration":{"numberOfResults":1}} """;
        var (texts, token) = (new List<string>(), (string?)"");
        while (token is not null)
        {
            using var response = await shared.Service.PostAsync("/knowledgebases/policies/retrieve", "{" + asked + (token.Length == 0 ? "" : $",\"nextToken\":\"{token}\"") + "}");
            using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
            texts.AddRange(json.RootElement.GetProperty("retrievalResults").EnumerateArray().Select(r => r.GetProperty("content").GetProperty("text").GetString()!));
            token = json.RootElement.TryGetProperty("nextToken", out var next) ? next.GetString() : null;
        }

        Assert.Equal(3, texts.Count);
        Assert.Equal(3, texts.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Retrieve_WithAModelThatOrders_IsInItsOrder()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(), ServiceUnderTest.Model, "cohere.rerank-v3-5:0");

        var results = await RetrieveAsync(service, """
            {"retrievalQuery":{"text":"taken"},"retrievalConfiguration":{"vectorSearchConfiguration":{"numberOfResults":3,"rerankingConfiguration":{"type":"BEDROCK_RERANKING_MODEL",
             "bedrockRerankingConfiguration":{"numberOfRerankedResults":1,"modelConfiguration":{"modelArn":"arn:aws:bedrock:us-east-1::foundation-model/cohere.rerank-v3-5:0"}}}}}}
            """);

        Assert.Equal(1, Assert.Single(results).GetProperty("score").GetDouble()); // the scripted model's, of passages that have the word
        Assert.Contains("taken", results[0].GetProperty("content").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retrieve_WithAGuardrail_HidesAndBlocks()
    {
        using var made = await shared.Service.PostAsync("/guardrails", """
            {"name":"g","blockedInputMessaging":"No.","blockedOutputsMessaging":"No.","wordPolicyConfig":{"wordsConfig":[{"text":"elephants"}]},
             "sensitiveInformationPolicyConfig":{"regexesConfig":[{"name":"DAYS","pattern":"[0-9]+ days","action":"ANONYMIZE"}]}}
            """);
        var id = JsonDocument.Parse(await made.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("guardrailId").GetString();

        var hidden = await RetrieveAsync(shared.Service, $$$"""{"retrievalQuery":{"text":"goods returned"},"guardrailConfiguration":{"guardrailId":"{{{id}}}","guardrailVersion":"DRAFT"}}""");
        var blocked = await RetrieveAsync(shared.Service, $$$"""{"retrievalQuery":{"text":"goods for elephants"},"guardrailConfiguration":{"guardrailId":"{{{id}}}","guardrailVersion":"DRAFT"}}""");

        Assert.Contains(hidden, r => r.GetProperty("content").GetProperty("text").GetString() == "Goods may be returned within {DAYS} of delivery.");
        Assert.Empty(blocked);
    }

    [Fact]
    public async Task Generate_ModelFails_IsADependencyThatFailed()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider { Fails = new ModelFaultException(new ModelFault(ModelFaultKind.ProviderFailed, "It failed.")) });

        using var response = await service.PostAsync("/retrieveAndGenerate", Generate);

        Assert.Equal(HttpStatusCode.FailedDependency, response.StatusCode);
        Assert.StartsWith("DependencyFailedException", response.Headers.GetValues("x-amzn-errortype").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/knowledgebases/policies/retrieve", """{"retrievalQuery":{"text":"a"},"nextToken":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("/knowledgebases/policies/retrieve", """{"retrievalQuery":{"type":"IMAGE","text":"a"}}""", HttpStatusCode.BadRequest)]
    [InlineData("/knowledgebases/none/retrieve", """{"retrievalQuery":{"text":"a"}}""", HttpStatusCode.NotFound)]
    [InlineData("/knowledgebases/policies/retrieve", "{}", HttpStatusCode.BadRequest)]
    [InlineData("/retrieveAndGenerate", """{"input":{"text":"a"},"retrieveAndGenerateConfiguration":{"type":"EXTERNAL_SOURCES"}}""", HttpStatusCode.BadRequest)]
    public async Task Request_Wrong_IsRefused(string path, string body, HttpStatusCode status)
    {
        using var response = await shared.Service.PostAsync(path, body);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public void Citations_AnyAnswer_StandWhereTheySay() =>
        Gen.String.Sample(answer => Assert.All(Citation.Of(answer, []), c => Assert.Equal(c.Text, answer.Substring(c.Start, c.Text.Length))));

    [Fact]
    public void Filter_AnyJson_IsReadOrRefused()
    {
        string[] parts = ["\"equals\"", "\"andAll\"", ":", "{", "}", "[", "]", "\"key\"", "\"value\"", "\"a\"", "1", ",", "\"in\"", "null", "\"listContains\""];
        Gen.Int[0, parts.Length - 1].Array[0, 14].Sample(picks =>
        {
            var body = Encoding.UTF8.GetBytes("{\"filter\":{" + string.Concat(picks.Select(p => parts[p])) + "}}");
            try
            {
                var read = RequestJson.Parse(body, out var document);
                using (document)
                {
                    MetadataFilter.Read(read.Get("filter"))(new Dictionary<string, JsonElement>());
                }
            }
            catch (ModelFaultException e)
            {
                Assert.Equal(ModelFaultKind.InvalidRequest, e.Fault.Kind);
            }
        }, iter: 5_000);
    }

    private static string Follow(string? session) => Generate.Replace("How long do returns take?", "And worn ones?", StringComparison.Ordinal).Replace("{\"input\"", $"{{\"sessionId\":\"{session}\",\"input\"", StringComparison.Ordinal);

    private static async Task<JsonElement> GenerateAsync(ServiceUnderTest service, string body)
    {
        using var response = await service.PostAsync("/retrieveAndGenerate", body);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
        return json.RootElement.Clone();
    }

    private static async Task<List<JsonElement>> RetrieveAsync(ServiceUnderTest service, string body)
    {
        using var response = await service.PostAsync("/knowledgebases/policies/retrieve", body);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
        return [.. json.RootElement.GetProperty("retrievalResults").EnumerateArray().Select(r => r.Clone())];
    }

    /// <summary>One service for what changes nothing in it.</summary>
    public sealed class SharedService : IAsyncLifetime
    {
        internal ServiceUnderTest Service { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Service = await ServiceUnderTest.StartAsync(new ScriptedProvider());

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}
