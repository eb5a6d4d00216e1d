using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Filtering;

/// <summary>
/// One <see cref="AttributeFilter"/>. Where a variant has an option of that name, only the option counts: a family described as
/// "Color: Black, Red" has no black variant if the only black one is not there.
/// </summary>
internal sealed class PropertyCondition
{
    private readonly int _name;
    private readonly int[] _values;
    private readonly double _min;
    private readonly double _max;
    private readonly bool _hasRange;
    private readonly bool _excluded;

    public PropertyCondition(AttributeFilter filter, ProductColumns columns)
    {
        _name = columns.Names.Find(filter.Name);
        _values = [.. filter.Values.Select(columns.Values.Find).Where(v => v >= 0)];
        _hasRange = filter.Min is not null || filter.Max is not null;
        _min = (double?)filter.Min ?? double.NegativeInfinity;
        _max = (double?)filter.Max ?? double.PositiveInfinity;
        _excluded = filter.Excluded;
    }

    public bool Holds(ReadOnlySpan<Property> options, ReadOnlySpan<Property> attributes)
    {
        if (_name < 0)
        {
            return _excluded;
        }

        var has = Any(options, out var named) || (!named && Any(attributes, out _));
        return has != _excluded;
    }

    private bool Any(ReadOnlySpan<Property> properties, out bool named)
    {
        named = false;
        foreach (var property in properties)
        {
            if (property.Name == _name)
            {
                named = true;
                if ((_hasRange && property.Number >= _min && property.Number <= _max) || _values.AsSpan().Contains(property.Value))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
