using Aisle.Models.Knowledge;
using Aisle.Models.Protocols.Bedrock.Control;

namespace Aisle.Models.Protocols.Bedrock.AgentRuntime;

/// <summary>A question of RetrieveAndGenerate on its way to a model.</summary>
/// <param name="Call">With the passages in its prompt.</param>
/// <param name="Passages">What an answer may cite.</param>
/// <param name="SessionId">Of the conversation.</param>
/// <param name="Before">What was said in it.</param>
/// <param name="Question">As it was asked.</param>
internal sealed record KnowledgeQuestion(ChatCall Call, IReadOnlyList<KnowledgePassage> Passages, string SessionId, IReadOnlyList<KnowledgeTurn> Before, string Question);

/// <summary>Makes a model's call of a question, what was said before, and what the knowledge base has on it.</summary>
internal sealed class KnowledgeAnswers(KnowledgeSearch search, KnowledgeSessions sessions, ModelGateway gateway, InferenceProfiles profiles)
{
    public async Task<KnowledgeQuestion> AskAsync(RequestJson body, Caller caller, CancellationToken cancellationToken)
    {
        var question = body.Get("input").Text("text");
        var configuration = body.Get("retrieveAndGenerateConfiguration");
        var isExternal = configuration.OneOf("type", "KNOWLEDGE_BASE", "EXTERNAL_SOURCES") == "EXTERNAL_SOURCES";
        var from = configuration.Get(isExternal ? "externalSourcesConfiguration" : "knowledgeBaseConfiguration");
        var model = profiles.Model(gateway.Catalog, from.Text("modelArn")).Id;
        var (session, before) = sessions.Open(caller, body.FindText("sessionId"));
        var passages = isExternal ? KnowledgeReader.ReadSources(from) : await FindAsync(from, question, before, caller, cancellationToken);
        return new KnowledgeQuestion(KnowledgeReader.ReadCall(from, model, question, before, passages, caller), passages, session, before, question);
    }

    /// <summary>Remembers the turn; of one that a guardrail changed or blocked, only that there is a conversation.</summary>
    public void Answered(KnowledgeQuestion asked, string answer, bool intervened) =>
        sessions.Put(asked.Call.Caller, asked.SessionId, intervened ? asked.Before : asked.Before.Append(new KnowledgeTurn(asked.Question, answer)));

    /// <summary>
    /// "And in blue?" has no words of what it is about: after an earlier turn half of the passages are those of both questions together. The service has a model write
    /// such a question anew; words are enough here, and cost nothing.
    /// </summary>
    private async Task<IReadOnlyList<KnowledgePassage>> FindAsync(RequestJson from, string question, IReadOnlyList<KnowledgeTurn> before, Caller caller, CancellationToken cancellationToken)
    {
        var (id, asked) = (from.Text("knowledgeBaseId"), KnowledgeReader.ReadQuery(question, from));
        var (found, _) = await search.FindAsync(id, asked, caller, cancellationToken);
        if (before.Count == 0)
        {
            return found;
        }

        var (both, _) = await search.FindAsync(id, asked with { Query = asked.Query with { Text = $"{before[^1].Question} {question}" } }, caller, cancellationToken);
        var half = (asked.Query.Limit + 1) / 2;
        return [.. found.Take(half).Concat(both).Concat(found.Skip(half)).DistinctBy(p => (p.DocumentId, p.Text)).Take(asked.Query.Limit)];
    }
}
