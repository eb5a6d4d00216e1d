using Aisle.Assistant.Conversations;
using Aisle.Catalog;
using Aisle.Catalog.Index;

namespace Aisle.Assistant.Understanding;

/// <summary>What is on stage when something is said: the conversation so far, the products in sight, the shop's words.</summary>
internal sealed record Scene
{
    public required ConversationState State { get; init; }

    /// <summary>The products shown last, in order; with none shown, those of the page.</summary>
    public required IReadOnlyList<Product> Shown { get; init; }

    /// <summary>The product being talked of or looked at; null where there is none.</summary>
    public required Product? Focus { get; init; }

    /// <summary>The products compared last.</summary>
    public required IReadOnlyList<Product> Compared { get; init; }

    /// <summary>The product talked of before <see cref="Focus"/>.</summary>
    public Product? FocusBefore { get; init; }

    public required CatalogIndex Index { get; init; }

    /// <summary>What is not advised on.</summary>
    public CarePolicy Care { get; init; } = CarePolicy.Default;

    /// <summary>Whether what is remembered outlives the conversation: the shopper agreed to it.</summary>
    public bool IsKept { get; init; }
}
