namespace Aisle.Catalog.Importing;

/// <summary>What the person who imports may choose.</summary>
public sealed record ImportOptions
{
    public static ImportOptions Default { get; } = new();

    /// <summary>
    /// Whether what was read before a file broke off goes in. Without it such an import changes nothing: half a file often means
    /// half a download, and half a shop is worse than yesterday's.
    /// </summary>
    public bool Partial { get; init; }

    /// <summary>
    /// Whether products that these feeds do not contain leave the store, with their reviews and questions. A product whose row was
    /// refused stays as it was. Not done by an import that has no product at all or a file that broke off.
    /// </summary>
    public bool Prune { get; init; }

    /// <summary>Where every refused row and left-out value is written, one JSON object a line; null for nowhere. Each import replaces it; one that refuses nothing leaves none.</summary>
    public string? RefusedPath { get; init; }

    /// <summary>How many rows <see cref="ImportReport.FirstRefused"/> and <see cref="ImportReport.FirstLeftOut"/> each keep.</summary>
    public int KeptRefused { get; init; } = 100;
}
