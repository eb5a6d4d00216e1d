using System.Text.Json;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>The body of InvokeModel that orders documents: cohere.rerank-* and amazon.rerank-*.</summary>
internal static class RerankBodies
{
    private const int MostDocuments = 1_000; // Bedrock's own limit

    public static bool Serves(string modelId) => modelId.Contains(".rerank", StringComparison.Ordinal);

    public static RerankCall Read(RequestJson body, string modelId, Caller caller)
    {
        var documents = body.Get("documents").Items().Select(d => d.IsText ? d.Text() : d.FindText("text") ?? d.Element.GetRawText()).ToList();
        return documents.Count is > 0 and <= MostDocuments
            ? new RerankCall(modelId, caller, body.Text("query"), documents, body.FindInteger("top_n", 1, int.MaxValue))
            : throw body.Get("documents").Wrong($"must have 1 to {MostDocuments} documents");
    }

    public static void Write(Utf8JsonWriter json, IReadOnlyList<RerankScore> scores)
    {
        json.WriteStartObject();
        json.WriteStartArray("results");
        foreach (var score in scores)
        {
            json.WriteStartObject();
            json.WriteNumber("index", score.Index);
            json.WriteNumber("relevance_score", score.Score);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
