using Aisle.Catalog.Feeds.Reading;

namespace Aisle.Catalog.Feeds.Mapped;

/// <summary>A mapping made from what columns are called, where nobody wrote one.</summary>
internal static class GuessedMapping
{
    /// <summary>Not worth an attribute: they are of the export, not of the product.</summary>
    private static readonly HashSet<string> OfTheExport = ["crawltimestamp", "timestamp", "createdat", "updatedat", "datecreated", "datemodified", "scrapedat", "metatitle", "metadescription", "metakeywords", "seotitle", "seodescription", "slug"];

    /// <summary>A second id or rating is no attribute either.</summary>
    private static readonly HashSet<string> OfTheRecord = [.. MappedFields.OfProduct.Where(f => f.Field is "id" or "url" or "rating" or "ratingCount").SelectMany(f => f.Headers)];

    /// <summary>Fields in one text: "Color: Black; Size: M", or lists of names and values.</summary>
    private static readonly HashSet<string> OfPairs = ["productspecifications", "specifications", "specification", "specs", "attributes", "technicaldetails", "additionalattributes"];

    /// <summary>Null where the names don't say what the records are.</summary>
    public static FeedMapping? Of(IReadOnlyList<string> names, FeedMappingRecords records)
    {
        var byKey = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            byKey.TryAdd(TableColumns.Key(name), name);
        }

        var fields = new Dictionary<string, FeedMappingSource>();
        foreach (var (field, headers) in MappedFields.Of(records))
        {
            var found = headers.Where(byKey.ContainsKey).Select(h => byKey[h]).ToList();
            if (found.Count > 0)
            {
                // A list price is also what the product costs where nothing says less.
                fields[field] = new(field == "price" || field == "image" ? found : [found[0]]);
            }
        }

        if (!Says(fields, records))
        {
            return null;
        }

        if (fields.TryGetValue("price", out var price) && price.Paths.Count > 1 && !fields.ContainsKey("listPrice"))
        {
            fields["listPrice"] = new([price.Paths[^1]]);
        }

        var used = fields.Values.SelectMany(f => f.Paths).ToHashSet();
        List<FeedMappingAttribute> attributes = [];
        if (records == FeedMappingRecords.Product)
        {
            foreach (var (key, name) in byKey.Where(n => !used.Contains(n.Value)))
            {
                if (OfPairs.Contains(key))
                {
                    attributes.Add(new() { Field = name, Type = "pairs" });
                }
                else if (!OfTheExport.Contains(key) && !OfTheRecord.Contains(key))
                {
                    attributes.Add(new() { Field = name });
                }
            }
        }

        return new() { Name = "guessed", Records = records, Fields = fields, Attributes = attributes };
    }

    /// <summary>"product_name → title, discounted_price → price".</summary>
    public static string Explain(FeedMapping mapping) =>
        $"Read by its column names: {string.Join(", ", mapping.Fields.Select(f => $"{string.Join("/", f.Value.Paths)} → {f.Key}"))}"
        + (mapping.Attributes.Count == 0 ? "." : $"; {mapping.Attributes.Count} more as attributes.")
        + " Write a mapping file if that is wrong.";

    private static bool Says(Dictionary<string, FeedMappingSource> fields, FeedMappingRecords records) => records switch
    {
        FeedMappingRecords.Review => fields.ContainsKey("productId") && fields.ContainsKey("text") && (fields.ContainsKey("stars") || fields.ContainsKey("author") || fields.ContainsKey("date") || fields.ContainsKey("id")),
        FeedMappingRecords.Question => fields.ContainsKey("productId") && fields.ContainsKey("text") && fields.ContainsKey("answer"),
        _ => fields.ContainsKey("title") && (fields.ContainsKey("price") || fields.ContainsKey("listPrice"))
            && (fields.ContainsKey("id") || fields.ContainsKey("url") || fields.ContainsKey("gtin") || fields.ContainsKey("brand") || fields.ContainsKey("category")),
    };
}
