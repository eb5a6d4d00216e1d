using System.Text.Json;
using Aisle.Models.Knowledge;

namespace Aisle.Models.Protocols.Bedrock.AgentRuntime;

/// <summary>KnowledgeBaseRetrievalResult, RetrievedReference and Citation.</summary>
internal static class KnowledgeWriter
{
    /// <param name="json">At a value.</param>
    /// <param name="passage">What was found.</param>
    /// <param name="scored">With its score and document id, as Retrieve has it; a citation's reference has none.</param>
    public static void Write(Utf8JsonWriter json, KnowledgePassage passage, bool scored)
    {
        json.WriteStartObject();
        json.WriteStartObject("content");
        json.WriteString("type", "TEXT");
        json.WriteString("text", passage.Text);
        json.WriteEndObject();
        json.WriteStartObject("location");
        json.WriteString("type", passage.Source is null ? "CUSTOM" : "WEB");
        json.WriteStartObject(passage.Source is null ? "customDocumentLocation" : "webLocation");
        json.WriteString(passage.Source is null ? "id" : "url", passage.Source?.OriginalString ?? passage.DocumentId);
        json.WriteEndObject();
        json.WriteEndObject();
        if (scored)
        {
            json.WriteNumber("score", passage.Score);
            json.WriteString("documentId", passage.DocumentId);
        }

        json.WriteStartObject("metadata");
        foreach (var (name, value) in passage.Metadata)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>An event of a stream: older clients look for the whole under "citation", newer ones for its parts.</summary>
    public static void WriteEvent(Utf8JsonWriter json, Citation citation)
    {
        json.WriteStartObject("citation");
        WriteCitation(json, citation);
        json.WriteEndObject();
        WriteCitation(json, citation);
    }

    /// <summary>The members generatedResponsePart and retrievedReferences.</summary>
    public static void WriteCitation(Utf8JsonWriter json, Citation citation)
    {
        json.WriteStartObject("generatedResponsePart");
        json.WriteStartObject("textResponsePart");
        json.WriteString("text", citation.Text);
        json.WriteStartObject("span");
        json.WriteNumber("start", citation.Start);
        json.WriteNumber("end", citation.Start + citation.Text.Length - 1); // the service's span includes its end
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("retrievedReferences");
        foreach (var passage in citation.Passages)
        {
            Write(json, passage, scored: false);
        }

        json.WriteEndArray();
    }
}
