using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aisle.Catalog;

/// <summary>A path in the shop's category tree, from the root: "Electronics > Mice". In JSON it is that string.</summary>
[JsonConverter(typeof(CategoryPathConverter))]
public readonly record struct CategoryPath
{
    public const string Separator = " > ";

    private readonly string? _text;

    private CategoryPath(string text) => _text = text;

    /// <summary>Splits at ">" and trims; empty parts are dropped, so that "A > > B" is "A > B".</summary>
    public static CategoryPath Parse(string text) =>
        Of(text.Split('>', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public static CategoryPath Of(params IEnumerable<string> names) => new(string.Join(Separator, names));

    /// <summary>The names from the root to the leaf.</summary>
    public IReadOnlyList<string> Names => _text is { Length: > 0 } ? _text.Split(Separator) : [];

    /// <summary>The last name, or "" for an empty path.</summary>
    public string Leaf => _text is null ? "" : _text[(_text.LastIndexOf(Separator, StringComparison.Ordinal) is var at and >= 0 ? at + Separator.Length : 0)..];

    /// <summary>Whether this path is <paramref name="ancestor"/> or lies below it.</summary>
    public bool IsWithin(CategoryPath ancestor) =>
        ToString() is var text && ancestor.ToString() is var prefix
        && text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        && (text.Length == prefix.Length || text.AsSpan(prefix.Length).StartsWith(Separator));

    public override string ToString() => _text ?? "";

    private sealed class CategoryPathConverter : JsonConverter<CategoryPath>
    {
        public override CategoryPath Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, CategoryPath value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
