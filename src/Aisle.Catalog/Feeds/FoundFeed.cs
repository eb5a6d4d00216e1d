namespace Aisle.Catalog.Feeds;

/// <summary>A file or folder whose format was recognised, ready to be read.</summary>
/// <param name="Feed">Reads it.</param>
/// <param name="File">What to read.</param>
/// <param name="Bytes">Its size on disk, all files of a folder together; of a file in a zip archive, unpacked.</param>
/// <param name="Note">What was taken for what, where the reader had to guess; for people.</param>
public sealed record FoundFeed(IFeed Feed, FeedFile File, long Bytes, string? Note = null);
