using System.Buffers.Binary;
using Aisle.Catalog;
using Aisle.Catalog.Store;

namespace Aisle.Insight.Reviews.Stored;

/// <summary>The digests of a store: read as they are stored; made on the spot where reviews came since, so that none is ever stale.</summary>
public static class StoredDigests
{
    /// <summary>Of notes and digests. Word lists and rules are in the assembly: with another build of it all is made anew.</summary>
    internal static int Version { get; } = BinaryPrimitives.ReadInt32LittleEndian(typeof(StoredDigests).Module.ModuleVersionId.ToByteArray());

    public static async Task<ReviewDigest> FindDigestAsync(this ICatalogStore store, Product product, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(product);
        return await store.FindDigestAsync(product.Id, Version, cancellationToken) is { } stored
            ? DigestFormat.Read(stored)
            : ReviewReader.Digest(product.Id, await store.FindReviewsAsync(product.Id, cancellationToken), product, cancellationToken);
    }

    /// <summary>Of one aspect, asked in the shopper's words. A known aspect is read from the stored digest; other words are looked for in the reviews.</summary>
    public static async Task<ReviewDigest> FindDigestAsync(this ICatalogStore store, Product product, string aspect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(aspect);
        if (AskedAspect.Parse(aspect) is { Known: { } known } && await store.FindDigestAsync(product.Id, Version, cancellationToken) is { } stored)
        {
            var whole = DigestFormat.Read(stored);
            return whole with { Aspects = [.. whole.Aspects.Where(a => a.Aspect == known.Label || a.Aspect == known.ChineseLabel)], Summary = [] };
        }

        return ReviewReader.Digest(product.Id, await store.FindReviewsAsync(product.Id, cancellationToken), product, aspect, cancellationToken);
    }
}
