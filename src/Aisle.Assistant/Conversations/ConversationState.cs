using Aisle.Assistant.Memory;
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

    /// <summary>What was looked for in the same turn as <see cref="Wish"/>, before it: "a tent and two sleeping bags".</summary>
    public IReadOnlyList<Wish> Alongside { get; init; } = [];

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

    /// <summary>The product talked of before <see cref="Focus"/>: "the one before".</summary>
    public ShownProduct? FocusBefore { get; init; }

    /// <summary>Wishes that changed, the latest first: what "go back" goes back to.</summary>
    public IReadOnlyList<Wish> WishesBefore { get; init; } = [];

    /// <summary>What was asked of a product last: "and the first one?" asks it of another.</summary>
    public AskedBefore? Asked { get; init; }

    /// <summary>The product that the last turn proposed to buy: "yes" and "rose" are said of it.</summary>
    public string? Proposed { get; init; }

    /// <summary>Why the product in focus was chosen, where it was.</summary>
    public ChosenBecause? Chosen { get; init; }

    /// <summary>What the shopper asked to be remembered.</summary>
    public ShopperMemory Memory { get; init; } = ShopperMemory.Nothing;

    /// <summary>By whose liked brands <see cref="Wish"/> is ordered, on further pages too: "" for the shopper's own; null for nobody's. Which they are stands in the memory alone.</summary>
    public string? LikedBy { get; init; }

    /// <summary>What the page showed at the last turn: a change of it moves the focus.</summary>
    public string? PageProduct { get; init; }
}

/// <param name="ProductId">The family.</param>
/// <param name="VariantId">The variant that was shown; null where there is none.</param>
internal sealed record ShownProduct(string ProductId, string? VariantId);

/// <param name="Intent">Its name.</param>
/// <param name="Question">The question, or the aspect for reviews; at most 200 characters.</param>
internal sealed record AskedBefore(string Intent, string Question);

/// <param name="ProductId">The one chosen.</param>
/// <param name="By">What led: a superlative's or an attribute's name.</param>
/// <param name="Among">Out of how many.</param>
internal sealed record ChosenBecause(string ProductId, string By, int Among);
