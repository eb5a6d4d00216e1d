using Aisle.Catalog;
using Aisle.Insight.Reviews;

namespace Aisle.Assistant.Tools.Functions;

/// <summary>What a model's calls brought in one turn: code makes cards, tables and digests of it, and the next turn builds on it.</summary>
internal sealed class Findings
{
    /// <summary>The last search.</summary>
    public SearchToolResult? Search { get; set; }

    /// <summary>Products that the shop ties to another, as found last.</summary>
    public IReadOnlyList<Product> Linked { get; set; } = [];

    public IReadOnlyList<Product> Compared { get; set; } = [];

    public List<(Product Product, ReviewDigest Digest, AspectCount? Focus)> Digests { get; } = [];

    /// <summary>What the shopper is to be asked to confirm; nothing is done without.</summary>
    public VariantToolResult? Proposed { get; set; }
}
