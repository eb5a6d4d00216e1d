using Aisle.Catalog.Feeds.Reading;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.Magento;

/// <summary>One product out of its row, or a configurable or grouped one with its children's rows.</summary>
internal static class MagentoProduct
{
    /// <summary>Columns and attribute codes that run the shop and say nothing to a shopper.</summary>
    private static readonly HashSet<string> Machinery = ["has_options", "required_options", "options_container", "msrp_display_actual_price_type", "gift_message_available"];

    /// <summary>What tells the members of a grouped product apart, which names no options of its own.</summary>
    private static readonly string[] GroupedOptions = ["color", "size"];

    /// <summary>The SKUs that a configurable or grouped product is made of.</summary>
    public static IEnumerable<string> Children(TableRow row) => row["configurable_variations"].Length > 0
        ? Variations(row).Select(v => v.Sku)
        : row["associated_sku"].Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static IEnumerable<FeedRecord> Read(IReadOnlyList<TableRow> rows, MagentoShop shop)
    {
        var parent = rows.FirstOrDefault(r => rows.Count == 1 || shop.IsParent(r["sku"].Trim()));
        List<FeedRecord> records = [];
        if (parent is null) // its children came without it
        {
            return rows.SelectMany(r => Read([r], shop));
        }

        List<Variant> variants = [];
        var variations = Variations(parent).DistinctBy(v => v.Sku).ToDictionary(v => v.Sku, v => v.Options);
        foreach (var row in rows.Where(r => r != parent))
        {
            var variant = Variant(row, variations.GetValueOrDefault(row["sku"].Trim()), shop);
            records.AddRange(row.Row.Yield(null));
            if (!row.Row.IsRefused)
            {
                variants.Add(variant);
            }
        }

        var product = parent.Row.IsRefused ? null : Product(parent, variants, shop);
        records.AddRange(parent.Row.Yield(product is null ? null : new FeedRecord.OfProduct(product)));
        return records;
    }

    private static Product Product(TableRow cells, List<Variant> variants, MagentoShop shop)
    {
        var row = cells.Row;
        var sku = row.Required("sku", cells["sku"]);
        if (cells["product_online"] == "2")
        {
            row.Refuse("product_online", "The product is disabled in the shop; enable it there to have it here.");
        }

        var options = variants.SelectMany(v => v.Options).Select(o => o.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new()
        {
            Id = sku,
            Title = row.Required("name", cells["name"]),
            Description = row.Text("description", cells["description"]),
            Bullets = row.Text("short_description", cells["short_description"]).Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Brand = row.Optional("manufacturer", cells["manufacturer"]),
            Categories = [.. Categories(cells, shop).Distinct()],
            Attributes = [.. Attributes(cells, shop).Where(a => !options.Contains(a.Name)).Distinct()],
            Media = Images(cells, shop),
            Offers = variants.Count == 0 ? Offers(cells, shop) : [],
            Variants = variants,
            Links = [.. shop.Links(sku), .. Parts(cells)],
        };
    }

    private static Variant Variant(TableRow cells, IReadOnlyList<(string Code, string Value)>? options, MagentoShop shop)
    {
        var row = cells.Row;
        options ??= [.. GroupedOptions.Select(c => (c, cells[c])).Where(o => o.Item2.Length > 0)];
        return new()
        {
            Id = row.Required("sku", cells["sku"]),
            Options = [.. options.Select(o => new VariantOption(shop.Label(o.Code) ?? AttributeNames.Clean(o.Code), row.Name("configurable_variations", o.Value)))],
            Offers = Offers(cells, shop),
            Media = Images(cells, shop),
        };
    }

    private static List<Offer> Offers(TableRow cells, MagentoShop shop)
    {
        var row = cells.Row;
        if (row.Price("price", cells["price"]) is not { } regular)
        {
            return [];
        }

        var now = shop.Clock.GetUtcNow();
        var isSpecial = cells["special_price"].Length > 0
            && (row.Date("special_price_from_date", cells["special_price_from_date"]) is not { } from || from <= now)
            && (row.Date("special_price_to_date", cells["special_price_to_date"]) is not { } to || now < to.AddDays(1));
        var price = isSpecial && row.Price("special_price", cells["special_price"]) is { } special ? special : regular;
        var quantity = row.Quantity("qty", cells["qty"]);
        return [new()
        {
            Price = price,
            ListPrice = regular > price ? regular : row.ListPrice("msrp", shop.ListPrice(cells["sku"].Trim()) ?? cells["msrp_price"], price),
            Quantity = quantity,
            Availability = cells["is_in_stock"].Length > 0 ? row.Availability("is_in_stock", cells["is_in_stock"])
                : quantity is null ? Availability.Unknown : quantity > 0 ? Availability.InStock : Availability.OutOfStock,
        }];
    }

    /// <summary>An export writes whole paths below a root that no shopper sees; sample data writes a flat list of names.</summary>
    private static IEnumerable<CategoryPath> Categories(TableRow cells, MagentoShop shop) => cells.Columns.Has("categories")
        ? cells["categories"].Split(',', StringSplitOptions.TrimEntries).Select(c => c.Split('/')[1..]).Where(c => c.Length > 0).Select(c => cells.Row.Category("categories", string.Join('>', c), ">")).OfType<CategoryPath>()
        : shop.Place(MagentoShop.Lines(cells["category"]).Select(c => cells.Row.Name("category", c)));

    private static IEnumerable<ProductAttribute> Attributes(TableRow cells, MagentoShop shop)
    {
        foreach (var (code, value) in Pairs(cells["additional_attributes"]))
        {
            foreach (var one in Machinery.Contains(code) ? [] : value.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (cells.Row.Attribute("additional_attributes", shop.Label(code) ?? AttributeNames.Clean(code), one) is { } attribute)
                {
                    yield return attribute;
                }
            }
        }

        for (var i = 0; i < cells.Columns.Count; i++)
        {
            var column = cells.Columns.Names[i];
            foreach (var value in shop.Label(column) is null ? [] : MagentoShop.Lines(cells[i]))
            {
                if (cells.Row.Attribute(column, shop.Label(column)!, shop.Spell(column, value)) is { } attribute)
                {
                    yield return attribute;
                }
            }
        }

        if (AttributeValues.Number(cells["weight"]) is { } weight and > 0)
        {
            yield return new("Weight", new AttributeValue.Number(weight));
        }
    }

    private static List<Media> Images(TableRow cells, MagentoShop shop) =>
        [.. new[] { cells["base_image"] }.Concat(cells["additional_images"].Split(',')).Concat(shop.Images(cells["sku"].Trim()))
            .Where(i => i.Length > 0).Distinct()
            .Select(i => cells.Row.Image("base_image", i[0] == '/' ? "/media/catalog/product" + i : i)).OfType<Media>()];

    /// <summary>A bundle's choices: "Ball|radio:sku1,sku2" on a line each.</summary>
    private static IEnumerable<ProductLink> Parts(TableRow cells) =>
        MagentoShop.Lines(cells["bundle_options"]).SelectMany(o => o[(o.IndexOf(':') + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(s => new ProductLink(LinkKind.Part, cells.Row.Name("bundle_options", s)));

    /// <summary>"sku=a,size=S,color=Red|sku=b,size=M,color=Red".</summary>
    private static IEnumerable<(string Sku, IReadOnlyList<(string Code, string Value)> Options)> Variations(TableRow cells)
    {
        foreach (var variation in cells["configurable_variations"].Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var pairs = Pairs(variation).ToList();
            if (pairs.Find(p => p.Code == "sku").Value is { Length: > 0 } sku)
            {
                yield return (sku, [.. pairs.Where(p => p.Code != "sku")]);
            }
        }
    }

    /// <summary>"a=1,b=2,still b": a part without "=" belongs to the value before it.</summary>
    private static IEnumerable<(string Code, string Value)> Pairs(string text)
    {
        (string Code, string Value)? open = null;
        foreach (var part in text.Split(','))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                if (open is { } whole)
                {
                    yield return whole;
                }

                open = (part[..equals].Trim(), part[(equals + 1)..].Trim());
            }
            else if (open is { } before)
            {
                open = (before.Code, $"{before.Value},{part}");
            }
        }

        if (open is { } last)
        {
            yield return last;
        }
    }
}
