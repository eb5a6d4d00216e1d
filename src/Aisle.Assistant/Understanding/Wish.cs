using Aisle.Catalog.Search;

namespace Aisle.Assistant.Understanding;

/// <summary>What the shopper looks for, as it stands after all that was said.</summary>
/// <param name="Words">What search is to match, in the shopper's words; "" where conditions alone say it.</param>
/// <param name="Filters">The conditions in force.</param>
/// <param name="Sort">The order.</param>
/// <param name="For">What it is for ("hiking"): ranks, and need not be met.</param>
internal sealed record Wish(string Words, SearchFilters Filters, SearchSort Sort = SearchSort.Relevance, string For = "")
{
    public static Wish Nothing { get; } = new("", SearchFilters.None);
}
