using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.GoogleMerchant;

/// <summary>One product out of its item, or a family out of its items.</summary>
internal static class GoogleProduct
{
    /// <summary>By the specification, what may tell the items of a group apart.</summary>
    private static readonly string[] OptionFields = ["color", "size", "material", "pattern", "age_group", "gender"];

    private static readonly (string Field, string Name)[] AttributeFields =
    [
        ("color", "Color"), ("size", "Size"), ("material", "Material"), ("pattern", "Pattern"), ("gender", "Gender"), ("age_group", "Age group"),
        ("condition", "Condition"), ("size_type", "Size type"), ("size_system", "Size system"), ("energy_efficiency_class", "Energy efficiency class"),
        ("product_weight", "Weight"), ("product_length", "Length"), ("product_width", "Width"), ("product_height", "Height"), ("shipping_weight", "Shipping weight"),
        ("unit_pricing_measure", "Content"), ("multipack", "Multipack"), ("is_bundle", "Bundle"), ("adult", "For adults"),
    ];

    public static IEnumerable<FeedRecord> Read(IReadOnlyList<GoogleItem> family, TimeProvider clock)
    {
        if (family is [var only] && only.Group is null)
        {
            return only.Row.IsRefused ? only.Row.Yield(null) : only.Row.Yield(new FeedRecord.OfProduct(Product(only, [], clock)));
        }

        // Options are the fields in which the members differ; where they differ in none, all that they have.
        var told = OptionFields.Where(f => family.Any(i => i[f].Length > 0)).ToList();
        var differing = told.Where(f => family.Select(i => i[f]).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1).ToList();
        var optionFields = differing.Count > 0 ? differing : told;
        List<FeedRecord> records = [];
        List<Variant> variants = [];
        GoogleItem? first = null;
        foreach (var item in family)
        {
            var variant = item.Row.IsRefused ? null : Variant(item, optionFields, clock);
            if (variant is null || item.Row.IsRefused)
            {
                records.AddRange(item.Row.Yield(null));
                continue;
            }

            variants.Add(variant);
            if (first is null)
            {
                first = item;
            }
            else
            {
                records.AddRange(item.Row.Yield(null));
            }
        }

        return first is null ? records : [.. records, .. first.Row.Yield(new FeedRecord.OfProduct(Product(first, variants, clock)))];
    }

    private static Product Product(GoogleItem item, List<Variant> variants, TimeProvider clock)
    {
        var row = item.Row;
        var options = variants.SelectMany(v => v.Options).Select(o => o.Name).ToHashSet(StringComparer.Ordinal);
        var isFamily = variants.Count > 0;
        return new()
        {
            Id = isFamily ? row.Required("item_group_id", item.Group) : row.Required("id", item["id"]),
            Title = row.Required("title", item["title"]),
            Description = row.Text("description", item["description"]),
            Bullets = [.. item.All("product_highlight").Select(h => row.Text("product_highlight", h)).Where(h => h.Length > 0)],
            Brand = row.Optional("brand", item["brand"]),
            Categories = [.. Categories(item)],
            Attributes = [.. Attributes(item).Where(a => !options.Contains(a.Name))],
            Media = Images(item),
            Offers = isFamily ? [] : Offers(item, clock),
            Variants = variants,
            Gtins = isFamily ? [] : [.. item.All("gtin").Select(g => row.Gtin("gtin", g)).OfType<string>()],
            Mpn = row.Optional("mpn", item["mpn"]),
            Url = row.Url("link", item["link"]),
        };
    }

    private static Variant Variant(GoogleItem item, List<string> optionFields, TimeProvider clock) => new()
    {
        Id = item.Row.Required("id", item["id"]),
        Options = [.. optionFields.Where(f => item[f].Length > 0).Select(f => new VariantOption(AttributeFields.First(a => a.Field == f).Name, item.Row.Name(f, item[f])))],
        Offers = Offers(item, clock),
        Gtin = item.Row.Gtin("gtin", item["gtin"]),
        Media = Images(item),
    };

    private static List<Offer> Offers(GoogleItem item, TimeProvider clock)
    {
        var row = item.Row;
        if (row.Price("price", item["price"]) is not { } regular)
        {
            return [];
        }

        var sale = IsOnSale(item, clock) ? row.Price("sale_price", item["sale_price"]) : null;
        return [new()
        {
            Price = sale ?? regular,
            ListPrice = sale is { } paid && paid.Currency == regular.Currency && regular > paid ? regular : null,
            Availability = row.Availability("availability", item["availability"]),
            Quantity = row.Quantity("quantity", item["quantity"]),
            Seller = row.Optional("external_seller_id", item["external_seller_id"]),
        }];
    }

    /// <summary>sale_price_effective_date: "start/end", ISO 8601; without it a sale price holds.</summary>
    private static bool IsOnSale(GoogleItem item, TimeProvider clock)
    {
        if (item["sale_price"].Length == 0)
        {
            return false;
        }

        var period = item["sale_price_effective_date"].Split('/');
        var now = clock.GetUtcNow();
        return period.Length != 2
            || ((item.Row.Date("sale_price_effective_date", period[0]) is not { } from || from <= now)
                && (item.Row.Date("sale_price_effective_date", period[1]) is not { } to || now <= to));
    }

    /// <summary>The shop's own filing before Google's.</summary>
    private static IEnumerable<CategoryPath> Categories(GoogleItem item)
    {
        foreach (var field in (string[])["product_type", "google_product_category"])
        {
            foreach (var value in item.All(field))
            {
                if (!value.All(char.IsAsciiDigit) && item.Row.Category(field, value, ">") is { } path)
                {
                    yield return path;
                }
            }
        }
    }

    private static IEnumerable<ProductAttribute> Attributes(GoogleItem item)
    {
        foreach (var (field, name) in AttributeFields)
        {
            foreach (var value in item.All(field))
            {
                if (item.Row.Attribute(field, name, value) is { } attribute)
                {
                    yield return attribute;
                }
            }
        }

        var names = item.All("product_detail:attribute_name").ToList();
        var values = item.All("product_detail:attribute_value").ToList();
        for (var i = 0; names.Count == values.Count && i < names.Count; i++)
        {
            if (item.Row.Attribute("product_detail", names[i], values[i]) is { } attribute)
            {
                yield return attribute;
            }
        }
    }

    private static List<Media> Images(GoogleItem item) =>
        [.. item.All("image_link").Concat(item.All("additional_image_link")).Distinct().Select(i => item.Row.Image("image_link", i)).OfType<Media>()];
}
