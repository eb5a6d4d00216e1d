using Aisle.Catalog.Index.Analysis;
using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Index;

/// <summary>The names and values that a catalogue uses, each with how many products use it. Looked up by folded form: case, marks and width do not matter.</summary>
public sealed class CatalogVocabulary
{
    private readonly ProductColumns _columns;
    private readonly VocabularyCounts _counts;
    private readonly VocabularyValue[] _values;
    private readonly VocabularyAttribute?[] _attributes;
    private readonly Dictionary<string, VocabularyEntry> _brands = new(StringComparer.Ordinal);

    internal CatalogVocabulary(ProductColumns columns, VocabularyCounts counts)
    {
        (_columns, _counts) = (columns, counts);
        _values = new VocabularyValue[counts.Values.Length];
        _attributes = new VocabularyAttribute?[columns.Names.Count];
        for (var first = 0; first < _values.Length;)
        {
            var number = counts.Values[first].Name;
            var (name, end) = (columns.Names.Label(number), first);
            for (; end < _values.Length && counts.Values[end].Name == number; end++)
            {
                _values[end] = new VocabularyValue(name, columns.Values.Label(counts.Values[end].Value), counts.Values[end].Count);
            }

            _attributes[number] = new VocabularyAttribute(
                name, columns.Units[number], counts.AreOptions[number] != 0, counts.Names[number], new ArraySegment<VocabularyValue>(_values, first, end - first));
            first = end;
        }

        AddBrands();
        Brands = Sorted(_brands.Values.Distinct(), e => e.Count, e => e.Label);
        Categories = Sorted(Enumerable.Range(0, columns.Categories.Count).Select(n => new VocabularyCategory(columns.Categories.Path(n), counts.Categories[n])), c => c.Count, c => c.Path.ToString());
        Attributes = Sorted(_attributes.OfType<VocabularyAttribute>(), a => a.Count, a => a.Name);
    }

    /// <summary>Most products first, as are the other lists.</summary>
    public IReadOnlyList<VocabularyEntry> Brands { get; }

    public IReadOnlyList<VocabularyCategory> Categories { get; }

    /// <summary>Attributes and variants' options.</summary>
    public IReadOnlyList<VocabularyAttribute> Attributes { get; }

    /// <summary>However it is spaced: "tp link", "tplink" and "TP-LINK" are one.</summary>
    public VocabularyEntry? FindBrand(string text) =>
        Folding.Key(text) is var key && _brands.TryGetValue(key, out var brand) ? brand : _brands.GetValueOrDefault(Compact(key));

    public VocabularyAttribute? FindAttribute(string name) => _columns.Names.Find(name) is var number and >= 0 ? _attributes[number] : null;

    /// <summary>The attributes and options that have the text as one of their values.</summary>
    public IReadOnlyList<VocabularyValue> FindValues(string text) => _columns.Values.Find(text) is var number and >= 0
        ? [.. _counts.ByValue[number].ToArray().Select(place => _values[place]).OrderByDescending(v => v.Count).ThenBy(v => v.Attribute, StringComparer.Ordinal)]
        : [];

    private void AddBrands()
    {
        // Where two are one but for their spacing, the text as it stands finds its own, any other the one that more products have.
        var used = Enumerable.Range(0, _columns.Brands.Count).Where(n => _counts.Brands[n] > 0).OrderByDescending(n => _counts.Brands[n]).ThenBy(_columns.Brands.Key, StringComparer.Ordinal);
        foreach (var number in used)
        {
            var entry = new VocabularyEntry(_columns.Brands.Label(number), _counts.Brands[number]);
            _brands[_columns.Brands.Key(number)] = entry;
            _brands.TryAdd(Compact(_columns.Brands.Key(number)), entry);
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
