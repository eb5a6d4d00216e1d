using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aisle.Catalog;

/// <summary>
/// How catalogue records are written as JSON: in the store, in Aisle's own JSON Lines feed, and on the API.
/// Reflection and not source generation: the generator loses the initial values of init-only properties that the JSON leaves out.
/// </summary>
public static class CatalogJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // never written into HTML
            AllowOutOfOrderMetadataProperties = true,
            MaxDepth = 32,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
