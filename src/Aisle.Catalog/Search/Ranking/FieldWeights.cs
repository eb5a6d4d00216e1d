using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>The constants of BM25F, in the order of <see cref="Field"/>.</summary>
/// <param name="Weights">How much one occurrence in a field is worth.</param>
/// <param name="LengthNormalisation">b of each field, from 0 (none) to 1 (full).</param>
/// <param name="Saturation">k1: how slowly further occurrences stop to matter.</param>
internal sealed record FieldWeights(float[] Weights, float[] LengthNormalisation, float Saturation)
{
    public static FieldWeights Default { get; } = new(
        //        title brand category bullets values names      description identifiers
        Weights: [2.25f, 2.0f, 3.0f, 1.0f, 0.4f, 0.3f, 1.0f, 3.0f],
        LengthNormalisation: [0.6f, 0.3f, 0.5f, 0.6f, 0.6f, 0.2f, 0.85f, 0.0f],
        Saturation: 0.9f);
}
