using Aisle.Catalog;
using Aisle.Catalog.Store;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Tools;

/// <summary>What a product's own data says on a question: its attributes, text, questions and reviews.</summary>
internal sealed class EvidenceTool(ICatalogStore store)
{
    public async Task<EvidenceResult> RunAsync(Product product, string question, CancellationToken cancellationToken)
    {
        var reviews = await store.FindReviewsAsync(product.Id, cancellationToken);
        var questions = await store.FindQuestionsAsync(product.Id, cancellationToken);
        return EvidenceFinder.Find(question, product, reviews, questions, cancellationToken);
    }
}
