using Aisle.Catalog;

namespace Aisle.Assistant.Tools;

/// <summary>The products that the shop itself ties to one.</summary>
internal sealed class LinksTool(ProductTool products)
{
    private const int Most = 8;

    /// <param name="product">Whose links.</param>
    /// <param name="kind">Which; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<Product>> RunAsync(Product product, LinkKind? kind, CancellationToken cancellationToken) => products.LoadAsync(
        [.. product.Links.Where(l => kind is null || l.Kind == kind || (kind == LinkKind.Accessory && l.Kind == LinkKind.Part)).Select(l => l.ProductId).Distinct().Take(Most)],
        cancellationToken);
}
