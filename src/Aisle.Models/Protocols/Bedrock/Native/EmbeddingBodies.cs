using System.Text.Json;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>The bodies of InvokeModel that ask for vectors: amazon.titan-embed-* and cohere.embed-*.</summary>
internal static class EmbeddingBodies
{
    private const int MostTexts = 96; // Cohere's own limit

    public static bool Serves(string modelId) =>
        modelId.Contains("titan-embed", StringComparison.Ordinal) || modelId.Contains("cohere.embed", StringComparison.Ordinal) || modelId.StartsWith("aisle.embed", StringComparison.Ordinal);

    public static EmbedCall Read(RequestJson body, string modelId, Caller caller)
    {
        if (body.FindText("inputText") is { } text)
        {
            return new EmbedCall(modelId, caller, [text], body.FindInteger("dimensions", 1, 65536));
        }

        var texts = body.FindTexts("texts") ?? ReadInputs(body);
        return texts.Count is > 0 and <= MostTexts
            ? new EmbedCall(modelId, caller, texts, body.FindInteger("output_dimension", 1, 65536))
            : throw body.Wrong($"needs inputText, or 1 to {MostTexts} texts", "texts");
    }

    public static void Write(Utf8JsonWriter json, RequestJson body, EmbedAnswer answer)
    {
        json.WriteStartObject();
        if (body.TryGet("inputText", out _))
        {
            WriteVector(json, "embedding", answer.Vectors[0].Span);
            json.WriteNumber("inputTextTokenCount", answer.InputTokens);
            json.WriteStartObject("embeddingsByType");
            WriteVector(json, "float", answer.Vectors[0].Span);
            json.WriteEndObject();
        }
        else
        {
            WriteCohere(json, body, answer);
        }

        json.WriteEndObject();
    }

    private static List<string> ReadInputs(RequestJson body) =>
        [.. body.FindItems("inputs").Select(i => string.Concat(i.Get("content").Items().Select(c => c.Text("text"))))];

    private static void WriteCohere(Utf8JsonWriter json, RequestJson body, EmbedAnswer answer)
    {
        var byType = body.FindTexts("embedding_types");
        if (byType?.Exists(t => t != "float") == true)
        {
            throw body.Get("embedding_types").Wrong("only float is served here");
        }

        json.WriteString("id", Guid.NewGuid().ToString());
        json.WriteStartArray("texts");
        foreach (var text in body.FindTexts("texts") ?? [])
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
        json.WriteString("response_type", byType is null ? "embeddings_floats" : "embeddings_by_type");
        if (byType is not null)
        {
            json.WriteStartObject("embeddings");
            json.WritePropertyName("float");
        }
        else
        {
            json.WritePropertyName("embeddings");
        }

        json.WriteStartArray();
        foreach (var vector in answer.Vectors)
        {
            WriteVector(json, null, vector.Span);
        }

        json.WriteEndArray();
        if (byType is not null)
        {
            json.WriteEndObject();
        }
    }

    private static void WriteVector(Utf8JsonWriter json, string? name, ReadOnlySpan<float> vector)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartArray();
        foreach (var value in vector)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }
}
