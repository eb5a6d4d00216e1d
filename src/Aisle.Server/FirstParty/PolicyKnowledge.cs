using System.Text.Json;
using Aisle.Catalog.Store;
using Aisle.Insight.Evidence;
using Aisle.Models.Knowledge;

namespace Aisle.Server.FirstParty;

/// <summary>The shop's pages on delivery, returns and the like as the knowledge base "policies": one passage a section.</summary>
internal sealed class PolicyKnowledge(ICatalogStore store) : IKnowledgeBase
{
    public string Id => "policies";

    public async Task<IReadOnlyList<KnowledgePassage>> RetrieveAsync(KnowledgeQuery query, CancellationToken cancellationToken)
    {
        var sections = (await store.ReadPoliciesAsync(cancellationToken))
            .SelectMany(policy => policy.Sections.Where(s => s.Text.Length > 0).Select(section => (Policy: policy, Section: section, Metadata: new Dictionary<string, JsonElement>(StringComparer.Ordinal)
            {
                ["title"] = JsonSerializer.SerializeToElement(policy.Title),
                ["section"] = JsonSerializer.SerializeToElement(section.Heading),
            })))
            .Where(s => query.Accepts(s.Metadata))
            .ToList();
        var ranking = EvidenceFinder.Rank(
            query.Text, [.. sections.Select(s => new EvidenceCandidate(EvidenceKind.Policy, s.Policy.Id, s.Section.Heading, s.Section.Text))], cancellationToken);
        return [.. ranking.Best.Take(query.Limit).Select(r => (sections[r.Candidate], r.Score)).Select(f => new KnowledgePassage(
            f.Item1.Policy.Id, f.Item1.Section.Text, Uri.TryCreate(f.Item1.Policy.Url, UriKind.Absolute, out var url) ? url : null, f.Score, f.Item1.Metadata))];
    }
}
