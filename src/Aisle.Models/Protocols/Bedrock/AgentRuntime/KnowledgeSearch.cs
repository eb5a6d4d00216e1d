using Aisle.Models.Guardrails;
using Aisle.Models.Knowledge;
using Aisle.Models.Protocols.Bedrock.Control;

namespace Aisle.Models.Protocols.Bedrock.AgentRuntime;

/// <summary>What is looked for in a knowledge base.</summary>
/// <param name="Query">The text, how many passages, and which.</param>
/// <param name="From">How many of the best were given before, on earlier pages.</param>
/// <param name="Reranking">What orders the passages anew; null for nothing.</param>
internal sealed record KnowledgeRequest(KnowledgeQuery Query, int From, KnowledgeReranking? Reranking);

/// <param name="Model">As the caller names it.</param>
/// <param name="Limit">How many are left.</param>
internal sealed record KnowledgeReranking(string Model, int Limit);

/// <summary>Finds passages, and orders them by a model where the caller asks for one.</summary>
internal sealed class KnowledgeSearch(IEnumerable<IKnowledgeBase> bases, ModelGateway gateway, InferenceProfiles profiles, GuardrailStore guardrails)
{
    private const int MostAtOnce = 100;

    /// <returns>The passages, best first, and whether there are more behind them.</returns>
    /// <exception cref="ModelFaultException">There is no such knowledge base or model.</exception>
    public async Task<(IReadOnlyList<KnowledgePassage> Passages, bool More)> FindAsync(string id, KnowledgeRequest asked, Caller caller, CancellationToken cancellationToken)
    {
        var knowledge = bases.FirstOrDefault(b => b.Id == id) ?? throw BedrockRequest.NotFound($"Knowledge Base with id {id} does not exist.");
        var most = Math.Min(MostAtOnce, asked.From + asked.Query.Limit + 1);
        var all = await knowledge.RetrieveAsync(asked.Query with { Limit = most }, cancellationToken);
        IReadOnlyList<KnowledgePassage> page = [.. all.Skip(asked.From).Take(asked.Query.Limit)];
        return (asked.Reranking is null || page.Count == 0 ? page : await RerankAsync(asked.Query.Text, page, asked.Reranking, caller, cancellationToken), all.Count > asked.From + asked.Query.Limit);
    }

    /// <summary>The passages that a guardrail lets through, with what it hides hidden; none where it blocks the question.</summary>
    /// <exception cref="ModelFaultException">There is no such guardrail.</exception>
    public (IReadOnlyList<KnowledgePassage> Passages, bool Intervened) Guard(GuardrailReference reference, string question, IReadOnlyList<KnowledgePassage> passages)
    {
        var engine = guardrails.FindEngine(GuardrailArn.IdOf(reference.Id), reference.Version) ?? throw BedrockRequest.NotFound($"The guardrail {reference.Id}, or this version of it, does not exist.");
        if (engine.Assess([new GuardedText(question)], GuardrailSource.Input).Blocked)
        {
            return ([], true);
        }

        var verdicts = passages.Select(p => engine.Assess([new GuardedText(p.Text)], GuardrailSource.Output, grounding: false)).ToList();
        return ([.. passages.Zip(verdicts).Where(p => !p.Second.Blocked).Select(p => p.First with { Text = MaskedSpan.Apply(p.First.Text, p.Second.Masks[0]) })], verdicts.Exists(v => v.Intervened));
    }

    private async Task<IReadOnlyList<KnowledgePassage>> RerankAsync(
        string question, IReadOnlyList<KnowledgePassage> passages, KnowledgeReranking reranking, Caller caller, CancellationToken cancellationToken)
    {
        var call = new RerankCall(profiles.Model(gateway.Catalog, reranking.Model).Id, caller, question, [.. passages.Select(p => p.Text)], reranking.Limit);
        return [.. (await gateway.RerankAsync(call, cancellationToken)).Select(s => passages[s.Index] with { Score = s.Score })];
    }
}
