using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Aisle.Catalog.Store.Internals;

namespace Aisle.Catalog.Store;

/// <summary>
/// The store in one SQLite file, in WAL mode: see docs/decisions/0003-one-transaction-an-import.md. SQLite works on the caller's
/// thread, so a long read belongs on a thread of its own; between rows each method looks at its token.
/// </summary>
public sealed partial class SqliteCatalogStore : ICatalogStore
{
    private readonly string _path;
    private readonly ConcurrentBag<Session> _idle = [];

    private SqliteCatalogStore(string path) => _path = path;

    public Task<long> GetVersionAsync(CancellationToken cancellationToken) =>
        FindAsync("SELECT version FROM catalogue", null, s => s.Int64(0), cancellationToken);

    public async Task<StoreCounts> CountAsync(CancellationToken cancellationToken) =>
        (await FindAsync(
            """
            SELECT (SELECT count(*) FROM product), (SELECT coalesce(sum(variants), 0) FROM product WHERE variants > 0),
                   (SELECT count(*) FROM review), (SELECT count(*) FROM question), (SELECT count(*) FROM policy)
            """,
            null,
            s => new StoreCounts(s.Int64(0), s.Int64(1), s.Int64(2), s.Int64(3), s.Int64(4)),
            cancellationToken))!;

    public Task<Product?> FindProductAsync(string id, CancellationToken cancellationToken) =>
        FindAsync(ProductById, id, Document<Product>, cancellationToken);

    public Task<IReadOnlyList<Product>> FindProductsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        FindAllAsync<Product>(ProductById, ids, cancellationToken);

    public IAsyncEnumerable<Product> ReadProductsAsync(CancellationToken cancellationToken) =>
        ReadAsync("SELECT document FROM product ORDER BY id", null, Document<Product>, cancellationToken);

    public async Task<IReadOnlyDictionary<string, ulong>> ReadProductStatesAsync(CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var rows = ReadAsync("SELECT id, hash FROM product", null, s => (Id: s.Text(0), State: BinaryPrimitives.ReadUInt64LittleEndian(s.Bytes(1))), cancellationToken);
        await foreach (var row in rows)
        {
            states.Add(row.Id, row.State);
        }

        return states;
    }

    public Task<IReadOnlyList<Review>> FindReviewsAsync(string productId, CancellationToken cancellationToken) =>
        ListAsync(
            """
            SELECT document FROM review WHERE product = (SELECT row FROM product WHERE id = ?1)
            ORDER BY written_at DESC, id
            """,
            productId,
            Document<Review>,
            cancellationToken);

    public Task<Review?> FindReviewAsync(string reviewId, CancellationToken cancellationToken) =>
        FindAsync(ReviewById, reviewId, Document<Review>, cancellationToken);

    public Task<IReadOnlyList<Review>> FindReviewsByIdAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        FindAllAsync<Review>(ReviewById, ids, cancellationToken);

    public Task<IReadOnlyList<ProductQuestion>> FindQuestionsAsync(string productId, CancellationToken cancellationToken) =>
        ListAsync(
            """
            SELECT document FROM question WHERE product = (SELECT row FROM product WHERE id = ?1)
            ORDER BY asked_at DESC, id
            """,
            productId,
            Document<ProductQuestion>,
            cancellationToken);

    public async Task<IReadOnlyDictionary<string, Rating>> ReadRatingsAsync(CancellationToken cancellationToken)
    {
        var ratings = new Dictionary<string, Rating>(StringComparer.Ordinal);
        var rows = ReadAsync(
            """
            SELECT id, average, count
            FROM (SELECT product, avg(stars) AS average, count(stars) AS count FROM review GROUP BY product)
            JOIN product ON row = product
            WHERE count > 0
            """,
            null,
            s => (Id: s.Text(0), Rating: new Rating(s.Double(1), (int)s.Int64(2))),
            cancellationToken);
        await foreach (var row in rows)
        {
            ratings.Add(row.Id, row.Rating);
        }

        return ratings;
    }

    public async Task<IReadOnlyList<Policy>> ReadPoliciesAsync(CancellationToken cancellationToken)
    {
        var policies = await ReadImportedPoliciesAsync(cancellationToken);
        var edited = await ReadSettingsAsync(PolicySettings.Prefix, cancellationToken);
        return edited.Count == 0 ? policies : PolicySettings.Over(policies, edited);
    }

    public Task<IReadOnlyList<Policy>> ReadImportedPoliciesAsync(CancellationToken cancellationToken) =>
        ListAsync("SELECT document FROM policy ORDER BY id", null, Document<Policy>, cancellationToken);

    public Task<string?> FindSettingAsync(string name, CancellationToken cancellationToken) =>
        FindAsync("SELECT value FROM setting WHERE name = ?1", name, s => s.Text(0), cancellationToken);

    public async Task SetSettingAsync(string name, string? value, CancellationToken cancellationToken)
    {
        using var session = await BeginAsync(cancellationToken);
        if (value is null)
        {
            session.Prepare("DELETE FROM setting WHERE name = ?1").Bind(1, name).Run();
        }
        else
        {
            session.Prepare("INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value")
                .Bind(1, name).Bind(2, value).Run();
        }

        session.Execute("COMMIT");
        session.Checkpoint();
    }

    public async Task<ICatalogWriter> BeginWriteAsync(CancellationToken cancellationToken) =>
        new SqliteCatalogWriter(await BeginAsync(cancellationToken));

    public ValueTask DisposeAsync()
    {
        _disposed = true;
        CloseIdle();
        return ValueTask.CompletedTask;
    }

    private const string ProductById = "SELECT document FROM product WHERE id = ?1";
    private const string ReviewById = "SELECT document FROM review WHERE id = ?1";

    private static T Document<T>(Statement statement) => RecordDocument.Read<T>(statement.Bytes(0));

    private Task<IReadOnlyList<T>> FindAllAsync<T>(string sql, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        using var lease = Rent();
        lease.Session.Execute("BEGIN"); // one state for all of them
        var statement = lease.Session.Prepare(sql);
        var found = new List<T>(ids.Count);
        foreach (var id in ids)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (statement.Bind(1, id).Step())
            {
                found.Add(Document<T>(statement));
            }

            statement.Reset();
        }

        return Task.FromResult<IReadOnlyList<T>>(found);
    }

    private async Task<T?> FindAsync<T>(string sql, string? argument, Func<Statement, T> read, CancellationToken cancellationToken)
    {
        await foreach (var found in ReadAsync(sql, argument, read, cancellationToken))
        {
            return found;
        }

        return default;
    }

    private async Task<IReadOnlyList<T>> ListAsync<T>(string sql, string? argument, Func<Statement, T> read, CancellationToken cancellationToken)
    {
        var list = new List<T>();
        await foreach (var found in ReadAsync(sql, argument, read, cancellationToken))
        {
            list.Add(found);
        }

        return list;
    }

    /// <summary>One statement is one read transaction: every row is of one committed state.</summary>
    private async IAsyncEnumerable<T> ReadAsync<T>(
        string sql, string? argument, Func<Statement, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var lease = Rent();
        var statement = lease.Session.Prepare(sql);
        if (argument is not null)
        {
            statement.Bind(1, argument);
        }

        while (statement.Step())
        {
            yield return read(statement);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
