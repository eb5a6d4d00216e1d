namespace Aisle.Catalog.Store;

/// <summary>The last imports, so that who runs the shop sees tomorrow what the terminal said today. Old ones go.</summary>
public interface IImportStore
{
    /// <summary>Keeps what an import did, at once and in a transaction of its own; the catalogue's version stays.</summary>
    /// <returns>The import's number.</returns>
    /// <exception cref="StoreBusyException">Another process is writing.</exception>
    Task<long> AddImportAsync(ImportRun run, IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    /// <param name="before">The number of the last one that was shown; null at first.</param>
    /// <param name="most">How many at once.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<ImportRun>> ReadImportsAsync(long? before, int most, CancellationToken cancellationToken);

    Task<ImportRun?> FindImportAsync(long id, CancellationToken cancellationToken);

    /// <summary>The rows that were kept of an import, in their order.</summary>
    /// <param name="import">Its number.</param>
    /// <param name="after">The number of the last row that was shown; 0 at first.</param>
    /// <param name="most">How many at once.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<ImportRow>> ReadImportRowsAsync(long import, long after, int most, CancellationToken cancellationToken);
}

/// <summary>What one import did.</summary>
public sealed record ImportRun
{
    /// <summary>Given by the store; later imports have greater ones.</summary>
    public long Id { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required double Seconds { get; init; }

    /// <summary>What began it: "aisle import", "aisle demo".</summary>
    public required string By { get; init; }

    public required ImportOutcome Outcome { get; init; }

    /// <summary>Why it did not come to its end; null where it did.</summary>
    public string? Problem { get; init; }

    public required IReadOnlyList<ImportSource> Sources { get; init; }

    /// <summary>By kind: products, reviews, questions, policies; kinds without a record are left out.</summary>
    public IReadOnlyDictionary<string, ImportKind> Kinds { get; init; } = new Dictionary<string, ImportKind>();

    /// <summary>Products removed because the files did not contain them; null where that was not asked for.</summary>
    public long? Removed { get; init; }

    public long Refused { get; init; }

    public long LeftOut { get; init; }

    /// <summary>How many rows were refused for each reason, most first.</summary>
    public IReadOnlyList<ImportReason> Reasons { get; init; } = [];

    /// <summary>The file that names every refused row and left-out value, on the machine of the import.</summary>
    public string? Report { get; init; }
}

public enum ImportOutcome
{
    /// <summary>What it read is in the store.</summary>
    Committed,

    /// <summary>A file broke off; the store is as it was.</summary>
    BrokeOff,

    /// <summary>Someone stopped it; the store is as it was.</summary>
    Stopped,

    /// <summary>The store could not be written; it is as it was.</summary>
    Failed,
}

/// <param name="Name">The file or folder, as it was named.</param>
/// <param name="Reader">The format that read it.</param>
/// <param name="Note">What was taken for what, where the reader had to guess, or the mapping.</param>
/// <param name="Bytes">Its size.</param>
public sealed record ImportSource(string Name, string Reader, string? Note, long Bytes);

public sealed record ImportKind(long Added, long Changed, long Unchanged);

public sealed record ImportReason(string Reason, long Rows);

public enum ImportRowKind
{
    Refused,
    LeftOut,
}

/// <param name="Number">From 1.</param>
/// <param name="Kind">A whole row, or a value of a row that went in.</param>
/// <param name="File">As it was named.</param>
/// <param name="Line">From 1; 0 where the whole file is meant.</param>
/// <param name="Field">The column or path; null for the row as a whole.</param>
/// <param name="Reason">What is wrong and what to do.</param>
public sealed record ImportRow(long Number, ImportRowKind Kind, string File, long Line, string? Field, string Reason);
