using Aisle.Catalog.Store.Internals;

namespace Aisle.Catalog.Store;

/// <summary>The last imports.</summary>
public sealed partial class SqliteCatalogStore
{
    /// <summary>A year of nightly imports.</summary>
    internal const int KeptImports = 400;

    public async Task<long> AddImportAsync(ImportRun run, IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rows);
        using var session = await BeginAsync(cancellationToken);
        using var document = new RecordDocument();
        document.Set(run);
        session.Prepare("INSERT INTO import_run (document) VALUES (?1)").Bind(1, document.Utf8).Run();
        var id = session.Scalar("SELECT last_insert_rowid()");
        foreach (var row in rows)
        {
            var insert = session.Prepare("INSERT INTO import_row (import, number, kind, file, line, field, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                .Bind(1, id).Bind(2, row.Number).Bind(3, (long)row.Kind).Bind(4, row.File).Bind(5, row.Line).Bind(7, row.Reason);
            (row.Field is null ? insert.Bind(6, (long?)null) : insert.Bind(6, row.Field)).Run();
        }

        session.Prepare("DELETE FROM import_run WHERE row <= ?1").Bind(1, id - KeptImports).Run();
        session.Execute("COMMIT");
        session.Checkpoint();
        return id;
    }

    public Task<IReadOnlyList<ImportRun>> ReadImportsAsync(long? before, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ImportRun>>(ReadRuns("SELECT row, document FROM import_run WHERE row < ?1 ORDER BY row DESC LIMIT ?2", before ?? long.MaxValue, most, cancellationToken));

    public Task<ImportRun?> FindImportAsync(long id, CancellationToken cancellationToken) =>
        Task.FromResult(ReadRuns("SELECT row, document FROM import_run WHERE row = ?1 LIMIT ?2", id, 1, cancellationToken).FirstOrDefault());

    public Task<IReadOnlyList<ImportRow>> ReadImportRowsAsync(long import, long after, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var lease = Rent();
        var found = lease.Session.Prepare("SELECT number, kind, file, line, field, reason FROM import_row WHERE import = ?1 AND number > ?2 ORDER BY number LIMIT ?3")
            .Bind(1, import).Bind(2, after).Bind(3, most);
        var rows = new List<ImportRow>();
        while (found.Step())
        {
            rows.Add(new ImportRow(found.Int64(0), (ImportRowKind)found.Int64(1), found.Text(2), found.Int64(3), found.Bytes(4).IsEmpty ? null : found.Text(4), found.Text(5)));
        }

        return Task.FromResult<IReadOnlyList<ImportRow>>(rows);
    }

    private List<ImportRun> ReadRuns(string sql, long first, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var lease = Rent();
        var found = lease.Session.Prepare(sql).Bind(1, first).Bind(2, most);
        var runs = new List<ImportRun>();
        while (found.Step()) runs.Add(RecordDocument.Read<ImportRun>(found.Bytes(1)) with { Id = found.Int64(0) });
        return runs;
    }
}
