namespace Aisle.Catalog.Index.Internals;

/// <summary>What products say of their own type in an attribute of that name.</summary>
internal sealed class DeclaredTypes
{
    /// <summary>As feeds call it. Plain "type" is not among them: of a cartridge it says "original", of a battery "alkaline".</summary>
    private static readonly string[] NamesOfType =
        ["product type", "product_type", "producttype", "item type", "item_type", "type of product", "product kind", "产品类型", "商品类型", "品类"];

    private readonly ProductColumns _columns;
    private readonly int[] _names;
    private readonly Dictionary<int, int[]> _heads = [];
    private readonly Func<string, int[]> _read;

    public DeclaredTypes(ProductColumns columns, Func<string, int[]> read)
    {
        _columns = columns;
        _names = [.. NamesOfType.Select(columns.Names.Find).Where(n => n >= 0)];
        _read = read;
    }

    public void Add(int document, Growing<int> found)
    {
        if (_names.Length == 0)
        {
            return;
        }

        foreach (var property in _columns.Attributes[document])
        {
            if (_names.Contains(property.Name))
            {
                if (!_heads.TryGetValue(property.Value, out var heads))
                {
                    _heads.Add(property.Value, heads = _read(_columns.Values.Label(property.Value)));
                }

                foreach (var term in heads)
                {
                    found.Add(term);
                }
            }
        }
    }
}
