using Aisle.Catalog.Feeds.Reading;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.WooCommerce;

/// <summary>One product out of its row, or a family out of its rows.</summary>
internal static class WooCommerceProduct
{
    public static IEnumerable<FeedRecord> Read(IReadOnlyList<TableRow> family, TimeProvider clock)
    {
        var parent = family.FirstOrDefault(r => !WooCommerceFeed.IsVariation(r));
        List<FeedRecord> records = [];
        List<Variant> variants = [];
        foreach (var row in family.Where(r => r != parent))
        {
            var variant = row.Row.IsRefused || parent is null ? null : Variant(row, parent, clock);
            records.AddRange(row.Row.Yield(null));
            if (variant is not null && !row.Row.IsRefused)
            {
                variants.Add(variant);
            }
        }

        if (parent is not null)
        {
            var product = parent.Row.IsRefused ? null : Product(parent, variants, clock);
            records.AddRange(parent.Row.Yield(product is null ? null : new FeedRecord.OfProduct(product)));
        }

        return records;
    }

    private static Product Product(TableRow cells, List<Variant> variants, TimeProvider clock)
    {
        var row = cells.Row;
        if (cells["Published"] is "0" or "-1")
        {
            row.Refuse("Published", "The product is not published in the shop; publish it there to have it here.");
        }
        else if (cells["Visibility in catalog"] == "hidden")
        {
            row.Refuse("Visibility in catalog", "The product is hidden in the shop; make it visible there to have it here.");
        }

        var options = variants.SelectMany(v => v.Options).Select(o => o.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new()
        {
            Id = row.Required(cells["SKU"].Length > 0 ? "SKU" : "ID", cells["SKU"].Length > 0 ? cells["SKU"] : cells["ID"]),
            Title = row.Required("Name", cells["Name"]),
            Description = row.Text("Description", cells["Description"]),
            Bullets = row.Text("Short description", cells["Short description"]).Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Brand = row.Optional("Brands", cells["Brands"]),
            Categories = [.. List(cells["Categories"]).Select(c => row.Category("Categories", c, ">")).OfType<CategoryPath>()],
            Attributes = [.. Attributes(cells).Where(a => !options.Contains(a.Name)), .. Measures(cells)],
            Media = Images(cells),
            Offers = variants.Count == 0 ? Offers(cells, clock) : [],
            Variants = variants,
            Gtins = row.Gtin("GTIN, UPC, EAN, or ISBN", cells["GTIN, UPC, EAN, or ISBN"]) is { } gtin ? [gtin] : [],
            Links = [.. Links(cells, "Upsells", LinkKind.Upgrade), .. Links(cells, "Cross-sells", LinkKind.Related), .. Links(cells, "Grouped products", LinkKind.Part)],
            Url = row.Url("External URL", cells["External URL"]),
        };
    }

    private static Variant Variant(TableRow cells, TableRow parent, TimeProvider clock)
    {
        var row = cells.Row;
        return new()
        {
            Id = row.Required(cells["SKU"].Length > 0 ? "SKU" : "ID", cells["SKU"] is { Length: > 0 } sku && sku != parent["SKU"] ? sku : cells["ID"]),
            Options = [.. Choices(cells).Select(c => new VariantOption(row.Name(c.Column, c.Name), row.Name(c.Column, c.Value)))],
            Offers = Offers(cells, clock),
            Media = Images(cells),
            Gtin = row.Gtin("GTIN, UPC, EAN, or ISBN", cells["GTIN, UPC, EAN, or ISBN"]),
        };
    }

    private static List<Offer> Offers(TableRow cells, TimeProvider clock)
    {
        var row = cells.Row;
        var regular = row.Price("Regular price", cells["Regular price"]);
        var sale = IsOnSale(cells, clock) ? row.Price("Sale price", cells["Sale price"]) : null;
        if ((sale ?? regular) is not { } price)
        {
            return [];
        }

        var quantity = decimal.TryParse(cells["Stock"], out _) ? row.Quantity("Stock", cells["Stock"]) : null; // "parent": the family's stock
        return [new()
        {
            Price = price,
            ListPrice = sale is not null && regular is { } before && before.Amount > price.Amount ? before : null,
            Quantity = quantity,
            Availability = cells["In stock?"] switch
            {
                "backorder" => Availability.BackOrder,
                "0" when cells["Backorders allowed?"] is "1" or "notify" => Availability.BackOrder,
                var inStock => row.Availability("In stock?", inStock),
            },
        }];
    }

    private static bool IsOnSale(TableRow cells, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return cells["Sale price"].Length > 0
            && (cells.Row.Date("Date sale price starts", cells["Date sale price starts"]) is not { } from || from <= now)
            && (cells.Row.Date("Date sale price ends", cells["Date sale price ends"]) is not { } to || now < to.AddDays(1));
    }

    private static IEnumerable<ProductAttribute> Attributes(TableRow cells) =>
        Choices(cells).Select(c => cells.Row.Attribute(c.Column, c.Name, c.Value)).OfType<ProductAttribute>();

    private static IEnumerable<(string Column, string Name, string Value)> Choices(TableRow cells)
    {
        for (var i = 1; cells.Columns.Find($"Attribute {i} name") is { } at; i++)
        {
            var column = $"Attribute {i} value(s)";
            foreach (var value in cells[at].Length == 0 ? [] : List(cells[column]))
            {
                yield return (column, AttributeNames.Clean(cells[at]), value);
            }
        }
    }

    /// <summary>"Weight (kg)": the header carries the unit that the shop set.</summary>
    private static IEnumerable<ProductAttribute> Measures(TableRow cells)
    {
        for (var i = 0; i < cells.Columns.Count; i++)
        {
            var column = cells.Columns.Names[i];
            var open = column.IndexOf(" (", StringComparison.Ordinal);
            if (open > 0 && column[..open] is "Weight" or "Length" or "Width" or "Height" && AttributeValues.Number(cells[i]) is { } number)
            {
                yield return new(column[..open], new AttributeValue.Measure(number, column[(open + 2)..].TrimEnd(')')));
            }
        }
    }

    private static List<Media> Images(TableRow cells) => [.. List(cells["Images"]).Select(i => cells.Row.Image("Images", i)).OfType<Media>()];

    private static IEnumerable<ProductLink> Links(TableRow cells, string column, LinkKind kind) =>
        List(cells[column]).Select(l => new ProductLink(kind, cells.Row.Name(column, l.StartsWith("id:", StringComparison.Ordinal) ? l[3..] : l)));

    /// <summary>Commas part a list; "\," is a comma.</summary>
    private static IEnumerable<string> List(string cell) =>
        cell.Replace("\\,", "\u0001", StringComparison.Ordinal).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(v => v.Replace('\u0001', ','));
}
