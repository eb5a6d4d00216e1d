using System.Text.Json;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Store;
using Aisle.Insight.Evidence;
using Aisle.Models.Knowledge;

namespace Aisle.Server.FirstParty;

/// <summary>What reviewers wrote as the knowledge base "reviews": sentences of the reviews of the products that the question finds.</summary>
internal sealed class ReviewKnowledge(ICatalogStore store, LiveIndex index) : IKnowledgeBase
{
    private const int MostProducts = 8;
    private const int MostSentences = 4_000;

    public string Id => "reviews";

    public async Task<IReadOnlyList<KnowledgePassage>> RetrieveAsync(KnowledgeQuery query, CancellationToken cancellationToken)
    {
        var products = index.Current.Search(new SearchQuery { Text = query.Text, Limit = MostProducts, WithPartialMatches = true }, cancellationToken).Hits;
        var found = new List<(EvidenceCandidate Sentence, Dictionary<string, JsonElement> Metadata)>();
        foreach (var product in products)
        {
            foreach (var review in await store.FindReviewsAsync(product.ProductId, cancellationToken))
            {
                var metadata = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
                {
                    ["productId"] = JsonSerializer.SerializeToElement(product.ProductId),
                    ["stars"] = JsonSerializer.SerializeToElement(review.Stars),
                };
                if (query.Accepts(metadata))
                {
                    found.AddRange(EvidenceCandidate.OfReview(review).Take(MostSentences - found.Count).Select(sentence => (sentence, metadata)));
                }
            }
        }

        var ranking = EvidenceFinder.Rank(query.Text, [.. found.Select(f => f.Sentence)], cancellationToken);
        return [.. ranking.Best.Take(query.Limit).Select(r => new KnowledgePassage(
            found[r.Candidate].Sentence.SourceId, found[r.Candidate].Sentence.Text, null, r.Score, found[r.Candidate].Metadata))];
    }
}
