using Aisle.Catalog.Store.Internals;
using Microsoft.Data.Sqlite;

namespace Aisle.Catalog.Store;

/// <summary>How a store is opened, its sessions lent to readers, and its write lock taken.</summary>
public sealed partial class SqliteCatalogStore
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(50);

    private volatile bool _disposed;

    /// <summary>How long a writer waits for another one before <see cref="StoreBusyException"/>.</summary>
    internal TimeSpan WriterPatience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The most pages that a writer may let the file have, so that a test can fill the disk; null for no limit.</summary>
    internal int? MaxPages { get; set; }

    /// <summary>Opens the store, makes it (and its folder) where there is none, and brings it to this version's schema.</summary>
    /// <exception cref="StoreException">The message says what, where and what to do.</exception>
    public static Task<SqliteCatalogStore> OpenAsync(string path, CancellationToken cancellationToken) =>
        OpenAsync(path, SqliteOpenMode.ReadWriteCreate, cancellationToken);

    /// <summary>The same for a store that must be there already: a mistyped path must not become an empty shop.</summary>
    /// <exception cref="StoreException">The message says what, where and what to do.</exception>
    public static Task<SqliteCatalogStore> OpenExistingAsync(string path, CancellationToken cancellationToken) =>
        OpenAsync(path, SqliteOpenMode.ReadWrite, cancellationToken);

    private static async Task<SqliteCatalogStore> OpenAsync(string path, SqliteOpenMode mode, CancellationToken cancellationToken)
    {
        path = Path.GetFullPath(path);
        if (mode == SqliteOpenMode.ReadWriteCreate)
        {
            MakeFolder(path);
        }
        else if (!File.Exists(path))
        {
            throw new StoreException($"{path}: there is no store here; make one with `aisle import PATH --store {path}`, or name another --store.");
        }

        var store = new SqliteCatalogStore(path);
        using var session = new Session(path, mode);
        await store.WhenFreeAsync(session, () => BringUp(session, path), cancellationToken);
        return store;
    }

    private static void BringUp(Session session, string path)
    {
        session.Execute("BEGIN"); // one look: another process may be making the store
        var current = Schema.IsCurrent(session, path);
        session.Reset();
        if (!current)
        {
            session.Execute("PRAGMA page_size = 8192");
            session.Execute("PRAGMA journal_mode = WAL");
            session.Execute("BEGIN IMMEDIATE");
            Schema.Upgrade(session, path);
            session.Execute("COMMIT");
        }
    }

    private static void MakeFolder(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{folder}: the store's folder can't be made ({e.Message}); name a --store where this user may write.", e);
        }
    }

    /// <summary>A session in a write transaction; the caller commits and disposes it.</summary>
    private async Task<Session> BeginAsync(CancellationToken cancellationToken)
    {
        var session = new Session(_path, SqliteOpenMode.ReadWrite);
        try
        {
            session.Execute("PRAGMA synchronous = FULL"); // a committed import survives a power cut
            session.Execute("PRAGMA cache_size = -65536"); // KiB; what does not fit spills into the write-ahead log
            session.Execute("PRAGMA wal_autocheckpoint = 0"); // once, after the commit
            if (MaxPages is { } pages)
            {
                session.Execute($"PRAGMA max_page_count = {pages}");
            }

            await WhenFreeAsync(session, () => session.Execute("BEGIN IMMEDIATE"), cancellationToken);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>SQLite's own waiting would block the thread and know no token.</summary>
    private async Task WhenFreeAsync(Session session, Action action, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += RetryEvery)
        {
            try
            {
                action();
                return;
            }
            catch (StoreBusyException) when (waited < WriterPatience)
            {
                session.Reset();
                await Task.Delay(RetryEvery, cancellationToken);
            }
        }
    }

    private Lease Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_idle.TryTake(out var session))
        {
            session = new Session(_path, SqliteOpenMode.ReadWrite);
            session.Execute("PRAGMA busy_timeout = 5000"); // only while the log of a killed writer is brought in order
        }

        return new Lease(this, session);
    }

    private void CloseIdle()
    {
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    /// <summary>A session lent to one reader; disposed, it goes back to the idle ones.</summary>
    private readonly struct Lease(SqliteCatalogStore store, Session session) : IDisposable
    {
        public Session Session => session;

        public void Dispose()
        {
            session.Reset();
            store._idle.Add(session);
            if (store._disposed)
            {
                store.CloseIdle(); // also where it was disposed just now: no session is left open
            }
        }
    }
}
