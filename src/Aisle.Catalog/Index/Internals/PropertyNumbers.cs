using System.Runtime.InteropServices;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Each name with each of its values as one number, so that facets are counted in an array.</summary>
internal sealed class PropertyNumbers
{
    private readonly int[] _attributes;
    private readonly int[] _options;

    private PropertyNumbers(int[] attributes, int[] options, (int Name, int Value)[] pairs) => (_attributes, _options, Pairs) = (attributes, options, pairs);

    /// <summary>By number.</summary>
    public (int Name, int Value)[] Pairs { get; }

    /// <summary>Beside the items of <see cref="ProductColumns.Attributes"/>.</summary>
    public ReadOnlySpan<int> Attributes => _attributes;

    /// <summary>Beside the items of <see cref="ProductColumns.Options"/>.</summary>
    public ReadOnlySpan<int> Options => _options;

    public static PropertyNumbers Of(Ragged<Property> attributes, Ragged<Property> options)
    {
        var numbers = new Dictionary<(int Name, int Value), int>();
        return new PropertyNumbers(Number(attributes.Items), Number(options.Items), Pairs());

        int[] Number(ReadOnlySpan<Property> properties)
        {
            var numbered = new int[properties.Length];
            for (var i = 0; i < numbered.Length; i++)
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, (properties[i].Name, properties[i].Value), out var known);
                numbered[i] = number = known ? number : numbers.Count - 1;
            }

            return numbered;
        }

        (int, int)[] Pairs()
        {
            var pairs = new (int Name, int Value)[numbers.Count];
            foreach (var (pair, number) in numbers)
            {
                pairs[number] = pair;
            }

            return pairs;
        }
    }
}
