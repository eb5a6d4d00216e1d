using System.Runtime.InteropServices;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Collects the columns of products one after another; numbers them by id in the end. Nothing is kept of the products themselves: there may be a million.</summary>
internal sealed class ColumnsBuilder
{
    private readonly List<string> _ids = [];
    private readonly Growing<int> _brand = new();
    private readonly LabelTableBuilder _brands = new();
    private readonly RaggedBuilder<int> _category = new();
    private readonly CategoryTableBuilder _categories = new();
    private readonly LabelTableBuilder _names = new();
    private readonly LabelTableBuilder _values = new();
    private readonly Interner _units = new();
    private readonly Dictionary<(int Name, int Unit), int> _unitCounts = [];
    private readonly RaggedBuilder<RawProperty> _attributes = new();
    private readonly Growing<int> _skuStarts = new([0]);
    private readonly List<string> _skuIds = [];
    private readonly RaggedBuilder<RawProperty> _options = new();
    private readonly RaggedBuilder<RawPrice> _offers = new();
    private readonly Interner _currencies = new();
    private readonly Growing<int> _currencyCounts = new();
    private readonly Growing<(float Average, int Count)> _ratings = new();
    private readonly Growing<long> _releasedAt = new();

    public void Add(Product product, Rating? rating)
    {
        _ids.Add(product.Id);
        _brand.Add(string.IsNullOrWhiteSpace(product.Brand) ? -1 : _brands.Add(product.Brand.Trim()));
        foreach (var category in product.Categories)
        {
            if (category.Leaf.Length > 0)
            {
                _category.Add(_categories.Add(category));
            }
        }

        _category.EndRow();
        foreach (var (name, value) in product.Attributes)
        {
            Add(_attributes, name, value);
        }

        _attributes.EndRow();
        foreach (var variant in product.Variants)
        {
            foreach (var option in variant.Options)
            {
                Add(_options, option.Name, new AttributeValue.Text(option.Value));
            }

            AddSku(variant.Id, OffersOf(variant, product));
        }

        if (product.Variants.Count == 0)
        {
            AddSku("", product.Offers);
        }

        _skuStarts.Add(_skuIds.Count);
        _ratings.Add(RatingOf(rating));
        _releasedAt.Add(product.ReleasedAt?.UtcTicks ?? 0);
    }

    /// <summary>The products in the order of their ids, and the final number of each by the order in which they came.</summary>
    public (int[] Sorted, int[] Order) Sort()
    {
        var sorted = Enumerable.Range(0, _ids.Count).ToArray();
        Array.Sort(_ids.ToArray(), sorted, StringComparer.Ordinal);
        var order = new int[sorted.Length];
        for (var final = 0; final < sorted.Length; final++)
        {
            order[sorted[final]] = final;
        }

        return (sorted, order);
    }

    /// <param name="sorted">As <see cref="Sort"/> gives it.</param>
    /// <param name="currency">The shop's; null to take the one that most offers are in.</param>
    public ProductColumns Build(int[] sorted, string? currency)
    {
        var skuStarts = new int[sorted.Length + 1];
        var skus = new int[_skuIds.Count];
        for (var final = 0; final < sorted.Length; final++)
        {
            skuStarts[final + 1] = skuStarts[final];
            for (var sku = _skuStarts[sorted[final]]; sku < _skuStarts[sorted[final] + 1]; sku++)
            {
                skus[skuStarts[final + 1]++] = sku;
            }
        }

        currency ??= Enumerable.Range(0, _currencies.Count).OrderByDescending(n => _currencyCounts[n]).ThenBy(n => _currencies[n], StringComparer.Ordinal).Select(n => _currencies[n]).FirstOrDefault();
        var shops = currency is null ? -1 : _currencies.Find(currency);
        var units = new string?[_names.Count];
        foreach (var group in _unitCounts.GroupBy(p => p.Key.Name))
        {
            units[group.Key] = group.OrderByDescending(p => p.Value).ThenBy(p => _units[p.Key.Unit], StringComparer.Ordinal).Select(p => _units[p.Key.Unit]).First();
        }

        return new ProductColumns
        {
            Ids = TextColumn.Of(Array.ConvertAll(sorted, i => _ids[i])),
            Brand = Column<int>.Of(Array.ConvertAll(sorted, i => _brand[i])),
            Brands = _brands.Freeze(),
            Category = _category.Build(sorted, c => c),
            Categories = _categories.Freeze(),
            Names = _names.Freeze(),
            Values = _values.Freeze(),
            Units = units,
            Attributes = _attributes.Build(sorted, Converted),
            Options = _options.Build(skus, Converted),
            Skus = new SkuColumn(Column<int>.Of(skuStarts), TextColumn.Of(Array.ConvertAll(skus, s => _skuIds[s]))),
            Offers = _offers.Build(skus, o => new Price(o.Currency == shops ? o.Amount : null, o.Availability)),
            RatingAverage = Column<float>.Of(Array.ConvertAll(sorted, i => _ratings[i].Average)),
            RatingCount = Column<int>.Of(Array.ConvertAll(sorted, i => _ratings[i].Count)),
            ReleasedAt = Column<long>.Of(Array.ConvertAll(sorted, i => _releasedAt[i])),
            Currency = currency,
        };

        Property Converted(RawProperty raw) => new(
            raw.Name,
            raw.Value,
            raw.Unit < 0 || _units[raw.Unit] == units[raw.Name] ? raw.Number : MeasureUnits.Convert(raw.Number, _units[raw.Unit], units[raw.Name]) ?? double.NaN);
    }

    /// <summary>The offers of each sku.</summary>
    public static IEnumerable<IReadOnlyList<Offer>> OffersBySku(Product product) =>
        product.Variants.Count == 0 ? [product.Offers] : product.Variants.Select(v => OffersOf(v, product));

    /// <param name="offers">Of one sku.</param>
    /// <param name="currency">The shop's.</param>
    public static Price[] Prices(IReadOnlyList<Offer> offers, string? currency) =>
        [.. offers.Select(o => new Price(o.Price.Currency == currency ? o.Price.Amount : null, o.Availability))];

    /// <summary>As the columns have it: NaN and 0 for none.</summary>
    public static (float Average, int Count) RatingOf(Rating? rating) =>
        rating is { Count: > 0 } rated ? ((float)rated.Average, rated.Count) : (float.NaN, rating?.Count ?? 0);

    /// <summary>A family may be priced as a whole; then each of its variants has that price.</summary>
    private static IReadOnlyList<Offer> OffersOf(Variant variant, Product product) => variant.Offers.Count > 0 ? variant.Offers : product.Offers;

    private void AddSku(string id, IReadOnlyList<Offer> offers)
    {
        _skuIds.Add(id);
        _options.EndRow();
        foreach (var offer in offers)
        {
            var currency = _currencies.Add(offer.Price.Currency);
            if (currency == _currencyCounts.Count)
            {
                _currencyCounts.Add(0);
            }

            _currencyCounts.AsSpan()[currency]++;
            _offers.Add(new RawPrice(offer.Price.Amount, currency, offer.Availability));
        }

        _offers.EndRow();
    }

    /// <summary>A text of several values, "Black/Silver", counts as the whole and as each of its parts.</summary>
    private void Add(RaggedBuilder<RawProperty> to, string attribute, AttributeValue value)
    {
        var name = _names.Add(attribute.Trim());
        var (number, unit) = value switch
        {
            AttributeValue.Number n => ((double)n.Value, -1),
            AttributeValue.Measure m => ((double)m.Value, _units.Add(m.Unit)),
            _ => (double.NaN, -1),
        };
        if (unit >= 0)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_unitCounts, (name, unit), out _)++;
        }

        var text = value.ToString().Trim();
        to.Add(new RawProperty(name, _values.Add(text), number, unit));
        if (value is AttributeValue.Text && text.AsSpan().ContainsAny('/', ',', ';'))
        {
            foreach (var part in text.Split(['/', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                to.Add(new RawProperty(name, _values.Add(part), double.NaN, -1));
            }
        }
    }

    /// <param name="Name">A number of the names.</param>
    /// <param name="Value">A number of the values.</param>
    /// <param name="Number">NaN for text.</param>
    /// <param name="Unit">A number of the units; -1 for none.</param>
    private readonly record struct RawProperty(int Name, int Value, double Number, int Unit);

    /// <param name="Amount">In its currency.</param>
    /// <param name="Currency">A number of the currencies.</param>
    /// <param name="Availability">As the feed tells.</param>
    private readonly record struct RawPrice(decimal Amount, int Currency, Availability Availability);
}
