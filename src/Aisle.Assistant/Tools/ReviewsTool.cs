using Aisle.Catalog;
using Aisle.Catalog.Store;
using Aisle.Insight.Reviews;

namespace Aisle.Assistant.Tools;

/// <summary>Counts what a product's reviews say, of one aspect or of the whole.</summary>
internal sealed class ReviewsTool(ICatalogStore store)
{
    public async Task<ReviewDigest> RunAsync(Product product, string? aspect, CancellationToken cancellationToken)
    {
        var reviews = await store.FindReviewsAsync(product.Id, cancellationToken);
        return aspect is null
            ? ReviewReader.Digest(product.Id, reviews, product, cancellationToken)
            : ReviewReader.Digest(product.Id, reviews, product, aspect, cancellationToken);
    }
}
