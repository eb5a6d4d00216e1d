using System.Numerics.Tensors;
using System.Text.Json;
using Aisle.Models.Routing;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>The bodies of InvokeModel that ask for vectors: of amazon.titan-embed-* and cohere.embed-*. Any model that makes vectors takes either.</summary>
internal static class EmbeddingBodies
{
    private const int MostTexts = 96; // Cohere's own limit

    public static bool Serves(NamedModel model) => model.Entry.Outputs.Contains(Modality.Embedding)
        || model.Id.Contains("titan-embed", StringComparison.Ordinal) || model.Id.Contains("cohere.embed", StringComparison.Ordinal);

    public static EmbedCall Read(RequestJson body, string modelId, Caller caller)
    {
        if (body.FindText("inputText") is { } text)
        {
            if (text.Length == 0 || body.TryGet("inputImage", out _))
            {
                throw body.Wrong("needs a text, and nothing else is read here", "inputText");
            }

            body.FindFlag("normalize");
            Check(body, "embeddingTypes", "float", "binary");
            var dimensions = body.FindInteger("dimensions", 1, 65536);
            return dimensions is null or 256 or 512 or 1024 || !modelId.Contains("titan-embed", StringComparison.Ordinal)
                ? new EmbedCall(modelId, caller, [text], dimensions)
                : throw body.Get("dimensions").Wrong("must be one of 256, 512, 1024");
        }

        Check(body, "embedding_types", "float", "int8", "uint8", "binary", "ubinary");
        var texts = body.FindTexts("texts") ?? ReadInputs(body);
        body.FindOneOf("truncate", "NONE", "START", "END", "LEFT", "RIGHT");
        var purpose = body.FindOneOf("input_type", "search_document", "search_query", "classification", "clustering", "image");
        return texts.Count is > 0 and <= MostTexts
            ? new EmbedCall(modelId, caller, texts, body.FindInteger("output_dimension", 1, 65536)) { AreQuestions = purpose == "search_query" }
            : throw body.Wrong($"needs inputText, or 1 to {MostTexts} texts", "texts");
    }

    public static void Write(Utf8JsonWriter json, RequestJson body, EmbedAnswer answer)
    {
        json.WriteStartObject();
        if (body.TryGet("inputText", out _))
        {
            var vector = body.FindFlag("normalize") == false ? answer.Vectors[0].Span : Normal(answer.Vectors[0].Span);
            json.WritePropertyName("embedding");
            WriteVector(json, vector, "float");
            json.WriteNumber("inputTextTokenCount", answer.InputTokens);
            json.WriteStartObject("embeddingsByType");
            foreach (var type in body.FindTexts("embeddingTypes") ?? ["float"])
            {
                json.WritePropertyName(type);
                WriteVector(json, vector, type == "binary" ? "bits" : type);
            }

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
        var types = body.FindTexts("embedding_types");
        json.WriteString("id", Guid.NewGuid().ToString());
        json.WriteStartArray("texts");
        foreach (var text in body.FindTexts("texts") ?? [])
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
        json.WriteString("response_type", types is null ? "embeddings_floats" : "embeddings_by_type");
        json.WritePropertyName("embeddings");
        if (types is null)
        {
            WriteVectors(json, answer, "float");
            return;
        }

        json.WriteStartObject();
        foreach (var type in types.Distinct(StringComparer.Ordinal))
        {
            json.WritePropertyName(type);
            WriteVectors(json, answer, type);
        }

        json.WriteEndObject();
    }

    /// <summary>Of length 1, as the family's vectors are unless a caller wants otherwise; what a provider gives may be longer.</summary>
    private static ReadOnlySpan<float> Normal(ReadOnlySpan<float> vector)
    {
        var length = TensorPrimitives.Norm(vector);
        if (length == 0 || MathF.Abs(length - 1) < 1e-3f)
        {
            return vector;
        }

        var normal = new float[vector.Length];
        TensorPrimitives.Divide(vector, length, normal);
        return normal;
    }

    private static void Check(RequestJson body, string member, params string[] known)
    {
        if (body.FindTexts(member)?.Find(t => !known.Contains(t)) is { } other)
        {
            throw body.Get(member).Wrong($"[{other}] is not one of {string.Join(", ", known)}");
        }
    }

    private static void WriteVectors(Utf8JsonWriter json, EmbedAnswer answer, string type)
    {
        json.WriteStartArray();
        foreach (var vector in answer.Vectors)
        {
            WriteVector(json, vector.Span, type);
        }

        json.WriteEndArray();
    }

    /// <param name="json">At a value.</param>
    /// <param name="vector">As the model gave it.</param>
    /// <param name="type">float; int8 and uint8: the range of the vector's values, in 256 steps; bits: one 0 or 1 a value, by its sign; binary and ubinary: eight of them in a number.</param>
    private static void WriteVector(Utf8JsonWriter json, ReadOnlySpan<float> vector, string type)
    {
        json.WriteStartArray();
        var largest = 0f;
        foreach (var value in vector)
        {
            largest = MathF.Max(largest, MathF.Abs(value));
        }

        if (type is "binary" or "ubinary")
        {
            for (var at = 0; at < vector.Length; at += 8)
            {
                var bits = 0;
                for (var bit = 0; bit < 8; bit++)
                {
                    bits = (bits << 1) | (at + bit < vector.Length && vector[at + bit] > 0 ? 1 : 0);
                }

                json.WriteNumberValue(type == "ubinary" ? bits : bits - 128);
            }
        }
        else
        {
            foreach (var value in vector)
            {
                switch (type)
                {
                    case "float":
                        json.WriteNumberValue(value);
                        break;
                    case "bits":
                        json.WriteNumberValue(value > 0 ? 1 : 0);
                        break;
                    default:
                        var step = (int)MathF.Round(largest == 0 ? 0 : value / largest * 127);
                        json.WriteNumberValue(type == "int8" ? step : step + 128);
                        break;
                }
            }
        }

        json.WriteEndArray();
    }
}
