using System.Globalization;
using System.Text.Json;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.Mapped;

/// <summary>A product out of one record, as the mapping says.</summary>
internal sealed class MappedProduct(FeedMapping mapping)
{
    private readonly HashSet<string> _used = [.. mapping.Fields.Values.SelectMany(f => f.Paths), .. mapping.Attributes.Select(a => a.Field).OfType<string>(), .. mapping.Variants is { } v ? [v.Items] : Array.Empty<string>()];
    private readonly Dictionary<string, (FeedMappingAttribute? Rule, string Name)> _rules = new(StringComparer.Ordinal);

    public IEnumerable<FeedRecord> Read(MappedRow record)
    {
        var row = record.Row;
        var fields = new MappedValues(record, mapping, mapping.Fields);
        var title = row.Required(fields.NameOf("title"), fields.First("title"));
        var id = mapping.Fields.ContainsKey("id") ? row.Required(fields.NameOf("id"), fields.First("id")) : ContentId.Of(title, fields.First("url"), fields.First("gtin"));
        var variants = mapping.Variants is { } rule && record is MappedJsonRow json ? Variants(rule, json, id).ToList() : [];
        var product = new Product
        {
            Id = id,
            Title = title,
            Description = row.Text(fields.NameOf("description"), fields.First("description")),
            Bullets = [.. fields.All("bullets").Select(b => row.Text(fields.NameOf("bullets"), b)).Where(b => b.Length > 0)],
            Brand = row.Optional(fields.NameOf("brand"), fields.First("brand")),
            Categories = [.. fields.All("category").Select(c => row.Category(fields.NameOf("category"), c, mapping.CategorySeparator)).OfType<CategoryPath>().Select(c => WithoutTitle(c, title)).Where(c => c.Leaf.Length > 0).Distinct()],
            Attributes = [.. Attributes(record).Distinct()],
            Media = [.. fields.All("image").Distinct().Select(i => row.Image(fields.NameOf("image"), i)).OfType<Media>()],
            Offers = Offers(fields, row),
            Variants = variants,
            Gtins = [.. fields.All("gtin").Select(g => row.Gtin(fields.NameOf("gtin"), g)).OfType<string>().Distinct()],
            Mpn = row.Optional(fields.NameOf("mpn"), fields.First("mpn")),
            Rating = Rating(fields, row),
            Links = [.. fields.All("related").Select(r => new ProductLink(LinkKind.Related, row.Name(fields.NameOf("related"), r)))],
            Url = row.Url(fields.NameOf("url"), fields.First("url")),
            ReleasedAt = row.Date(fields.NameOf("releasedAt"), fields.First("releasedAt")),
        };
        return row.Yield(new FeedRecord.OfProduct(product));
    }

    private List<Offer> Offers(MappedValues fields, FeedRow row)
    {
        var currency = fields.First("currency") is { Length: > 0 } own ? own : mapping.Currency;
        var listed = fields.First("listPrice");
        var text = fields.First("price") is { Length: > 0 } paid ? paid : listed;
        if (Price(fields.NameOf("price"), text, currency, row) is not { } price)
        {
            return [];
        }

        var list = row.ListPrice(fields.NameOf("listPrice"), listed, price with { Amount = price.Amount * mapping.PriceDivisor }, currency);
        var quantity = row.Quantity(fields.NameOf("quantity"), fields.First("quantity"));
        return [new()
        {
            Price = price,
            ListPrice = list is { } money ? money with { Amount = money.Amount / mapping.PriceDivisor } : null,
            Quantity = quantity,
            Availability = fields.First("availability") is { Length: > 0 } word ? row.Availability(fields.NameOf("availability"), word)
                : quantity is null ? Availability.Unknown : quantity > 0 ? Availability.InStock : Availability.OutOfStock,
            Seller = row.Optional(fields.NameOf("seller"), fields.First("seller")),
        }];
    }

    /// <summary>A plain number is what a machine wrote: its point is a decimal point, and no sign is to be looked for.</summary>
    private Money? Price(string field, string text, string? currency, FeedRow row)
    {
        if (mapping.PriceDivisor != 1 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
        {
            text = (amount / mapping.PriceDivisor).ToString("0.00####", CultureInfo.InvariantCulture);
        }

        return row.Price(field, text, currency);
    }

    private IEnumerable<Variant> Variants(FeedMappingVariants rule, MappedJsonRow record, string productId)
    {
        var place = 0;
        foreach (var element in record.Elements(rule.Items).SelectMany(Members).Where(e => e.ValueKind == JsonValueKind.Object))
        {
            place++;
            var row = record.Row;
            var inner = new MappedJsonRow(element, row);
            var fields = new MappedValues(inner, mapping, rule.Fields);
            yield return new()
            {
                Id = row.Name($"{rule.Items}.{fields.NameOf("id")}", fields.First("id")) is { Length: > 0 } id ? id : $"{productId}/{place}",
                Options = [.. (rule.Options is null ? [] : inner.Elements(rule.Options)).Where(o => o.ValueKind == JsonValueKind.Object).SelectMany(o => o.EnumerateObject())
                    .SelectMany(o => MappedJsonRow.Texts(o.Value).Take(1).Select(v => new VariantOption(AttributeNames.Clean(row.Name(rule.Options!, o.Name)), row.Name(rule.Options!, v))))],
                Offers = Offers(fields, row),
                Gtin = row.Gtin(fields.NameOf("gtin"), fields.First("gtin")),
                Media = [.. fields.All("image").Select(i => row.Image(fields.NameOf("image"), i)).OfType<Media>()],
            };
        }
    }

    private static IEnumerable<JsonElement> Members(JsonElement list) => list.ValueKind switch
    {
        JsonValueKind.Array => list.EnumerateArray(),
        JsonValueKind.Object => list.EnumerateObject().Select(p => p.Value),
        _ => [],
    };

    private IEnumerable<ProductAttribute> Attributes(MappedRow record)
    {
        foreach (var name in record.Names)
        {
            var (rule, label) = RuleOf(name);
            foreach (var value in rule is null ? [] : record.Values(name))
            {
                if (rule!.Type == "pairs")
                {
                    foreach (var (key, text) in NamedValues.Read(value))
                    {
                        if (record.Row.Attribute(name, AttributeNames.Clean(key), text) is { } pair)
                        {
                            yield return pair;
                        }
                    }
                }
                else if (record.Row.Text(name, value) is { Length: > 0 } text)
                {
                    yield return new(label, Typed(text, rule));
                }
            }
        }
    }

    /// <summary>Which rule takes a name and how shoppers read it; looked up once a name, not once a record.</summary>
    private (FeedMappingAttribute? Rule, string Name) RuleOf(string name)
    {
        if (!_rules.TryGetValue(name, out var found))
        {
            var rule = mapping.Attributes.FirstOrDefault(a => a.Field == name)
                ?? (_used.Contains(name) ? null : mapping.Attributes.FirstOrDefault(a => a.Prefix is { } prefix && name.StartsWith(prefix, StringComparison.Ordinal)));
            found = (rule, rule is null ? "" : PlainText.OneLine(rule.Name ?? AttributeNames.Clean(name[(rule.Prefix?.Length ?? 0)..])));
            found = found.Name.Length == 0 ? (null, "") : found;
            if (_rules.Count < 100_000)
            {
                _rules[name] = found;
            }
        }

        return found;
    }

    private static AttributeValue Typed(string text, FeedMappingAttribute rule) => rule.Type switch
    {
        "text" => new AttributeValue.Text(text),
        "yesno" => (AttributeValues.YesNo(text) ?? text switch { "1" or "y" or "Y" => true, "0" or "n" or "N" => false, _ => null }) is { } yesNo ? new AttributeValue.YesNo(yesNo) : new AttributeValue.Text(text),
        "number" when AttributeValues.Number(text) is { } number => rule.Unit is { } unit ? new AttributeValue.Measure(number, unit) : new AttributeValue.Number(number),
        _ => AttributeValues.Of(text) is AttributeValue.Number plain && rule.Unit is { } unit ? new AttributeValue.Measure(plain.Value, unit) : AttributeValues.Of(text),
    };

    /// <summary>Stores that file each product under its own name, or cut the last name short, say nothing with it.</summary>
    private static CategoryPath WithoutTitle(CategoryPath path, string title) =>
        path.Names is { Count: > 1 } names && (names[^1].EndsWith("...", StringComparison.Ordinal) || names[^1].EndsWith('…') || (title.Length > 15 && names[^1].StartsWith(title, StringComparison.OrdinalIgnoreCase)))
            ? CategoryPath.Of(names.SkipLast(1))
            : path;

    private static Rating? Rating(MappedValues fields, FeedRow row) =>
        double.TryParse(fields.First("rating"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var average)
        && int.TryParse(fields.First("ratingCount"), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count)
            ? row.Rating(fields.NameOf("rating"), new(average, count))
            : null;
}
