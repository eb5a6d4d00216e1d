using Aisle.Catalog.Index.Analysis;
using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Index;

/// <summary>The names and values that a catalogue uses, each with how many products use it. Looked up by folded form: case, marks and width do not matter.</summary>
public sealed class CatalogVocabulary
{
    private readonly Dictionary<string, VocabularyEntry> _brands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<VocabularyValue>> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VocabularyAttribute> _attributes = new(StringComparer.Ordinal);

    internal CatalogVocabulary(ProductColumns columns)
    {
        CountBrands(columns);
        CountAttributes(columns);
        Brands = Sorted(_brands.Values.Distinct(), e => e.Count, e => e.Label);
        Categories = Sorted(CountCategories(columns), c => c.Count, c => c.Path.ToString());
        Attributes = Sorted(_attributes.Values, a => a.Count, a => a.Name);
    }

    /// <summary>Most products first, as are the other lists.</summary>
    public IReadOnlyList<VocabularyEntry> Brands { get; }

    public IReadOnlyList<VocabularyCategory> Categories { get; }

    /// <summary>Attributes and variants' options.</summary>
    public IReadOnlyList<VocabularyAttribute> Attributes { get; }

    /// <summary>However it is spaced: "tp link", "tplink" and "TP-LINK" are one.</summary>
    public VocabularyEntry? FindBrand(string text) =>
        Folding.Key(text) is var key && _brands.TryGetValue(key, out var brand) ? brand : _brands.GetValueOrDefault(Compact(key));

    public VocabularyAttribute? FindAttribute(string name) => _attributes.GetValueOrDefault(Folding.Key(name));

    /// <summary>The attributes and options that have the text as one of their values.</summary>
    public IReadOnlyList<VocabularyValue> FindValues(string text) => _values.GetValueOrDefault(Folding.Key(text)) ?? [];

    private void CountBrands(ProductColumns columns)
    {
        foreach (var group in columns.Brand.Span.ToArray().Where(b => b >= 0).CountBy(b => b))
        {
            var entry = new VocabularyEntry(columns.Brands.Label(group.Key), group.Value);
            _brands[columns.Brands.Key(group.Key)] = entry;
            _brands.TryAdd(Compact(columns.Brands.Key(group.Key)), entry);
        }
    }

    private static IEnumerable<VocabularyCategory> CountCategories(ProductColumns columns)
    {
        var counts = new int[columns.Categories.Count];
        var within = new HashSet<int>();
        for (var document = 0; document < columns.Ids.Length; document++)
        {
            within.Clear();
            foreach (var category in columns.Category[document])
            {
                for (var at = category; at >= 0 && within.Add(at); at = columns.Categories.Parent(at))
                {
                    counts[at]++;
                }
            }
        }

        return counts.Select((count, number) => new VocabularyCategory(columns.Categories.Path(number), count));
    }

    private void CountAttributes(ProductColumns columns)
    {
        var counts = new Dictionary<(int Name, int Value), int>();
        var products = new int[columns.Names.Count];
        var isOption = new bool[columns.Names.Count];
        var (seen, seenNames) = (new HashSet<(int, int)>(), new HashSet<int>());
        for (var document = 0; document < columns.Ids.Length; document++)
        {
            seen.Clear();
            seenNames.Clear();
            Count(columns.Attributes[document], false);
            for (var sku = columns.Skus.Start(document); sku < columns.Skus.End(document); sku++)
            {
                Count(columns.Options[sku], true);
            }
        }

        foreach (var group in counts.GroupBy(c => c.Key.Name))
        {
            var name = columns.Names.Label(group.Key);
            var values = Sorted(group.Select(c => new VocabularyValue(name, columns.Values.Label(c.Key.Value), c.Value)), v => v.Count, v => v.Value);
            _attributes.Add(columns.Names.Key(group.Key), new VocabularyAttribute(name, columns.Units[group.Key], isOption[group.Key], products[group.Key], values));
            foreach (var ((_, value), count) in group)
            {
                if (!_values.TryGetValue(columns.Values.Key(value), out var list))
                {
                    _values.Add(columns.Values.Key(value), list = []);
                }

                list.Add(new VocabularyValue(name, columns.Values.Label(value), count));
            }
        }

        foreach (var list in _values.Values)
        {
            list.Sort((a, b) => (b.Count, a.Attribute).CompareTo((a.Count, b.Attribute)));
        }

        void Count(ReadOnlySpan<Property> properties, bool option)
        {
            foreach (var property in properties)
            {
                isOption[property.Name] |= option;
                if (seenNames.Add(property.Name))
                {
                    products[property.Name]++;
                }

                if (seen.Add((property.Name, property.Value)))
                {
                    counts[(property.Name, property.Value)] = counts.GetValueOrDefault((property.Name, property.Value)) + 1;
                }
            }
        }
    }

    private static string Compact(string key) => string.Concat(key.Where(char.IsLetterOrDigit));

    private static T[] Sorted<T>(IEnumerable<T> entries, Func<T, int> count, Func<T, string> label) =>
        [.. entries.OrderByDescending(count).ThenBy(label, StringComparer.Ordinal)];
}

/// <param name="Label">As the catalogue writes it most.</param>
/// <param name="Count">How many products have it.</param>
public sealed record VocabularyEntry(string Label, int Count);

/// <param name="Path">The whole path.</param>
/// <param name="Count">How many products stand in it or below it.</param>
public sealed record VocabularyCategory(CategoryPath Path, int Count);

/// <param name="Name">As the catalogue writes it most.</param>
/// <param name="Unit">The unit in which ranges of a filter are meant; null for text and plain numbers.</param>
/// <param name="IsOption">Whether variants are told apart by it.</param>
/// <param name="Count">How many products have it.</param>
/// <param name="Values">Most products first.</param>
public sealed record VocabularyAttribute(string Name, string? Unit, bool IsOption, int Count, IReadOnlyList<VocabularyValue> Values);

/// <param name="Attribute">The name of the attribute or option.</param>
/// <param name="Value">As the catalogue writes it most.</param>
/// <param name="Count">How many products have it.</param>
public sealed record VocabularyValue(string Attribute, string Value, int Count);
