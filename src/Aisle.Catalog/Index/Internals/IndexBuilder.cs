using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Which part of a product goes into which field.</summary>
/// <param name="density">When a term's documents are a set of bits.</param>
/// <param name="currency">The shop's; null to take the one that most offers are in.</param>
internal sealed class IndexBuilder(Density density, string? currency = null)
{
    private readonly PostingsBuilder _postings = new(density);
    private readonly ColumnsBuilder _columns = new();
    private readonly ContentHash _hash = new();
    private readonly Growing<ulong> _contents = new();

    public void Add(Product product, Rating? rating)
    {
        AddFacts(product, rating);
        AddTexts(product);
    }

    /// <summary>What stands in columns. Another thread than that of the texts may add it, in the same order.</summary>
    public void AddFacts(Product product, Rating? rating)
    {
        _columns.Add(product, rating);
        _contents.Add(_hash.Of(product));
    }

    /// <summary>What is searched for.</summary>
    public void AddTexts(Product product)
    {
        _postings.Add(Field.Title, product.Title);
        _postings.Add(Field.Brand, product.Brand);
        _postings.Add(Field.Description, product.Description);
        foreach (var bullet in product.Bullets)
        {
            _postings.Add(Field.Bullets, bullet);
        }

        foreach (var category in product.Categories)
        {
            var names = category.Names;
            for (var depth = 0; depth < names.Count; depth++)
            {
                _postings.Add(depth == names.Count - 1 ? Field.Category : Field.Names, names[depth]);
            }
        }

        foreach (var (name, value) in product.Attributes)
        {
            AddAttribute(name, value);
        }

        foreach (var variant in product.Variants)
        {
            _postings.AddWhole(Field.Identifiers, variant.Id);
            _postings.AddWhole(Field.Identifiers, variant.Gtin);
            foreach (var option in variant.Options)
            {
                _postings.Add(Field.Values, option.Value);
            }
        }

        _postings.AddWhole(Field.Identifiers, product.Id);
        _postings.AddWhole(Field.Identifiers, product.Mpn);
        foreach (var gtin in product.Gtins)
        {
            _postings.AddWhole(Field.Identifiers, gtin);
        }

        _postings.EndDocument();
    }

    public IndexData Build()
    {
        var (sorted, order) = _columns.Sort();
        var columns = Task.Run(() => _columns.Build(sorted, currency));
        var (postings, titles, lengths) = _postings.Build(order);
        var contents = new ulong[order.Length];
        for (var document = 0; document < order.Length; document++)
        {
            contents[order[document]] = _contents[document];
        }

        return IndexData.Learned(postings, titles, Column<ushort>.Of(lengths), columns.GetAwaiter().GetResult(), Column<ulong>.Of(contents), RankingWeights.Default);
    }

    /// <summary>"Wireless: Yes" says wireless; "Wireless: No" must not be found by it.</summary>
    private void AddAttribute(string name, AttributeValue value)
    {
        switch (value)
        {
            case AttributeValue.YesNo { Value: true }:
                _postings.Add(Field.Values, name);
                break;
            case AttributeValue.YesNo:
                break;
            default:
                _postings.Add(Field.Names, name);
                _postings.Add(Field.Values, value.ToString());
                break;
        }
    }
}
