using Aisle.Catalog.Feeds.Reading;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.Shopify;

/// <summary>The rows of one handle as they come.</summary>
internal sealed class ShopifyProduct(string handle, TableRow first)
{
    private readonly string[] _optionNames = ["", "", ""];
    private readonly List<Variant> _variants = [];
    private readonly List<Media> _media = [];
    private bool _hasRefusedVariant;

    public string Handle => handle;

    /// <summary>Takes a row in; a variant that can't be used is refused alone.</summary>
    public IEnumerable<FeedRecord> Add(TableRow row)
    {
        var problems = row.Row;
        if (problems.Image("Image Src", row["Image Src"], row["Image Alt Text"]) is { } image && _media.All(m => m.Url != image.Url))
        {
            _media.Add(image);
        }

        if (row["Variant Price"].Length == 0 && row["Option1 Value"].Length == 0)
        {
            return row == first ? [] : problems.Yield(null);
        }

        var check = row == first ? problems.Fork() : problems;
        var variant = Variant(row, check);
        if (check.IsRefused)
        {
            _hasRefusedVariant = true;
            return check.Yield(null);
        }

        _variants.Add(variant);
        return check.Yield(null);
    }

    public IEnumerable<FeedRecord> Finish()
    {
        var row = first.Row;
        if (_hasRefusedVariant && _variants.Count == 0)
        {
            return []; // its one offer was refused, and said so
        }

        var isSingle = _variants is [{ Options.Count: 0 }];
        var product = new Product
        {
            Id = handle,
            Title = row.Required("Title", first["Title"]),
            Description = row.Text("Body (HTML)", first["Body (HTML)"]),
            Brand = row.Optional("Vendor", first["Vendor"]),
            Categories = [.. Categories(row)],
            Attributes = [.. Attributes(row)],
            Media = _media,
            Offers = isSingle ? _variants[0].Offers : [],
            Variants = isSingle ? [] : _variants,
            Gtins = isSingle && _variants[0].Gtin is { } gtin ? [gtin] : [],
            Mpn = row.Optional("Google Shopping / MPN", first["Google Shopping / MPN"]),
        };
        if (IsNo(first["Published"]) || first["Status"] is "draft" or "archived")
        {
            row.Refuse("Published", "The product is not published in the shop; publish it there to have it here.");
        }

        return row.Yield(new FeedRecord.OfProduct(product));
    }

    private Variant Variant(TableRow row, FeedRow check)
    {
        List<VariantOption> options = [];
        for (var i = 0; i < _optionNames.Length; i++)
        {
            var (nameColumn, valueColumn) = ($"Option{i + 1} Name", $"Option{i + 1} Value");
            if (check.Name(nameColumn, row[nameColumn]) is { Length: > 0 } name)
            {
                _optionNames[i] = name;
            }

            // "Title: Default Title" is how Shopify writes that there is nothing to choose.
            if (check.Name(valueColumn, row[valueColumn]) is { Length: > 0 } value && value != "Default Title" && _optionNames[i].Length > 0)
            {
                options.Add(new(_optionNames[i], value));
            }
        }

        var price = check.Price("Variant Price", row["Variant Price"]);
        var image = check.Image("Variant Image", row["Variant Image"]);
        return new()
        {
            Id = check.Name("Variant SKU", row["Variant SKU"]) is { Length: > 0 } sku ? sku : string.Join('/', [handle, .. options.Select(o => o.Value)]),
            Options = options,
            Offers = price is null ? [] : [new()
            {
                Price = price.Value,
                ListPrice = check.ListPrice("Variant Compare At Price", row["Variant Compare At Price"], price),
                Availability = Stock(row, check, out var quantity),
                Quantity = quantity,
            }],
            Gtin = row["Variant Barcode"].TrimStart('\'') is { Length: > 0 } barcode ? check.Gtin("Variant Barcode", barcode) : null,
            Media = image is null ? [] : [image],
        };
    }

    /// <summary>A shop that tracks no stock sells; one that does sells what it has, and more where its policy is to go on.</summary>
    private static Availability Stock(TableRow row, FeedRow check, out int? quantity)
    {
        quantity = null;
        if (row["Variant Inventory Tracker"].Length == 0)
        {
            return Availability.InStock;
        }

        quantity = check.Quantity("Variant Inventory Qty", row["Variant Inventory Qty"]);
        return quantity switch
        {
            null => Availability.Unknown,
            > 0 => Availability.InStock,
            _ => row["Variant Inventory Policy"] == "continue" ? Availability.BackOrder : Availability.OutOfStock,
        };
    }

    private IEnumerable<CategoryPath> Categories(FeedRow row)
    {
        foreach (var column in (string[])["Product Category", "Google Shopping / Google Product Category", "Type", "Custom Product Type"])
        {
            if (first[column] is { Length: > 0 } value && !value.All(char.IsAsciiDigit) && row.Category(column, value) is { } path)
            {
                yield return path;
            }
        }
    }

    private IEnumerable<ProductAttribute> Attributes(FeedRow row)
    {
        foreach (var tag in first["Tags"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (row.Attribute("Tags", "Tag", tag) is { } attribute)
            {
                yield return attribute;
            }
        }

        for (var i = 0; i < first.Columns.Count; i++)
        {
            // A metafield's column: "Fabric (product.metafields.shopify.fabric)". Google's columns: "Google Shopping / Gender".
            var column = first.Columns.Names[i];
            var name = column.IndexOf(" (product.metafields.", StringComparison.Ordinal) is var at and > 0 ? column[..at]
                : column is "Google Shopping / Gender" or "Google Shopping / Age Group" or "Google Shopping / Condition" ? column[18..]
                : null;
            if (name is not null && row.Attribute(column, name, first[i]) is { } attribute)
            {
                yield return attribute;
            }
        }

        if (row.Quantity("Variant Grams", first["Variant Grams"]) is { } grams and > 0)
        {
            yield return new("Weight", new AttributeValue.Measure(grams, "g"));
        }
    }

    private static bool IsNo(string text) => text.Equals("false", StringComparison.OrdinalIgnoreCase);
}
