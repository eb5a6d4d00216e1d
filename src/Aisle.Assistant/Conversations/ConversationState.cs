using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Conversations;

/// <summary>What a conversation remembers between turns. Immutable, and of bounded size: ids and conditions, never the talk itself.</summary>
internal sealed record ConversationState
{
    public static ConversationState New { get; } = new();

    /// <summary>The language of the last utterance that told one.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>What is looked for; null before anything was.</summary>
    public Wish? Wish { get; init; }

    /// <summary>How many of the matches have been shown.</summary>
    public int ShownCount { get; init; }

    /// <summary>The products shown last, in order: what "the second one" counts.</summary>
    public IReadOnlyList<ShownProduct> Shown { get; init; } = [];

    /// <summary>The product talked of or looked at: what "it" is.</summary>
    public ShownProduct? Focus { get; init; }

    /// <summary>Whether <see cref="Focus"/> came from talk since the last list, and not only from the page.</summary>
    public bool FocusIsTalkedOf { get; init; }

    /// <summary>The products compared or chosen among last: what "both" is.</summary>
    public IReadOnlyList<string> Compared { get; init; } = [];

    /// <summary>What the page showed at the last turn: a change of it moves the focus.</summary>
    public string? PageProduct { get; init; }
}

/// <param name="ProductId">The family.</param>
/// <param name="VariantId">The variant that was shown; null where there is none.</param>
internal sealed record ShownProduct(string ProductId, string? VariantId);
