using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Reading;

namespace Aisle.Server;

/// <summary>A search as a shopper means it: "wireless mouse under 50" is the words and a price.</summary>
internal static class ShopSearch
{
    /// <param name="index">What is searched.</param>
    /// <param name="query">Text as typed, and conditions that were set apart from it; those outrank what the text says of the same thing.</param>
    /// <param name="literal">Whether the text is only text.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static FoundProducts Find(CatalogIndex index, SearchQuery query, bool literal, CancellationToken cancellationToken)
    {
        var read = literal ? new ReadQuery(query.Text, SearchFilters.None, []) : QueryReader.Read(query.Text, index);
        if (read.Conditions.Count > 0)
        {
            var result = index.Search(query with { Text = read.Text, Filters = Merge(query.Filters, read.Filters) }, cancellationToken);
            if (result.Total > 0)
            {
                return new FoundProducts(result, read.Conditions);
            }
        }

        // No conditions in it, or nothing meets them: then every word is a word.
        return new FoundProducts(index.Search(query, cancellationToken), []);
    }

    private static SearchFilters Merge(SearchFilters set, SearchFilters read) => set with
    {
        MinPrice = set.MinPrice ?? (set.MaxPrice is null ? read.MinPrice : null),
        MaxPrice = set.MaxPrice ?? (set.MinPrice is null ? read.MaxPrice : null),
        Brands = set.Brands.Count > 0 ? set.Brands : read.Brands,
        ExcludedBrands = [.. set.ExcludedBrands, .. read.ExcludedBrands],
        Categories = set.Categories.Count > 0 ? set.Categories : read.Categories,
        Attributes = [.. set.Attributes, .. read.Attributes.Where(r => !set.Attributes.Any(s => s.Name.Equals(r.Name, StringComparison.OrdinalIgnoreCase)))],
        AvailableOnly = set.AvailableOnly || read.AvailableOnly,
        MinRating = set.MinRating ?? read.MinRating,
    };
}

/// <param name="Result">This page of what matches.</param>
/// <param name="Conditions">What was read out of the text and is in force.</param>
internal sealed record FoundProducts(SearchResult Result, IReadOnlyList<ReadCondition> Conditions);
