using Aisle.Catalog.Feeds;

namespace Aisle.Catalog.Importing.Internals;

/// <summary>A record and where it stands.</summary>
internal readonly record struct SourcedRecord(FeedRecord Record, string File, long Line);
