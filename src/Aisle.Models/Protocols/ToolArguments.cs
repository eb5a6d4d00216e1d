using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols;

/// <summary>A tool call's arguments as JSON, whatever a provider's client made of their values.</summary>
internal static class ToolArguments
{
    public static void Write(Utf8JsonWriter json, FunctionCallContent call)
    {
        json.WriteStartObject();
        foreach (var (name, value) in call.Arguments ?? new Dictionary<string, object?>())
        {
            json.WritePropertyName(name);
            if (value is JsonElement element)
            {
                element.WriteTo(json);
            }
            else
            {
                JsonSerializer.Serialize(json, value, AIJsonUtilities.DefaultOptions);
            }
        }

        json.WriteEndObject();
    }

    public static string Text(FunctionCallContent call)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, call);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
