namespace Aisle.Catalog.Index.Internals;

/// <summary>What describes a product, as rising numbers.</summary>
internal static class Signatures
{
    public static IEqualityComparer<int[]> Comparer { get; } = EqualityComparer<int[]>.Create(
        (a, b) => a.AsSpan().SequenceEqual(b),
        a =>
        {
            var hash = default(HashCode);
            foreach (var name in a)
            {
                hash.Add(name);
            }

            return hash.ToHashCode();
        });

    /// <summary>Weighted Jaccard similarity: the weight of what both have over the weight of what either has.</summary>
    public static float Similarity(ReadOnlySpan<int> a, ReadOnlySpan<int> b, ReadOnlySpan<float> weights)
    {
        var (both, either) = (0f, 0f);
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            var order = i == a.Length ? 1 : j == b.Length ? -1 : a[i].CompareTo(b[j]);
            var weight = weights[order <= 0 ? a[i] : b[j]];
            either += weight;
            both += order == 0 ? weight : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return either == 0 ? 0 : both / either;
    }
}
