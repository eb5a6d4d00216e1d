using Aisle.Insight.Evidence;
using Aisle.Models;
using Aisle.Models.Providers;

namespace Aisle.Server.FirstParty;

/// <summary>Orders texts by the probability that each answers the query: the ranking that the assistant's own answers rest on.</summary>
internal sealed class EvidenceReranker : IReranker
{
    public Task<IReadOnlyList<RerankScore>> RerankAsync(string query, IReadOnlyList<string> documents, CancellationToken cancellationToken)
    {
        var ranking = EvidenceFinder.Rank(query, [.. documents.Select(d => new EvidenceCandidate(EvidenceKind.Description, "", "", d))], cancellationToken);
        return Task.FromResult<IReadOnlyList<RerankScore>>([.. ranking.Best.Select(r => new RerankScore(r.Candidate, r.Score))]);
    }
}
