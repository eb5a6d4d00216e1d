namespace Aisle.Catalog.Store;

/// <summary>
/// Keeps what was read from reviews beside them: a note a review, a digest a product. Both are bytes to the store; whoever reads
/// reviews knows their format and numbers it by a version, so that what an older reader made counts as not made.
/// </summary>
public interface IDigestStore
{
    /// <summary>The product's digest of this version; null where there is none, or where a review or the product changed since.</summary>
    Task<byte[]?> FindDigestAsync(string productId, int version, CancellationToken cancellationToken);

    /// <summary>Products whose digest is to be made, by row, from the one after <paramref name="after"/> on.</summary>
    /// <param name="version">Of the digests that count as made.</param>
    /// <param name="after">The last row that was given before; 0 at first.</param>
    /// <param name="most">As many at once.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<DueDigest>> FindDueDigestsAsync(int version, long after, int most, CancellationToken cancellationToken);

    /// <summary>Every review of a product, as its note of this version, or whole where it has none.</summary>
    IAsyncEnumerable<NotedReview> ReadNotesAsync(long product, int version, CancellationToken cancellationToken);

    /// <summary>Stores what was made from the store at <paramref name="storeVersion"/>, all or nothing.</summary>
    /// <returns>False where an import was committed since: nothing is stored then, and it must be made again.</returns>
    /// <exception cref="StoreBusyException">Another process is writing.</exception>
    Task<bool> WriteDigestsAsync(long storeVersion, int version, IReadOnlyList<MadeDigest> made, CancellationToken cancellationToken);
}

/// <param name="Row">The store's own number of the product.</param>
/// <param name="ProductId">Null where the product is gone.</param>
public readonly record struct DueDigest(long Row, string? ProductId);

/// <param name="Row">The store's own number of the review.</param>
/// <param name="Note">Null where it has none of the version asked for.</param>
/// <param name="Review">Null where there is a note.</param>
public readonly record struct NotedReview(long Row, byte[]? Note, Review? Review);

/// <param name="Product">The product's row.</param>
/// <param name="Digest">Null where it has no reviews any more.</param>
/// <param name="Notes">Those that are new, by the row of their review.</param>
/// <param name="Share">What it adds to the catalogue's insight; null where it has no reviews any more.</param>
public sealed record MadeDigest(long Product, byte[]? Digest, IReadOnlyList<(long Review, byte[] Note)> Notes, InsightShare? Share);
