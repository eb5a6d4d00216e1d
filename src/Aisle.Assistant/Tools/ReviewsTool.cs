using Aisle.Catalog;
using Aisle.Catalog.Store;
using Aisle.Insight.Reviews;
using Aisle.Insight.Reviews.Stored;

namespace Aisle.Assistant.Tools;

/// <summary>Counts what a product's reviews say, of one aspect or of the whole.</summary>
internal sealed class ReviewsTool(ICatalogStore store)
{
    public Task<ReviewDigest> RunAsync(Product product, string? aspect, CancellationToken cancellationToken) => aspect is null
        ? store.FindDigestAsync(product, cancellationToken)
        : store.FindDigestAsync(product, aspect, cancellationToken);
}
