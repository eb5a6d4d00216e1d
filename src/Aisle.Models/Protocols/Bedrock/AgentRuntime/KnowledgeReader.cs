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

    public static KnowledgeQuery ReadQuery(string text, RequestJson holder)
    {
        if (!holder.TryGet("retrievalConfiguration", out var configuration) || !configuration.TryGet("vectorSearchConfiguration", out var search))
        {
            return new KnowledgeQuery(text, UsualResults, _ => true);
        }

        return new KnowledgeQuery(
            text,
            search.FindInteger("numberOfResults", 1, MostResults) ?? UsualResults,
            search.TryGet("filter", out var filter) ? MetadataFilter.Read(filter) : _ => true);
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

    /// <summary>The call that answers a question from passages: the template's $search_results$ and $query$ filled in.</summary>
    public static ChatCall ReadCall(RequestJson configuration, string question, IReadOnlyList<KnowledgePassage> passages, Caller caller)
    {
        var generation = configuration.TryGet("generationConfiguration", out var given) ? given : (RequestJson?)null;
        var template = generation?.TryGet("promptTemplate", out var prompt) == true && prompt.FindText("textPromptTemplate") is { } text ? text : UsualPrompt;
        var results = string.Join("\n\n", passages.Select((p, i) => $"[{i + 1}] {p.Text}"));
        var system = template.Replace("$output_format_instructions$", "", StringComparison.Ordinal).Replace("$query$", question, StringComparison.Ordinal).Replace("$search_results$", results, StringComparison.Ordinal);
        return new ChatCall
        {
            ModelId = ModelId.FromArn(configuration.Text("modelArn")),
            Caller = caller,
            Messages = [new ChatMessage(ChatRole.System, system), new ChatMessage(ChatRole.User, question)],
            Options = generation is { } g ? ReadOptions(g) : new ChatOptions(),
            Guardrail = generation?.TryGet("guardrailConfiguration", out var guardrail) == true ? ReadGuardrail(guardrail) : null,
        };
    }

    public static GuardrailReference ReadGuardrail(RequestJson guardrail) => new(guardrail.Text("guardrailId"), guardrail.FindText("guardrailVersion") ?? Guardrail.Draft, Trace: false);

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
