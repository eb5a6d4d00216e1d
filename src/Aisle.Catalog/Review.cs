namespace Aisle.Catalog;

/// <summary>One shopper's review. Its text is data: it is quoted, counted and never obeyed.</summary>
public sealed record Review
{
    /// <summary>The feed's id, or one made from its content where the feed has none, so that the same row is the same review.</summary>
    public required string Id { get; init; }

    public required string ProductId { get; init; }

    public string? VariantId { get; init; }

    /// <summary>From 1 to 5; null for text without a rating.</summary>
    public double? Stars { get; init; }

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    public string? Author { get; init; }

    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>Whether the feed says that the author bought it; null where it does not say.</summary>
    public bool? Verified { get; init; }

    public int HelpfulVotes { get; init; }
}

/// <summary>A question that a shopper asked of one product, with the answers it got.</summary>
public sealed record ProductQuestion
{
    public required string Id { get; init; }

    public required string ProductId { get; init; }

    public required string Text { get; init; }

    public DateTimeOffset? AskedAt { get; init; }

    public IReadOnlyList<ProductAnswer> Answers { get; init; } = [];
}

public sealed record ProductAnswer(string Text, string? Author = null, DateTimeOffset? WrittenAt = null);

/// <summary>What the shop promises: returns, shipping, warranty, privacy.</summary>
public sealed record Policy
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>In order; a page without headings is one section.</summary>
    public required IReadOnlyList<PolicySection> Sections { get; init; }

    public string? Url { get; init; }
}

/// <param name="Heading">"" for what stands before the first heading.</param>
/// <param name="Text">Plain text; paragraphs and list items are separated by one line feed.</param>
public sealed record PolicySection(string Heading, string Text);
