using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aisle.Catalog.Feeds;

/// <summary>
/// Which column or JSON path of a shop's own CSV, JSON or JSON Lines is which field. A JSON file; docs/concepts/feeds.md is its
/// reference, mappings/icecat.json an example.
/// </summary>
public sealed record FeedMapping
{
    /// <summary>For people: "Icecat JSON".</summary>
    public required string Name { get; init; }

    /// <summary>Columns or top-level names that a file must have to be read by this mapping; empty for a mapping that is only used when named.</summary>
    public IReadOnlyList<string> Match { get; init; } = [];

    public FeedMappingRecords Records { get; init; } = FeedMappingRecords.Product;

    /// <summary>JSON only: the path to the list of records ("data.items"), "*" for the values of the top-level object; null for the top-level array.</summary>
    public string? Items { get; init; }

    /// <summary>ISO 4217 code of prices that carry none.</summary>
    public string? Currency { get; init; }

    /// <summary>What prices are divided by: 100 where they are in cents.</summary>
    public decimal PriceDivisor { get; init; } = 1;

    /// <summary>Parts the values of a list within one text; null where a text is one value.</summary>
    public string? ListSeparator { get; init; }

    /// <summary>Parts the names of a category path; null tries ">", "»", "|" and " / ".</summary>
    public string? CategorySeparator { get; init; }

    /// <summary>From a field's name (<see cref="Mapped.MappedFields"/>) to where it is.</summary>
    public required IReadOnlyDictionary<string, FeedMappingSource> Fields { get; init; }

    /// <summary>In order; the first rule that takes a value wins.</summary>
    public IReadOnlyList<FeedMappingAttribute> Attributes { get; init; } = [];

    /// <summary>JSON only: where a record lists its variants.</summary>
    public FeedMappingVariants? Variants { get; init; }
}

public enum FeedMappingRecords
{
    Product,
    Review,
    Question,
}

/// <summary>Where a field is. In JSON: a path ("ean"), a list of paths (all of them for a list field, else the first that has a value), or <c>{"constant":"Acme"}</c>.</summary>
[JsonConverter(typeof(FeedMappingSourceConverter))]
public sealed record FeedMappingSource(IReadOnlyList<string> Paths, string? Constant = null);

/// <summary>Attributes from fields: one by name, all with a prefix, or ("" as the prefix) all that nothing else takes.</summary>
public sealed record FeedMappingAttribute
{
    public string? Field { get; init; }

    public string? Prefix { get; init; }

    /// <summary>What shoppers read; null makes it from the field's name.</summary>
    public string? Name { get; init; }

    /// <summary>"auto", "text", "number", "yesno", or "pairs" for a list of names and values in one field.</summary>
    public string Type { get; init; } = "auto";

    /// <summary>The unit of a number.</summary>
    public string? Unit { get; init; }
}

/// <param name="Items">The path to the list or object of variants within a record.</param>
/// <param name="Fields">id, price, listPrice, currency, availability, quantity, gtin, image, each within a variant.</param>
/// <param name="Options">The path to an object of option names and values, or null.</param>
public sealed record FeedMappingVariants(string Items, IReadOnlyDictionary<string, FeedMappingSource> Fields, string? Options = null);

internal sealed class FeedMappingSourceConverter : JsonConverter<FeedMappingSource>
{
    public override FeedMappingSource Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new([reader.GetString()!]);
            case JsonTokenType.StartArray:
                return new(JsonSerializer.Deserialize<List<string>>(ref reader, options)!);
            case JsonTokenType.StartObject:
                var constant = JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)!;
                return new([], constant.GetValueOrDefault("constant") ?? throw new JsonException("A field's object needs a \"constant\"."));
            default:
                throw new JsonException("A field is a path, a list of paths or a constant.");
        }
    }

    public override void Write(Utf8JsonWriter writer, FeedMappingSource value, JsonSerializerOptions options)
    {
        if (value.Constant is not null)
        {
            JsonSerializer.Serialize(writer, new Dictionary<string, string> { ["constant"] = value.Constant }, options);
        }
        else
        {
            JsonSerializer.Serialize(writer, value.Paths, options);
        }
    }
}
