using System.Text.Json.Serialization;

namespace Aisle.Assistant.Conversations;

/// <summary>One thing a shopper says, and what they see while saying it.</summary>
/// <param name="Text">As typed; at most 2,000 characters are read.</param>
/// <param name="Page">What the shop's page shows; null where it is not known.</param>
/// <param name="Shopper">The handle of what is remembered of the shopper, who agreed to that; null where nothing is.</param>
public sealed record TurnRequest(string Text, PageContext? Page = null, string? Shopper = null)
{
    /// <summary>Who asks, for limits, as the server knows them and not as they say; null for a caller that has limits of its own.</summary>
    [JsonIgnore]
    public string? Visitor { get; init; }

    /// <summary>What the server calls the turn: the ids of its events begin with it, and the journal finds it by it. Not the shopper's to say.</summary>
    [JsonIgnore]
    public string? Name { get; init; }
}

/// <param name="ProductId">The product in view.</param>
/// <param name="ProductIds">Products in a list in view, in order.</param>
public sealed record PageContext(string? ProductId = null, IReadOnlyList<string>? ProductIds = null);
