using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Aisle.Catalog.Store.Internals;

/// <summary>A connection and the statements prepared on it. Used by one caller at a time.</summary>
internal sealed class Session : IDisposable
{
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private readonly string _path;

    /// <param name="path">The store's file.</param>
    /// <param name="mode">How to open it.</param>
    /// <exception cref="StoreException">It can't be opened.</exception>
    public Session(string path, SqliteOpenMode mode)
    {
        _path = path;
        Connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            Connection.Open();
            Execute("PRAGMA foreign_keys = ON");
        }
        catch (SqliteException e)
        {
            Connection.Dispose();
            throw StoreErrors.From(e.SqliteErrorCode, e.Message, path, e);
        }
        catch
        {
            Connection.Dispose();
            throw;
        }
    }

    public SqliteConnection Connection { get; }

    private sqlite3 Handle => Connection.Handle!;

    public bool InTransaction => sqlite3_get_autocommit(Handle) == 0;

    /// <summary>How many rows the last statement changed, without those that went with them.</summary>
    public int Changes => sqlite3_changes(Handle);

    /// <summary>Prepares once, then gives the same statement again, reset.</summary>
    public Statement Prepare(string sql)
    {
        if (_statements.TryGetValue(sql, out var statement))
        {
            statement.Reset();
            return statement;
        }

        Check(sqlite3_prepare_v3(Handle, sql, SQLITE_PREPARE_PERSISTENT, out var handle));
        return _statements[sql] = new Statement(this, handle);
    }

    /// <summary>For what has no parameters and runs seldom: pragmas, begin, commit.</summary>
    public void Execute(string sql) => Check(sqlite3_exec(Handle, sql));

    /// <summary>The first column of the first row; 0 where there is none.</summary>
    public long Scalar(string sql)
    {
        var statement = Prepare(sql);
        var value = statement.Step() ? statement.Int64(0) : 0;
        statement.Reset();
        return value;
    }

    /// <summary>
    /// Moves what was committed from the write-ahead log into the file and empties the log. What readers still need stays in it
    /// until the next time: the commit stands either way, so a failure here is none.
    /// </summary>
    public void Checkpoint() => _ = sqlite3_wal_checkpoint_v2(Handle, "main", SQLITE_CHECKPOINT_TRUNCATE, out _, out _);

    /// <exception cref="StoreException">The code is not OK.</exception>
    public void Check(int code)
    {
        if (code != SQLITE_OK)
        {
            throw StoreErrors.From(code, sqlite3_errmsg(Handle).utf8_to_string(), _path);
        }
    }

    /// <summary>Ends what a caller left open, so that the next one starts clean.</summary>
    public void Reset()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Reset();
        }

        if (InTransaction) // a full disk ends the transaction by itself
        {
            Execute("ROLLBACK");
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        Connection.Dispose(); // rolls back what was not committed
    }
}
