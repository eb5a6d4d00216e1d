namespace Aisle.Catalog.Index.Internals;

/// <summary>Collects the columns of products one after another; numbers them by id in the end.</summary>
internal sealed class ColumnsBuilder
{
    private readonly List<Row> _rows = [];
    private readonly LabelTableBuilder _brands = new();
    private readonly CategoryTableBuilder _categories = new();
    private readonly LabelTableBuilder _names = new();
    private readonly LabelTableBuilder _values = new();
    private readonly Dictionary<(int Name, string Unit), int> _units = [];
    private readonly Dictionary<string, int> _currencies = [];

    public void Add(Product product, Rating? rating)
    {
        var row = new Row(
            product.Id,
            string.IsNullOrWhiteSpace(product.Brand) ? -1 : _brands.Add(product.Brand.Trim()),
            [.. product.Categories.Where(c => c.Leaf.Length > 0).Select(_categories.Add)],
            [.. product.Attributes.SelectMany(a => Properties(a.Name, a.Value))],
            [.. Skus(product)],
            rating,
            product.ReleasedAt?.UtcTicks ?? 0);
        _rows.Add(row);
    }

    /// <summary>The products in the order of their ids, and the final number of each by the order in which they came.</summary>
    public (int[] Sorted, int[] Order) Sort()
    {
        var sorted = Enumerable.Range(0, _rows.Count).ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(_rows[a].Id, _rows[b].Id));
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
        var rows = Array.ConvertAll(sorted, i => _rows[i]);
        var skus = rows.SelectMany(r => r.Skus).ToArray();
        currency ??= _currencies.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Key).FirstOrDefault();
        var units = new string?[_names.Count];
        foreach (var group in _units.GroupBy(p => p.Key.Name))
        {
            units[group.Key] = group.OrderByDescending(p => p.Value).ThenBy(p => p.Key.Unit, StringComparer.Ordinal).First().Key.Unit;
        }

        return new ProductColumns
        {
            Ids = TextColumn.Of(Array.ConvertAll(rows, r => r.Id)),
            Brand = Column<int>.Of(Array.ConvertAll(rows, r => r.Brand)),
            Brands = _brands.Freeze(),
            Category = Ragged<int>.Of(Array.ConvertAll(rows, r => r.Categories)),
            Categories = _categories.Freeze(),
            Names = _names.Freeze(),
            Values = _values.Freeze(),
            Units = units,
            Attributes = Ragged<Property>.Of(Array.ConvertAll(rows, r => Convert(r.Attributes, units))),
            Options = Ragged<Property>.Of(Array.ConvertAll(skus, s => Convert(s.Options, units))),
            Skus = SkuColumn.Of(Array.ConvertAll(rows, r => Array.ConvertAll(r.Skus, s => s.Id))),
            Offers = Ragged<Price>.Of(Array.ConvertAll(skus, s => Prices(s.Offers, currency))),
            RatingAverage = Column<float>.Of(Array.ConvertAll(rows, r => RatingOf(r.Rating).Average)),
            RatingCount = Column<int>.Of(Array.ConvertAll(rows, r => RatingOf(r.Rating).Count)),
            ReleasedAt = Column<long>.Of(Array.ConvertAll(rows, r => r.ReleasedAt)),
            Currency = currency,
        };
    }

    /// <summary>The offers of each sku. A family may be priced as a whole; then each of its variants has that price.</summary>
    public static IEnumerable<IReadOnlyList<Offer>> OffersBySku(Product product) =>
        product.Variants.Count == 0 ? [product.Offers] : product.Variants.Select(v => v.Offers.Count > 0 ? v.Offers : product.Offers);

    /// <param name="offers">Of one sku.</param>
    /// <param name="currency">The shop's.</param>
    public static Price[] Prices(IReadOnlyList<Offer> offers, string? currency) =>
        [.. offers.Select(o => new Price(o.Price.Currency == currency ? o.Price.Amount : null, o.Availability))];

    /// <summary>As the columns have it: NaN and 0 for none.</summary>
    public static (float Average, int Count) RatingOf(Rating? rating) =>
        rating is { Count: > 0 } rated ? ((float)rated.Average, rated.Count) : (float.NaN, rating?.Count ?? 0);

    private IEnumerable<SkuRow> Skus(Product product)
    {
        var skus = product.Variants.Count == 0
            ? [(Id: null, Options: [])]
            : product.Variants.Select(v => (Id: (string?)v.Id, v.Options));
        foreach (var ((id, options), offers) in skus.Zip(OffersBySku(product)))
        {
            yield return new SkuRow(id, [.. options.SelectMany(o => Properties(o.Name, new AttributeValue.Text(o.Value)))], Count(offers));
        }
    }

    private IReadOnlyList<Offer> Count(IReadOnlyList<Offer> offers)
    {
        foreach (var offer in offers)
        {
            _currencies[offer.Price.Currency] = _currencies.GetValueOrDefault(offer.Price.Currency) + 1;
        }

        return offers;
    }

    /// <summary>A text of several values, "Black/Silver", counts as the whole and as each of its parts.</summary>
    private IEnumerable<RawProperty> Properties(string attribute, AttributeValue value)
    {
        var name = _names.Add(attribute.Trim());
        var (number, unit) = value switch
        {
            AttributeValue.Number n => ((double)n.Value, null),
            AttributeValue.Measure m => ((double)m.Value, m.Unit),
            _ => (double.NaN, (string?)null),
        };
        if (unit is not null)
        {
            _units[(name, unit)] = _units.GetValueOrDefault((name, unit)) + 1;
        }

        var text = value.ToString().Trim();
        yield return new RawProperty(name, _values.Add(text), number, unit);
        if (value is AttributeValue.Text && text.AsSpan().ContainsAny('/', ',', ';'))
        {
            foreach (var part in text.Split(['/', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                yield return new RawProperty(name, _values.Add(part), double.NaN, null);
            }
        }
    }

    private static Property[] Convert(RawProperty[] raw, string?[] units) => Array.ConvertAll(raw, p => new Property(
        p.Name, p.Value, p.Unit is null ? p.Number : MeasureUnits.Convert(p.Number, p.Unit, units[p.Name]) ?? double.NaN));

    private sealed record Row(
        string Id, int Brand, int[] Categories, RawProperty[] Attributes, SkuRow[] Skus, Rating? Rating, long ReleasedAt);

    private sealed record SkuRow(string? Id, RawProperty[] Options, IReadOnlyList<Offer> Offers);

    private readonly record struct RawProperty(int Name, int Value, double Number, string? Unit);
}
