namespace Aisle.Catalog.Search.Suggesting;

/// <summary>What a shopper may be about to type, best first. Each list may be empty.</summary>
/// <param name="Queries">Whole texts to search for.</param>
/// <param name="Categories">Categories with a word that starts so.</param>
/// <param name="ProductIds">Products with these words in their title.</param>
public sealed record Suggestions(IReadOnlyList<SuggestedQuery> Queries, IReadOnlyList<SuggestedCategory> Categories, IReadOnlyList<string> ProductIds)
{
    public static Suggestions None { get; } = new([], [], []);
}

/// <param name="Text">What to search for.</param>
/// <param name="Count">How many products it names; for the order, not for show.</param>
public sealed record SuggestedQuery(string Text, int Count);

/// <param name="Path">The whole path.</param>
/// <param name="Count">How many products stand in it or below it.</param>
public sealed record SuggestedCategory(CategoryPath Path, int Count);
