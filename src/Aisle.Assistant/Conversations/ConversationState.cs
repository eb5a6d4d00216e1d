namespace Aisle.Assistant.Conversations;

/// <summary>What a conversation remembers between turns. Immutable: a turn ends by putting a new one in its place.</summary>
internal sealed record ConversationState
{
    public static ConversationState New { get; } = new();

    /// <summary>The products shown last, in order: what "the second one" counts.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];
}
