using System.Runtime.InteropServices;
using System.Text.Json;

namespace Aisle.Models.Protocols.OpenAI;

/// <summary>An <see cref="EmbedAnswer"/> to OpenAI's list of embeddings.</summary>
internal static class EmbeddingsWriter
{
    /// <param name="json">Takes the object.</param>
    /// <param name="answer">The vectors.</param>
    /// <param name="model">As it was asked for.</param>
    /// <param name="base64">Little-endian 32-bit floats in base64 in place of an array of numbers.</param>
    public static void Write(Utf8JsonWriter json, EmbedAnswer answer, string model, bool base64)
    {
        json.WriteStartObject();
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        for (var index = 0; index < answer.Vectors.Count; index++)
        {
            json.WriteStartObject();
            json.WriteString("object", "embedding");
            json.WriteNumber("index", index);
            WriteVector(json, answer.Vectors[index].Span, base64);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("model", model);
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", answer.InputTokens);
        json.WriteNumber("total_tokens", answer.InputTokens);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter json, ReadOnlySpan<float> vector, bool base64)
    {
        if (base64)
        {
            json.WriteBase64String("embedding", MemoryMarshal.AsBytes(vector)); // .NET runs on little-endian machines
            return;
        }

        json.WriteStartArray("embedding");
        foreach (var value in vector)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }
}
