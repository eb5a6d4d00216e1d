using System.Globalization;
using System.Text.Json;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.SchemaOrg;

/// <summary>The products of one JSON-LD document, each with its reviews.</summary>
internal static class SchemaOrgProduct
{
    private static readonly HashSet<string> Types = ["Product", "ProductGroup", "IndividualProduct", "ProductModel", "SomeProducts", "Vehicle", "Car", "DietarySupplement"];

    /// <summary>Properties that may tell the variants of a group apart.</summary>
    private static readonly (string Property, string Name)[] Facets = [("color", "Color"), ("size", "Size"), ("material", "Material"), ("pattern", "Pattern")];

    private static readonly (string Property, string Name)[] Measures =
        [("weight", "Weight"), ("width", "Width"), ("height", "Height"), ("depth", "Depth")];

    public static IEnumerable<FeedRecord> Read(JsonElement root, FeedRow row)
    {
        var products = Find(root);
        if (products.Count == 0)
        {
            var type = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("@type", out var t) ? JsonLd.Text(t) : null;
            row.Refuse("@type", $"The record holds no Product or ProductGroup{(type is null ? "" : $" but {FeedRow.Short(type)}")}; nothing to sell was found in it.");
            return row.Yield(null);
        }

        List<FeedRecord> records = [];
        foreach (var element in products)
        {
            var own = row.Fork();
            var product = Product(element, own);
            records.AddRange(own.Yield(new FeedRecord.OfProduct(product)));
            foreach (var review in own.IsRefused ? [] : JsonLd.Items(element, "review").Concat(JsonLd.Items(element, "reviews")))
            {
                var of = row.Fork();
                records.AddRange(of.Yield(SchemaOrgReview.Read(review, product.Id, of)));
            }
        }

        return records;
    }

    /// <summary>At the top, in @graph, as a page's main entity, or in a list; a product that is only spoken of (a review's, an action's) is not for sale.</summary>
    public static List<JsonElement> Find(JsonElement root)
    {
        List<JsonElement> found = [];
        Visit(root);
        return found;

        void Visit(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                {
                    Visit(item);
                }
            }
            else if (element.ValueKind == JsonValueKind.Object && IsProduct(element))
            {
                found.Add(element);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (var name in (ReadOnlySpan<string>)["@graph", "mainEntity", "itemListElement", "item"])
                {
                    if (element.TryGetProperty(name, out var inner))
                    {
                        Visit(inner);
                    }
                }
            }
        }
    }

    private static bool IsProduct(JsonElement element) =>
        JsonLd.Texts(element, "@type").Concat(JsonLd.Texts(element, "additionalType")).Any(t => Types.Contains(t[(t.LastIndexOf('/') + 1)..]));

    private static Product Product(JsonElement element, FeedRow row)
    {
        var variants = JsonLd.Items(element, "hasVariant").Where(v => v.ValueKind == JsonValueKind.Object).ToList();
        var varying = Facets.Where(f => variants.Select(v => JsonLd.Text(v, f.Property)).Where(v => v.Length > 0).Distinct().Count() > (variants.Count > 1 ? 1 : 0)).ToList();
        var id = Id(element, variants.Count > 0);
        return new()
        {
            Id = row.Required("sku", id),
            Title = row.Required("name", JsonLd.Text(element, "name")),
            Description = row.Text("description", JsonLd.Text(element, "description")),
            Brand = row.Optional("brand", JsonLd.Text(element, "brand") is { Length: > 0 } brand ? brand : JsonLd.Text(element, "manufacturer")),
            Categories = [.. JsonLd.Texts(element, "category").Select(c => row.Category("category", c)).OfType<CategoryPath>()],
            Attributes = [.. Attributes(element, row, varying)],
            Media = Images(element, row),
            Offers = [.. SchemaOrgOffers.Read(element, row)],
            Variants = [.. variants.Select((v, i) => Variant(v, $"{id}/{i + 1}", varying, row))],
            Gtins = [.. JsonLd.Gtins(element).Select(g => row.Gtin("gtin", g)).OfType<string>().Distinct()],
            Mpn = row.Optional("mpn", JsonLd.Text(element, "mpn") is { Length: > 0 } mpn ? mpn : JsonLd.Text(element, "model")),
            Rating = Rating(element, row),
            Url = row.Url("url", JsonLd.Text(element, "url")),
            ReleasedAt = row.Date("releaseDate", JsonLd.Text(element, "releaseDate")),
        };
    }

    private static Variant Variant(JsonElement element, string fallbackId, List<(string Property, string Name)> varying, FeedRow row) => new()
    {
        Id = row.Required("hasVariant.sku", Id(element, isGroup: false, fallbackId)),
        Options = [.. varying.Select(f => new VariantOption(f.Name, row.Name("hasVariant." + f.Property, JsonLd.Text(element, f.Property)))).Where(o => o.Value.Length > 0)],
        Offers = [.. SchemaOrgOffers.Read(element, row)],
        Gtin = JsonLd.Gtins(element).Select(g => row.Gtin("hasVariant.gtin", g)).FirstOrDefault(g => g is not null),
        Media = Images(element, row),
    };

    /// <summary>The first of what tells one product from another; a page's own address last, and what the product is when it has none of them.</summary>
    private static string Id(JsonElement element, bool isGroup, string? fallback = null)
    {
        foreach (var name in isGroup ? (ReadOnlySpan<string>)["productGroupID", "sku", "productID", "@id", "url"] : ["sku", "productID", "@id", "gtin13", "gtin", "mpn", "url"])
        {
            if (JsonLd.Text(element, name) is { Length: > 0 } id && id[0] != '#')
            {
                return id;
            }
        }

        return fallback ?? (JsonLd.Text(element, "name") is { Length: > 0 } title ? ContentId.Of(title, JsonLd.Text(element, "brand")) : "");
    }

    private static IEnumerable<ProductAttribute> Attributes(JsonElement element, FeedRow row, List<(string Property, string Name)> varying)
    {
        foreach (var facet in Facets.Except(varying))
        {
            foreach (var value in JsonLd.Texts(element, facet.Property))
            {
                if (row.Attribute(facet.Property, facet.Name, value) is { } attribute)
                {
                    yield return attribute;
                }
            }
        }

        foreach (var (property, name) in Measures)
        {
            if (JsonLd.Items(element, property).FirstOrDefault() is { ValueKind: not JsonValueKind.Undefined } measure && row.Attribute(property, name, JsonLd.Quantity(measure)) is { } attribute)
            {
                yield return attribute;
            }
        }

        foreach (var property in JsonLd.Items(element, "additionalProperty").Where(p => p.ValueKind == JsonValueKind.Object))
        {
            if (row.Attribute("additionalProperty", AttributeNames.Clean(JsonLd.Text(property, "name")), JsonLd.Quantity(property)) is { } attribute)
            {
                yield return attribute;
            }
        }
    }

    private static List<Media> Images(JsonElement element, FeedRow row) =>
        [.. JsonLd.Items(element, "image").Select(i => i.ValueKind == JsonValueKind.Object && JsonLd.Text(i, "contentUrl") is { Length: > 0 } content ? content : JsonLd.Text(i, "url") is { Length: > 0 } url ? url : JsonLd.Text(i))
            .Where(i => i.Length > 0).Distinct().Select(i => row.Image("image", i)).OfType<Media>()];

    private static Rating? Rating(JsonElement element, FeedRow row)
    {
        var rating = JsonLd.Items(element, "aggregateRating").FirstOrDefault();
        return JsonLd.Stars(rating) is { } stars && int.TryParse(JsonLd.Text(rating, "reviewCount") is { Length: > 0 } reviews ? reviews : JsonLd.Text(rating, "ratingCount"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? row.Rating("aggregateRating", new(stars, count))
            : null;
    }
}
