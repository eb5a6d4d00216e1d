using System.Globalization;
using System.Text;
using System.Text.Json;
using Aisle.Models.Guardrails;
using Aisle.Models.Knowledge;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.AgentRuntime;

/// <summary>What Retrieve and RetrieveAndGenerate ask for.</summary>
internal static class KnowledgeReader
{
    private const int UsualResults = 5;
    private const int MostResults = 100;
    private const string UsualPrompt = """
        You answer a question from search results alone. Take nothing else as known, and repeat numbers and names as they stand there.
        Where the results do not answer the question, say that you could not find an answer.

        Search results:
        $search_results$
        """;

    /// <param name="text">What is asked.</param>
    /// <param name="holder">May have retrievalConfiguration, and nextToken.</param>
    public static KnowledgeRequest ReadQuery(string text, RequestJson holder)
    {
        var from = holder.FindText("nextToken") is { } token ? ReadToken(holder, token) : 0;
        if (!holder.TryGet("retrievalConfiguration", out var configuration)
            || (!configuration.TryGet("vectorSearchConfiguration", out var search) && !configuration.TryGet("managedSearchConfiguration", out search)))
        {
            return new KnowledgeRequest(new KnowledgeQuery(text, UsualResults, _ => true), from, null);
        }

        search.FindOneOf("overrideSearchType", "HYBRID", "SEMANTIC");
        if (search.TryGet("implicitFilterConfiguration", out var implicitly))
        {
            throw implicitly.Wrong("filters are not made by a model here; send the filter");
        }

        var results = search.FindInteger("numberOfResults", 1, MostResults) ?? UsualResults;
        return new KnowledgeRequest(
            new KnowledgeQuery(text, results, search.TryGet("filter", out var filter) ? MetadataFilter.Read(filter) : _ => true),
            from,
            search.TryGet("rerankingConfiguration", out var reranking) ? ReadReranking(reranking, results) : null);
    }

    private static int ReadToken(RequestJson holder, string token) => int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && from < MostResults
        ? from
        : throw holder.Get("nextToken").Wrong("is none of this listing");

    private static KnowledgeReranking ReadReranking(RequestJson reranking, int results)
    {
        reranking.OneOf("type", "BEDROCK_RERANKING_MODEL");
        var configuration = reranking.Get("bedrockRerankingConfiguration");
        return new KnowledgeReranking(configuration.Get("modelConfiguration").Text("modelArn"), configuration.FindInteger("numberOfRerankedResults", 1, MostResults) ?? results);
    }

    /// <summary>Texts that the caller sends along in place of a knowledge base.</summary>
    public static IReadOnlyList<KnowledgePassage> ReadSources(RequestJson configuration) =>
        [.. configuration.Get("sources").Items().Select(source =>
        {
            var content = source.TryGet("byteContent", out var bytes) ? bytes : throw source.Wrong("only BYTE_CONTENT is served here");
            return content.Text("contentType").StartsWith("text/", StringComparison.OrdinalIgnoreCase)
                ? new KnowledgePassage(content.Text("identifier"), Encoding.UTF8.GetString(content.Get("data").Bytes()), null, 1, new Dictionary<string, JsonElement>())
                : throw content.Get("contentType").Wrong("only text is read here");
        })];

    /// <summary>The call that answers a question from passages, after what was said before: the template's $search_results$ and $query$ filled in.</summary>
    public static ChatCall ReadCall(RequestJson configuration, string model, string question, IReadOnlyList<KnowledgeTurn> before, IReadOnlyList<KnowledgePassage> passages, Caller caller)
    {
        var generation = configuration.TryGet("generationConfiguration", out var given) ? given : (RequestJson?)null;
        var template = generation?.TryGet("promptTemplate", out var prompt) == true && prompt.FindText("textPromptTemplate") is { } text ? text : UsualPrompt;
        var results = string.Join("\n\n", passages.Select((p, i) => $"[{i + 1}] {p.Text}"));
        var system = template.Replace("$output_format_instructions$", "", StringComparison.Ordinal).Replace("$query$", question, StringComparison.Ordinal).Replace("$search_results$", results, StringComparison.Ordinal);
        return new ChatCall
        {
            ModelId = model,
            Caller = caller,
            Messages =
            [
                new ChatMessage(ChatRole.System, system),
                .. before.SelectMany(turn => (ChatMessage[])[new(ChatRole.User, turn.Question), new(ChatRole.Assistant, turn.Answer)]),
                new ChatMessage(ChatRole.User, question),
            ],
            Options = generation is { } g ? ReadOptions(g) : new ChatOptions(),
            Guardrail = generation?.TryGet("guardrailConfiguration", out var guardrail) == true ? ReadGuardrail(guardrail) : null,
        };
    }

    public static GuardrailReference ReadGuardrail(RequestJson guardrail) => new(guardrail.Text("guardrailId"), guardrail.FindText("guardrailVersion") ?? Guardrail.Draft, TraceDetail.None);

    private static ChatOptions ReadOptions(RequestJson generation)
    {
        var options = new ChatOptions();
        if (generation.TryGet("inferenceConfig", out var inference) && inference.TryGet("textInferenceConfig", out var text))
        {
            options.MaxOutputTokens = text.FindInteger("maxTokens", 1, int.MaxValue);
            options.Temperature = text.FindNumber("temperature", 0, 1);
            options.TopP = text.FindNumber("topP", 0, 1);
            options.StopSequences = text.FindTexts("stopSequences");
        }

        if (generation.TryGet("additionalModelRequestFields", out var fields))
        {
            options.AdditionalProperties = new AdditionalPropertiesDictionary(fields.ToArguments());
        }

        return options;
    }
}
