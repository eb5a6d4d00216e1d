namespace Aisle.Catalog;

/// <summary>
/// A product as a shop sells it: one family with all its variants. All text is plain text: feeds turn HTML into text
/// (see docs/decisions/0002-no-html-inside.md), so nothing in the store can carry markup or script.
/// </summary>
public sealed record Product
{
    /// <summary>The shop's own id, opaque.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Plain text; paragraphs are separated by one line feed. "" when the feed has none.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyList<string> Bullets { get; init; } = [];

    public string? Brand { get; init; }

    /// <summary>Where the shop files it; the first is the main one.</summary>
    public IReadOnlyList<CategoryPath> Categories { get; init; } = [];

    /// <summary>An attribute with several values stands once for each.</summary>
    public IReadOnlyList<ProductAttribute> Attributes { get; init; } = [];

    public IReadOnlyList<Media> Media { get; init; } = [];

    /// <summary>Offers on the product as such; where it has variants, offers are theirs.</summary>
    public IReadOnlyList<Offer> Offers { get; init; } = [];

    public IReadOnlyList<Variant> Variants { get; init; } = [];

    public IReadOnlyList<string> Gtins { get; init; } = [];

    /// <summary>The manufacturer's part or model number.</summary>
    public string? Mpn { get; init; }

    /// <summary>As the feed states it; null where only reviews can tell.</summary>
    public Rating? Rating { get; init; }

    public IReadOnlyList<ProductLink> Links { get; init; } = [];

    public string? Url { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>All offers: the product's own, then each variant's.</summary>
    public IEnumerable<Offer> AllOffers() => Offers.Concat(Variants.SelectMany(v => v.Offers));

    /// <summary>The cheapest offer that can be bought, else the cheapest at all, else null. Offers in another currency than the first are left aside.</summary>
    public Offer? BestOffer() => Offer.Best(AllOffers());
}

/// <summary>One attribute, named as shoppers read it: "Screen size", "Wireless".</summary>
public sealed record ProductAttribute(string Name, AttributeValue Value);

/// <param name="Url">Absolute, or a path on the shop's own host.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Alt">Text for those who can't see it.</param>
public sealed record Media(string Url, MediaKind Kind = MediaKind.Image, string? Alt = null);

public enum MediaKind
{
    Image,
    Video,
    Document,
}

/// <param name="Average">From 0 to 5.</param>
/// <param name="Count">How many ratings it is the mean of.</param>
public sealed record Rating(double Average, int Count);

/// <summary>One member of a family, told apart by its options.</summary>
public sealed record Variant
{
    public required string Id { get; init; }

    /// <summary>Such as Color: Black, Size: XL.</summary>
    public IReadOnlyList<VariantOption> Options { get; init; } = [];

    public IReadOnlyList<Offer> Offers { get; init; } = [];

    public string? Gtin { get; init; }

    public IReadOnlyList<Media> Media { get; init; } = [];
}

public sealed record VariantOption(string Name, string Value);

/// <summary>Another product that the shop ties to this one.</summary>
public sealed record ProductLink(LinkKind Kind, string ProductId);

public enum LinkKind
{
    Related,
    Accessory,
    Upgrade,
    Part,
}
