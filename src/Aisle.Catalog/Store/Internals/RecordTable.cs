namespace Aisle.Catalog.Store.Internals;

/// <summary>One kind of record while it is written: tells what is new, what changed, and what this transaction wrote before.</summary>
internal sealed class RecordTable
{
    private readonly Statement _find;
    private readonly Statement _insert;
    private readonly Statement _update;
    private readonly RowSet _written;
    private long _lastRow;

    /// <param name="session">In the write transaction.</param>
    /// <param name="table">Has the columns row, id, hash, document and those of <paramref name="columns"/>.</param>
    /// <param name="columns">The table's own columns; their parameters count from <see cref="FirstColumn"/>.</param>
    public RecordTable(Session session, string table, params ReadOnlySpan<string> columns)
    {
        var all = string.Join(", ", (ReadOnlySpan<string>)["row", "id", "hash", "document", .. columns]);
        var places = string.Join(", ", Enumerable.Range(1, FirstColumn - 1 + columns.Length).Select(n => $"?{n}"));
        _find = session.Prepare($"SELECT row, hash FROM {table} WHERE id = ?1");
        _insert = session.Prepare($"INSERT INTO {table} ({all}) VALUES ({places})");
        _update = session.Prepare($"UPDATE {table} SET ({all}) = ({places}) WHERE row = ?1");
        LastRowBefore = _lastRow = session.Scalar($"SELECT max(row) FROM {table}");
        _written = new RowSet(_lastRow);
    }

    public const int FirstColumn = 5;

    public long LastRowBefore { get; }

    public bool WasWritten(long row) => _written.Contains(row);

    /// <summary>Compares with what is stored. Where there is something to write, the statement has it bound but for the table's own columns.</summary>
    public (WriteOutcome Outcome, Statement? Write) Compare(string id, RecordDocument document)
    {
        _find.Reset();
        if (!_find.Bind(1, id).Step())
        {
            _find.Reset();
            return (WriteOutcome.Added, Bind(_insert, ++_lastRow, id, document));
        }

        var row = _find.Int64(0);
        var same = _find.Bytes(1).SequenceEqual(document.Hash);
        _find.Reset();
        var before = _written.Contains(row);
        _written.Add(row);
        return same ? (WriteOutcome.Unchanged, null)
            : before ? (WriteOutcome.Duplicate, null)
            : (WriteOutcome.Changed, Bind(_update, row, id, document));
    }

    private static Statement Bind(Statement statement, long row, string id, RecordDocument document) =>
        statement.Bind(1, row).Bind(2, id).BindBlob(3, document.Hash).Bind(4, document.Utf8);
}
