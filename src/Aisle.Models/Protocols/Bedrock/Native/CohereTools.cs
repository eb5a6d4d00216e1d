using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>Tools as Cohere's Command R writes them: parameter definitions with Python's names of types, calls without ids, results beside their call.</summary>
internal static class CohereTools
{
    /// <summary>"parameter_definitions" as a JSON schema.</summary>
    public static JsonElement ReadSchema(RequestJson tool)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            IReadOnlyList<(string Name, RequestJson Definition)> parameters = tool.TryGet("parameter_definitions", out var given) ? [.. given.Members()] : [];
            json.WriteStartObject();
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            foreach (var (name, definition) in parameters)
            {
                json.WriteStartObject(name);
                json.WriteString("type", TypeOf(definition.FindText("type")));
                json.WriteString("description", definition.FindText("description") ?? "");
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteStartArray("required");
            foreach (var (name, _) in parameters.Where(p => p.Definition.FindFlag("required") == true))
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    /// <summary>Each call as the assistant made it, then what came of it.</summary>
    public static IEnumerable<ChatMessage> ReadResults(RequestJson body)
    {
        List<(string Id, RequestJson Result)> results = [.. body.FindItems("tool_results").Select((r, at) => ("call_" + at.ToString(CultureInfo.InvariantCulture), r))];
        if (results.Count == 0)
        {
            yield break;
        }

        yield return new ChatMessage(ChatRole.Assistant, [.. results.Select(r => new FunctionCallContent(
            r.Id, r.Result.Get("call").Text("name"), r.Result.Get("call").TryGet("parameters", out var parameters) ? parameters.ToArguments() : []))]);
        yield return new ChatMessage(ChatRole.Tool, [.. results.Select(r => new FunctionResultContent(r.Id, r.Result.Get("outputs").Element.GetRawText()))]);
    }

    /// <summary>The member tool_calls, where there are some.</summary>
    public static void Write(Utf8JsonWriter json, List<FunctionCallContent> calls)
    {
        if (calls.Count == 0)
        {
            return;
        }

        json.WriteStartArray("tool_calls");
        foreach (var call in calls)
        {
            json.WriteStartObject();
            json.WriteString("name", call.Name);
            json.WritePropertyName("parameters");
            ToolArguments.Write(json, call);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string TypeOf(string? name) => name?.Split('[')[0].ToUpperInvariant() switch
    {
        "INT" or "INTEGER" => "integer",
        "FLOAT" or "NUMBER" => "number",
        "BOOL" or "BOOLEAN" => "boolean",
        "LIST" or "ARRAY" or "TUPLE" => "array",
        "DICT" or "OBJECT" => "object",
        _ => "string",
    };
}
