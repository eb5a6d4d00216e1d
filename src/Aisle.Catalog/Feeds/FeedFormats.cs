namespace Aisle.Catalog.Feeds;

/// <summary>Every format that Aisle reads, in the order in which they are tried.</summary>
public static class FeedFormats
{
    public static IReadOnlyList<IFeed> All { get; } = [];
}
