using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Aisle.Models.Configuration;

/// <summary>aisle.json as the parts that use it read it: each its own member, checked to the last name.</summary>
/// <param name="Schema">For editors.</param>
/// <param name="Models">The model service's member; another's reader leaves it unread, as <see cref="JsonElement"/>.</param>
/// <param name="Assistant">The assistant's.</param>
public sealed record AisleFile<TModels, TAssistant>([property: JsonPropertyName("$schema")] string? Schema = null, TModels? Models = default, TAssistant? Assistant = default);

public static class AisleFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <param name="path">Of the file.</param>
    /// <param name="document">The page that lists the members, for the message.</param>
    /// <exception cref="InvalidDataException">The file is wrong; the message names file, line or member, and what to do.</exception>
    public static AisleFile<TModels, TAssistant> Read<TModels, TAssistant>(string path, string document)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<AisleFile<TModels, TAssistant>>(stream, Json) ?? new AisleFile<TModels, TAssistant>();
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"{path}:{e.LineNumber + 1}: {e.Path ?? "$"}: {JsonReason.Of(e)} {document} lists the members."), e);
        }
    }

    /// <summary>What <see cref="Read"/> takes, as JSON Schema: the members' names, types and which must be there. The schema that ships adds what each means.</summary>
    public static JsonNode Schema<TModels, TAssistant>() =>
        new JsonSerializerOptions(Json) { NumberHandling = JsonNumberHandling.Strict, TypeInfoResolver = new DefaultJsonTypeInfoResolver() }.GetJsonSchemaAsNode(typeof(AisleFile<TModels, TAssistant>), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });

    /// <summary>The exception for a file that can be read and is wrong all the same; it names the line of what the error speaks of.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="error">Such as "models.models: chat has no targets; name a provider and its model."</param>
    public static InvalidDataException Wrong(string path, string error) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{path}:{ConfigurationLines.Of(File.ReadAllBytes(path), error)}: {error}"));
}
