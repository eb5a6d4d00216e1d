using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Search.Filtering;

namespace Aisle.Catalog.Search.Facets;

/// <summary>The attributes and options that most matches have and that tell them apart, with their values.</summary>
internal static class PropertyFacets
{
    private const int MostAttributes = 8;

    public static IEnumerable<Facet> Count(ProductColumns columns, ProductFilter filter, ReadOnlySpan<int> matches, int mostValues)
    {
        var numbers = columns.Properties.Value;
        using var tally = new Tally(numbers.Pairs.Length);
        foreach (var document in matches)
        {
            CountOf(document, columns, numbers, filter, tally);
        }

        var values = new List<(int Number, int Count)>?[columns.Names.Count];
        var counts = tally.Counts;
        for (var number = 0; number < counts.Length; number++)
        {
            if (counts[number] > 0)
            {
                (values[numbers.Pairs[number].Name] ??= []).Add((numbers.Pairs[number].Value, counts[number]));
            }
        }

        var most = Math.Max(mostValues, matches.Length / 2);
        return [.. values.Index()
            .Where(v => v.Item is { Count: > 1 } && v.Item.Count <= most && v.Item.Exists(c => c.Count > 1))
            .OrderByDescending(v => v.Item!.Sum(c => (long)c.Count)).ThenBy(v => columns.Names.Label(v.Index), StringComparer.Ordinal)
            .Take(MostAttributes)
            .Select(v => new Facet(columns.Names.Label(v.Index), FacetKind.Value, Tally.Top(v.Item!, mostValues, columns.Values.LabelCharacters)))];
    }

    private static void CountOf(int document, ProductColumns columns, PropertyNumbers numbers, ProductFilter filter, Tally tally)
    {
        var attributes = columns.Attributes[document];
        var attributeNumbers = numbers.Attributes.Slice(columns.Attributes.Start(document), attributes.Length);
        for (var sku = columns.Skus.Start(document); sku < columns.Skus.End(document); sku++)
        {
            if (filter.LooksAtSkus && !filter.MatchesSku(document, sku))
            {
                continue;
            }

            var options = columns.Options[sku];
            foreach (var number in numbers.Options.Slice(columns.Options.Start(sku), options.Length))
            {
                tally.Add(number, document);
            }

            for (var i = 0; i < attributes.Length; i++)
            {
                if (!Names(options, attributes[i].Name))
                {
                    tally.Add(attributeNumbers[i], document);
                }
            }
        }
    }

    private static bool Names(ReadOnlySpan<Property> properties, int name)
    {
        foreach (var property in properties)
        {
            if (property.Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
