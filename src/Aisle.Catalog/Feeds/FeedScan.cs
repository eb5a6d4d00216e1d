namespace Aisle.Catalog.Feeds;

/// <summary>How to look for feeds.</summary>
public sealed record FeedScanOptions
{
    /// <summary>Reads every named file as this format instead of recognising it; a name of <see cref="FeedFormats"/>.</summary>
    public string? Format { get; init; }

    /// <summary>Mapping files to try, each a file or a folder of them; those beside a data file are tried first.</summary>
    public IReadOnlyList<string> Mappings { get; init; } = [];
}

/// <param name="Path">As the user named it.</param>
/// <param name="Reason">Why it is no feed, and what to do if it should be one.</param>
public sealed record SkippedFile(string Path, string Reason);

/// <summary>What files and folders hold: feeds in the order to read them, and what is none.</summary>
public sealed record FeedScan(IReadOnlyList<FoundFeed> Feeds, IReadOnlyList<SkippedFile> Skipped)
{
    /// <summary>The feeds, with the currency of prices that come without one; see <see cref="FeedFile.DefaultCurrency"/>.</summary>
    public IReadOnlyList<FoundFeed> FeedsIn(string? currency) => [.. Feeds.Select(f => f with { File = f.File with { DefaultCurrency = currency } })];

    /// <summary>Looks at each path; a folder is a feed as a whole (Magento), or is searched with its folders. Nothing here throws on bad input.</summary>
    public static async Task<FeedScan> FindAsync(IReadOnlyList<string> paths, FeedScanOptions options, CancellationToken cancellationToken)
    {
        var search = new FeedSearch(options);
        foreach (var path in paths)
        {
            await search.VisitAsync(path, cancellationToken);
        }

        return search.Result();
    }
}
