namespace Aisle.Catalog.Feeds;

/// <summary>Which column or JSON path of a shop's own CSV, JSON or JSON Lines is which field of a product. See docs/concepts/feeds.md.</summary>
public sealed record FeedMapping
{
    /// <summary>For people: "Icecat JSON".</summary>
    public required string Name { get; init; }
}
