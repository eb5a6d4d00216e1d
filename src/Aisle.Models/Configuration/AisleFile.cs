using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

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
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
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
                string.Create(CultureInfo.InvariantCulture, $"{path}:{e.LineNumber + 1}: {e.Path ?? "$"}: {Reason(e)} {document} lists the members."), e);
        }
    }

    private static string Reason(JsonException e) => e.Message.Split(" Path:", 2)[0].TrimEnd('.') + ".";
}
