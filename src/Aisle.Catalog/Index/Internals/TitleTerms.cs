namespace Aisle.Catalog.Index.Internals;

/// <summary>The titles as terms in their order: for phrases, for nearness, and for what a title says that its product is.</summary>
internal sealed class TitleTerms(int[] starts, int[] terms)
{
    /// <summary>Stands where a phrase ends: punctuation, "for", "with".</summary>
    public const int Break = -1;

    public ReadOnlySpan<int> Of(int document) => terms.AsSpan(starts[document], starts[document + 1] - starts[document]);
}
