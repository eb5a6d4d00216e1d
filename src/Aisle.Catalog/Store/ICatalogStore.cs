namespace Aisle.Catalog.Store;

/// <summary>
/// The durable truth. SQLite now; PostgreSQL can stand beside it. One writer at a time, readers never wait for it, and a reader
/// sees one committed state. All times are UTC.
/// </summary>
public interface ICatalogStore : IDigestStore, IInsightStore, IImportStore, ISettingStore, IAsyncDisposable
{
    /// <summary>Grows by one with every committed import that changed something; the index remembers which it was built from.</summary>
    Task<long> GetVersionAsync(CancellationToken cancellationToken);

    Task<StoreCounts> CountAsync(CancellationToken cancellationToken);

    Task<Product?> FindProductAsync(string id, CancellationToken cancellationToken);

    /// <summary>In the order of <paramref name="ids"/>; unknown ids are left out.</summary>
    Task<IReadOnlyList<Product>> FindProductsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);

    /// <summary>All products by id, streamed from one state of the store.</summary>
    IAsyncEnumerable<Product> ReadProductsAsync(CancellationToken cancellationToken);

    /// <summary>By product id, a number that changes with what is stored of the product; without reading the products.</summary>
    Task<IReadOnlyDictionary<string, ulong>> ReadProductStatesAsync(CancellationToken cancellationToken);

    /// <summary>A product's reviews, newest first, undated last.</summary>
    Task<IReadOnlyList<Review>> FindReviewsAsync(string productId, CancellationToken cancellationToken);

    Task<Review?> FindReviewAsync(string reviewId, CancellationToken cancellationToken);

    /// <summary>In the order of <paramref name="ids"/>; unknown ids are left out.</summary>
    Task<IReadOnlyList<Review>> FindReviewsByIdAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);

    Task<IReadOnlyList<ProductQuestion>> FindQuestionsAsync(string productId, CancellationToken cancellationToken);

    /// <summary>Mean stars and count per product, from reviews that carry stars.</summary>
    Task<IReadOnlyDictionary<string, Rating>> ReadRatingsAsync(CancellationToken cancellationToken);

    /// <summary>What was imported, but for those that the shop's people edited (<see cref="PolicySettings"/>): these as they were edited. By id.</summary>
    Task<IReadOnlyList<Policy>> ReadPoliciesAsync(CancellationToken cancellationToken);

    /// <summary>What was imported, whoever edited it since.</summary>
    Task<IReadOnlyList<Policy>> ReadImportedPoliciesAsync(CancellationToken cancellationToken);

    /// <summary>What the shop set under this name (its own name, its currency); null where it set nothing.</summary>
    Task<string?> FindSettingAsync(string name, CancellationToken cancellationToken);

    /// <summary>Sets it at once, in a transaction of its own; null removes it. The version stays.</summary>
    /// <exception cref="StoreBusyException">Another process is writing.</exception>
    Task SetSettingAsync(string name, string? value, CancellationToken cancellationToken);

    /// <summary>Starts the one writer's transaction: nothing of it shows to a reader before <see cref="ICatalogWriter.CommitAsync"/>.</summary>
    /// <exception cref="StoreBusyException">Another process is writing.</exception>
    Task<ICatalogWriter> BeginWriteAsync(CancellationToken cancellationToken);
}

/// <summary>
/// One transaction. Disposed without a commit, it leaves the store as it was. Within one transaction the first record of an id
/// wins, and a review or question needs its product to be there already.
/// </summary>
public interface ICatalogWriter : IAsyncDisposable
{
    Task<WriteOutcome> WriteAsync(Product product, CancellationToken cancellationToken);

    Task<WriteOutcome> WriteAsync(Review review, CancellationToken cancellationToken);

    Task<WriteOutcome> WriteAsync(ProductQuestion question, CancellationToken cancellationToken);

    Task<WriteOutcome> WriteAsync(Policy policy, CancellationToken cancellationToken);

    /// <summary>Holds the product back from <see cref="RemoveUnwrittenProductsAsync"/>; nothing where there is none.</summary>
    Task KeepProductAsync(string id, CancellationToken cancellationToken);

    /// <summary>Removes the products that this transaction did not write or keep, with their reviews and questions.</summary>
    /// <returns>How many products went.</returns>
    Task<long> RemoveUnwrittenProductsAsync(CancellationToken cancellationToken);

    Task CommitAsync(CancellationToken cancellationToken);
}

public enum WriteOutcome
{
    Added,
    Changed,

    /// <summary>The store has it already, byte for byte.</summary>
    Unchanged,

    /// <summary>Not written: this transaction wrote other content under the same id before.</summary>
    Duplicate,

    /// <summary>Not written: a review or question of a product that the store does not have.</summary>
    UnknownProduct,
}

public sealed record StoreCounts(long Products, long Variants, long Reviews, long Questions, long Policies);

/// <summary>The store can't be opened, read or written; the message says what, where and what to do.</summary>
public class StoreException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Another process holds the store's one write lock.</summary>
public sealed class StoreBusyException(string message, Exception? inner = null) : StoreException(message, inner);
