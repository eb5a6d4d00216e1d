namespace Aisle.Catalog.Index.Internals;

/// <summary>The titles as terms in their order: for phrases, for nearness, and for what a title says that its product is.</summary>
internal sealed class TitleTerms(int[] starts, int[] terms)
{
    /// <summary>Stands where a phrase ends.</summary>
    public const int Break = -1;

    /// <summary>Stands for "for", "with" and the like: what follows is what the product goes with, not what it is.</summary>
    public const int Preposition = -2;

    public ReadOnlySpan<int> Of(int document) => terms.AsSpan(starts[document], starts[document + 1] - starts[document]);
}
