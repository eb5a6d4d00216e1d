using Aisle.Catalog;

namespace Aisle.Assistant.Understanding;

/// <summary>The products that an utterance points at.</summary>
/// <param name="Products">Resolved, in the order in which they were named.</param>
/// <param name="Kind">How they were pointed at.</param>
internal sealed record References(IReadOnlyList<Product> Products, ReferenceKind Kind)
{
    public static References None { get; } = new([], ReferenceKind.None);

    /// <summary>Whether the shopper pointed at them, rather than the conversation implying them.</summary>
    public bool IsExplicit => Kind is not (ReferenceKind.None or ReferenceKind.Implied);
}

internal enum ReferenceKind
{
    /// <summary>Nothing was pointed at and nothing is in sight.</summary>
    None,

    /// <summary>Not pointed at, but in focus.</summary>
    Implied,

    /// <summary>"It", "this one".</summary>
    Pronoun,

    /// <summary>"The second one", "the first two", "the last".</summary>
    Ordinal,

    /// <summary>An ordinal past what is shown.</summary>
    BeyondShown,

    /// <summary>"Both", "all of them", "which of these".</summary>
    All,

    /// <summary>"The cheapest one".</summary>
    Leading,

    /// <summary>"The other one", "the one before".</summary>
    Other,

    /// <summary>Its brand, words of its title, its colour: "the Sony", "the red one".</summary>
    Name,
}
