namespace Aisle.Catalog.Feeds;

/// <summary>A file or folder whose format was recognised, ready to be read.</summary>
/// <param name="Feed">Reads it.</param>
/// <param name="File">What to read.</param>
/// <param name="Bytes">Its size on disk, all files of a folder together.</param>
public sealed record FoundFeed(IFeed Feed, FeedFile File, long Bytes);
