using Aisle.Catalog.Feeds;
using Aisle.Catalog.Store;

namespace Aisle.Catalog.Importing;

/// <summary>What an import did.</summary>
public sealed record ImportReport
{
    /// <summary>False where a file broke off and <see cref="ImportOptions.Partial"/> was not set: then the store is as it was, and the counts say what would have gone in.</summary>
    public required bool Committed { get; init; }

    public required ImportCounts Products { get; init; }

    public required ImportCounts Reviews { get; init; }

    public required ImportCounts Questions { get; init; }

    public required ImportCounts Policies { get; init; }

    /// <summary>Products removed by <see cref="ImportOptions.Prune"/>; null where it was not asked for, or not done.</summary>
    public required long? Pruned { get; init; }

    /// <summary>Rows that did not go in, of any kind.</summary>
    public required long Refused { get; init; }

    /// <summary>The first of them, at most <see cref="ImportOptions.KeptRefused"/>, and every one that ended its file.</summary>
    public required IReadOnlyList<RefusedRow> FirstRefused { get; init; }

    /// <summary>How many rows were refused for each reason, of the first thousand different ones.</summary>
    public required IReadOnlyDictionary<string, long> RefusedReasons { get; init; }

    /// <summary>Values that did not go in, of rows that did.</summary>
    public required long LeftOut { get; init; }

    /// <summary>The first of them, at most <see cref="ImportOptions.KeptRefused"/>.</summary>
    public required IReadOnlyList<RefusedRow> FirstLeftOut { get; init; }
}

/// <summary>How the records of one kind compare with what the store had.</summary>
public readonly record struct ImportCounts(long Added, long Changed, long Unchanged)
{
    public long Total => Added + Changed + Unchanged;

    internal ImportCounts With(WriteOutcome outcome) => outcome switch
    {
        WriteOutcome.Added => this with { Added = Added + 1 },
        WriteOutcome.Changed => this with { Changed = Changed + 1 },
        WriteOutcome.Unchanged => this with { Unchanged = Unchanged + 1 },
        _ => this,
    };
}

/// <summary>How far an import is.</summary>
/// <param name="Name">The file or folder being read, as the user named it.</param>
/// <param name="BytesRead">Of all feeds together.</param>
/// <param name="BytesTotal">Of all feeds together.</param>
/// <param name="Records">Read so far, refused ones too.</param>
public readonly record struct ImportProgress(string Name, long BytesRead, long BytesTotal, long Records);
