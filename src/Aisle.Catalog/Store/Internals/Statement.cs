using System.Text;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Aisle.Catalog.Store.Internals;

/// <summary>
/// A prepared statement, bound and read without copies: documents go in and come out as UTF-8 spans. Parameters count from 1,
/// columns from 0, as in SQLite's C interface.
/// </summary>
internal sealed class Statement(Session session, sqlite3_stmt handle) : IDisposable
{
    public Statement Bind(int parameter, ReadOnlySpan<byte> utf8)
    {
        session.Check(sqlite3_bind_text(handle, parameter, utf8));
        return this;
    }

    public Statement Bind(int parameter, string text)
    {
        session.Check(sqlite3_bind_text(handle, parameter, text));
        return this;
    }

    public Statement BindBlob(int parameter, ReadOnlySpan<byte> bytes)
    {
        session.Check(sqlite3_bind_blob(handle, parameter, bytes));
        return this;
    }

    public Statement Bind(int parameter, long? number)
    {
        session.Check(number is { } n ? sqlite3_bind_int64(handle, parameter, n) : sqlite3_bind_null(handle, parameter));
        return this;
    }

    public Statement Bind(int parameter, double? number)
    {
        session.Check(number is { } n ? sqlite3_bind_double(handle, parameter, n) : sqlite3_bind_null(handle, parameter));
        return this;
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Step()
    {
        var code = sqlite3_step(handle);
        if (code is not (SQLITE_ROW or SQLITE_DONE))
        {
            session.Check(code);
        }

        return code == SQLITE_ROW;
    }

    /// <summary>Runs a statement that has no rows to give, and makes it ready for the next run.</summary>
    public void Run()
    {
        Step();
        Reset();
    }

    public void Reset() => _ = sqlite3_reset(handle); // repeats the code of the last step, which Step told already

    /// <summary>Valid until the next step or reset.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => sqlite3_column_blob(handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public bool IsNull(int column) => sqlite3_column_type(handle, column) == SQLITE_NULL;

    public long Int64(int column) => sqlite3_column_int64(handle, column);

    public double Double(int column) => sqlite3_column_double(handle, column);

    public void Dispose() => handle.Dispose();
}
