namespace Aisle.Insight.Evidence;

/// <summary>A piece of the shop's own data that an answer rests on.</summary>
public sealed record EvidenceItem
{
    /// <summary>Unique within one answer: "e1", "e2".</summary>
    public required string Id { get; init; }

    public required EvidenceKind Kind { get; init; }

    /// <summary>The record it comes from: a review's id, a policy's id, a product's id for the rest.</summary>
    public required string SourceId { get; init; }

    public string? ProductId { get; init; }

    /// <summary>What a reader sees as its name: an attribute's name, "Review by Ann, 4 of 5", a policy's heading.</summary>
    public required string Title { get; init; }

    /// <summary>Verbatim from the record.</summary>
    public required string Text { get; init; }

    /// <summary>How well it answers, from 0 to 1.</summary>
    public double Score { get; init; }
}

public enum EvidenceKind
{
    Attribute,
    Bullet,
    Description,
    Question,
    Review,
    Offer,
    Rating,
    Title,
    Policy,
}
