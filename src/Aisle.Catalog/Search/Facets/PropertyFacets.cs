using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Facets;

/// <summary>The attributes and options that most matches have and that tell them apart, with their values.</summary>
internal static class PropertyFacets
{
    private const int MostAttributes = 8;

    /// <param name="columns">Of the index.</param>
    /// <param name="tally">How many matches have what, by <see cref="PropertyNumbers"/>.</param>
    /// <param name="matches">How many there are.</param>
    /// <param name="mostValues">How many values of each are shown.</param>
    public static IEnumerable<Facet> Of(ProductColumns columns, Tally tally, int matches, int mostValues)
    {
        var numbers = columns.Properties.Value;
        var values = new List<(int Number, int Count)>?[columns.Names.Count];
        var counts = tally.Counts;
        for (var number = 0; number < counts.Length; number++)
        {
            if (counts[number] > 0)
            {
                (values[numbers.Pairs[number].Name] ??= []).Add((numbers.Pairs[number].Value, counts[number]));
            }
        }

        var most = Math.Max(mostValues, matches / 2);
        return [.. values.Index()
            .Where(v => v.Item is { Count: > 1 } && v.Item.Count <= most && v.Item.Exists(c => c.Count > 1))
            .OrderByDescending(v => v.Item!.Sum(c => (long)c.Count)).ThenBy(v => columns.Names.Label(v.Index), StringComparer.Ordinal)
            .Take(MostAttributes)
            .Select(v => new Facet(columns.Names.Label(v.Index), FacetKind.Value, Tally.Top(v.Item!, mostValues, columns.Values.LabelCharacters)))];
    }
}
