using System.Collections.Frozen;
using Aisle.Catalog.Search.Synonyms;

namespace Aisle.Catalog.Index;

/// <summary>What a shop may say of its search.</summary>
public sealed record IndexOptions
{
    public static IndexOptions Default { get; } = new();

    /// <summary>Which words mean the same; a shop adds its own by <see cref="Thesaurus.With"/>.</summary>
    public Thesaurus Synonyms { get; init; } = Thesaurus.Retail;

    /// <summary>By ISO 4217 code, what one unit of a currency is in the shop's own: so that "under €50" can be held against prices in dollars.</summary>
    public IReadOnlyDictionary<string, decimal> Rates { get; init; } = FrozenDictionary<string, decimal>.Empty;
}
