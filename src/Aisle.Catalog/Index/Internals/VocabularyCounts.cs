using System.Runtime.InteropServices;
using Aisle.Catalog.Index.Internals.Files;

namespace Aisle.Catalog.Index.Internals;

/// <summary>How many products have each brand, category, attribute and value: what <see cref="CatalogVocabulary"/> shows. Saved, since a start would have to look at every product for it.</summary>
/// <param name="Brands">By number of <see cref="ProductColumns.Brands"/>.</param>
/// <param name="Categories">By number of <see cref="ProductColumns.Categories"/>: in it or below it.</param>
/// <param name="Names">By number of <see cref="ProductColumns.Names"/>.</param>
/// <param name="AreOptions">By number of the names: not 0 where variants are told apart by it.</param>
/// <param name="Values">By name, of each name the most frequent first, then by label.</param>
/// <param name="ByValue">By number of <see cref="ProductColumns.Values"/>, the places in <paramref name="Values"/>.</param>
internal sealed record VocabularyCounts(
    Column<int> Brands, Column<int> Categories, Column<int> Names, Column<byte> AreOptions, Column<ValueCount> Values, Ragged<int> ByValue)
{
    public static VocabularyCounts Of(ProductColumns columns)
    {
        var brands = new int[columns.Brands.Count];
        foreach (var brand in columns.Brand.Span)
        {
            if (brand >= 0)
            {
                brands[brand]++;
            }
        }

        var (names, areOptions) = (new Distinct(columns.Names.Count), new byte[columns.Names.Count]);
        var numbers = new Dictionary<(int Name, int Value), int>();
        var values = new Distinct(0);
        for (var document = 0; document < columns.Ids.Length; document++)
        {
            Count(document, columns.Attributes[document], false);
            for (var sku = columns.Skus.Start(document); sku < columns.Skus.End(document); sku++)
            {
                Count(document, columns.Options[sku], true);
            }
        }

        var counted = numbers.Select(n => new ValueCount(n.Key.Name, n.Key.Value, values.Counts[n.Value])).ToArray();
        Array.Sort(counted, (a, b) => a.Name != b.Name ? a.Name.CompareTo(b.Name)
            : a.Count != b.Count ? b.Count.CompareTo(a.Count)
            : columns.Values.LabelCharacters(a.Value).SequenceCompareTo(columns.Values.LabelCharacters(b.Value)));
        var byValue = counted.Index().ToLookup(c => c.Item.Value, c => c.Index);
        return new VocabularyCounts(
            Column<int>.Of(brands), Column<int>.Of(CountCategories(columns)), Column<int>.Of(names.Counts), Column<byte>.Of(areOptions),
            Column<ValueCount>.Of(counted), Ragged<int>.Of([.. Enumerable.Range(0, columns.Values.Count).Select(v => byValue[v].ToArray())]));

        void Count(int document, ReadOnlySpan<Property> properties, bool option)
        {
            foreach (var property in properties)
            {
                areOptions[property.Name] |= (byte)(option ? 1 : 0);
                names.Add(property.Name, document);
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, (property.Name, property.Value), out var known);
                number = known ? number : numbers.Count - 1;
                values.Add(number, document);
            }
        }
    }

    public static VocabularyCounts Read(SectionReader from) =>
        new(from.Next<int>(), from.Next<int>(), from.Next<int>(), from.Next<byte>(), from.Next<ValueCount>(), Ragged<int>.Read(from));

    public void Write(SectionWriter to)
    {
        to.Add(Brands);
        to.Add(Categories);
        to.Add(Names);
        to.Add(AreOptions);
        to.Add(Values);
        ByValue.Write(to);
    }

    private static int[] CountCategories(ProductColumns columns)
    {
        var within = new Distinct(columns.Categories.Count);
        for (var document = 0; document < columns.Ids.Length; document++)
        {
            foreach (var category in columns.Category[document])
            {
                for (var at = category; at >= 0; at = columns.Categories.Parent(at))
                {
                    within.Add(at, document);
                }
            }
        }

        return within.Counts.ToArray();
    }

    /// <summary>Counts the documents that have each of some numbered things, a document once, if its turns come together.</summary>
    private sealed class Distinct(int size)
    {
        private readonly Growing<int> _counts = Zeros(size);
        private readonly Growing<int> _nextDocument = Zeros(size);

        public ReadOnlySpan<int> Counts => _counts.AsSpan();

        public void Add(int number, int document)
        {
            if (number == _counts.Count)
            {
                _counts.Add(0);
                _nextDocument.Add(0);
            }

            ref var next = ref _nextDocument.AsSpan()[number];
            if (next <= document)
            {
                next = document + 1;
                _counts.AsSpan()[number]++;
            }
        }

        private static Growing<int> Zeros(int count)
        {
            var zeros = new Growing<int>();
            zeros.AddZeros(count);
            return zeros;
        }
    }
}

/// <param name="Name">A number of the names.</param>
/// <param name="Value">A number of the values.</param>
/// <param name="Count">How many products have it.</param>
internal readonly record struct ValueCount(int Name, int Value, int Count);
