using Aisle.Catalog.Index;
using Aisle.Catalog.Store;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Journal;

/// <summary>A question that the data did not answer.</summary>
/// <param name="Question">As asked, personal data hidden.</param>
/// <param name="ProductId">What it was on; null for the shop as a whole.</param>
/// <param name="Index">The state of the catalogue at that turn.</param>
internal sealed record Unanswered(string Question, string? ProductId, CatalogIndex Index)
{
    /// <summary>Attributes of the catalogue that a question is held against; those that most products have.</summary>
    private const int MostAttributes = 400;

    /// <summary>What it asked for: an attribute that other products of the catalogue have and this one lacks, else a topic.</summary>
    public async Task<QuestionTopic> TopicAsync(ICatalogStore store, CancellationToken cancellationToken)
    {
        if (ProductId is null || await store.FindProductAsync(ProductId, cancellationToken) is not { } product)
        {
            return QuestionTopic.Of(Question, []);
        }

        var has = product.Attributes.Select(a => a.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = Index.Vocabulary.Attributes.Where(a => !has.Contains(a.Name)).OrderByDescending(a => a.Count).Take(MostAttributes);
        return QuestionTopic.Of(Question, [.. missing.Select(a => (a.Name, a.Values.Count > 0 ? a.Values[0].Value : ""))]);
    }
}
