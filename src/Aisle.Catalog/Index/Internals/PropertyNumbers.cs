using System.Runtime.InteropServices;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Each name with each of its values as one number, so that facets are counted in an array.</summary>
internal sealed class PropertyNumbers
{
    private readonly ProductColumns _columns;
    private readonly int[] _attributes;
    private readonly int[] _options;
    private readonly int[] _starts;
    private readonly int[] _ofDocuments;

    public PropertyNumbers(ProductColumns columns)
    {
        _columns = columns;
        var numbers = new Dictionary<(int Name, int Value), int>();
        _attributes = Number(columns.Attributes.Items, numbers);
        _options = Number(columns.Options.Items, numbers);
        Pairs = new (int Name, int Value)[numbers.Count];
        foreach (var (pair, number) in numbers)
        {
            Pairs[number] = pair;
        }

        _starts = new int[columns.Ids.Length + 1];
        var (all, last) = (new Growing<int>(), new int[Pairs.Length]);
        for (var document = 0; document < columns.Ids.Length; document++)
        {
            for (var sku = columns.Skus.Start(document); sku < columns.Skus.End(document); sku++)
            {
                foreach (var number in Of(document, sku))
                {
                    if (last[number] <= document)
                    {
                        last[number] = document + 1;
                        all.Add(number);
                    }
                }
            }

            _starts[document + 1] = all.Count;
        }

        _ofDocuments = all.ToArray();
    }

    /// <summary>By number.</summary>
    public (int Name, int Value)[] Pairs { get; }

    /// <summary>What a product has in any of its skus, each once.</summary>
    public ReadOnlySpan<int> Of(int document) => _ofDocuments.AsSpan(_starts[document].._starts[document + 1]);

    /// <summary>What one sku has: its options, and the product's attributes of other names.</summary>
    public SkuNumbers Of(int document, int sku) => new(this, document, sku);

    private static int[] Number(ReadOnlySpan<Property> properties, Dictionary<(int Name, int Value), int> numbers)
    {
        var numbered = new int[properties.Length];
        for (var i = 0; i < numbered.Length; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, (properties[i].Name, properties[i].Value), out var known);
            numbered[i] = number = known ? number : numbers.Count - 1;
        }

        return numbered;
    }

    /// <summary>For a loop over a sku's numbers without a copy of them.</summary>
    internal ref struct SkuNumbers(PropertyNumbers numbers, int document, int sku)
    {
        private readonly ReadOnlySpan<Property> _options = numbers._columns.Options[sku];
        private readonly ReadOnlySpan<Property> _attributes = numbers._columns.Attributes[document];
        private readonly int _firstOption = numbers._columns.Options.Start(sku);
        private readonly int _firstAttribute = numbers._columns.Attributes.Start(document);
        private int _at = -1;

        public readonly int Current => _at < _options.Length ? numbers._options[_firstOption + _at] : numbers._attributes[_firstAttribute + _at - _options.Length];

        public readonly SkuNumbers GetEnumerator() => this;

        public bool MoveNext()
        {
            do
            {
                _at++;
            }
            while (_at >= _options.Length && _at < _options.Length + _attributes.Length && IsOption(_attributes[_at - _options.Length].Name));
            return _at < _options.Length + _attributes.Length;
        }

        private readonly bool IsOption(int name)
        {
            foreach (var option in _options)
            {
                if (option.Name == name)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
