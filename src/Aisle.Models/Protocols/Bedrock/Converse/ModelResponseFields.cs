using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aisle.Models.Protocols.Bedrock.Native;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Converse;

/// <summary>
/// additionalModelResponseFieldPaths: JSON pointers (RFC 6901) into what the model's family says in InvokeModel, given back as additionalModelResponseFields. A
/// pointer that leads nowhere is left out, as the service does.
/// </summary>
internal sealed class ModelResponseFields
{
    private const int MostPaths = 10;

    private readonly List<string[]> _paths;
    private readonly NativeBody _family;
    private readonly ChatCall _call;

    private ModelResponseFields(List<string[]> paths, NativeBody family, ChatCall call) => (_paths, _family, _call) = (paths, family, call);

    /// <summary>Null where none are asked for.</summary>
    public static ModelResponseFields? Read(RequestJson body, ChatCall call)
    {
        var paths = body.FindItems("additionalModelResponseFieldPaths").Select(Path).ToList();
        return paths.Count switch
        {
            0 => null,
            > MostPaths => throw body.Get("additionalModelResponseFieldPaths").Wrong($"must have at most {MostPaths} items"),
            _ => new ModelResponseFields(paths, NativeBodies.For(call.ModelId, body), call),
        };
    }

    public void Write(Utf8JsonWriter json, ChatResponse response) => Write(json, [Json(inner => _family.Write(inner, response, _call.ModelId))]);

    /// <summary>Of a stream: the pointers lead into the family's own last chunks.</summary>
    public void Write(Utf8JsonWriter json, ChatFinishReason? finish)
    {
        var chunks = new List<JsonNode?>();
        var stream = _family.Stream(_call, write => chunks.Add(Json(write)));
        stream.Write(new ChatResponseUpdate { FinishReason = finish });
        stream.End(_ => { });
        Write(json, chunks);
    }

    private void Write(Utf8JsonWriter json, List<JsonNode?> documents)
    {
        var fields = new JsonObject();
        foreach (var path in _paths)
        {
            foreach (var document in documents)
            {
                if (TryFind(document, path, out var found))
                {
                    Put(fields, path, found);
                }
            }
        }

        if (fields.Count > 0)
        {
            json.WritePropertyName("additionalModelResponseFields");
            fields.WriteTo(json);
        }
    }

    private static bool TryFind(JsonNode? node, ReadOnlySpan<string> path, out JsonNode? found)
    {
        found = node;
        foreach (var step in path)
        {
            if (found is JsonObject o && o.TryGetPropertyValue(step, out found))
            {
                continue;
            }

            if (found is JsonArray list && int.TryParse(step, out var index) && index >= 0 && index < list.Count)
            {
                found = list[index];
                continue;
            }

            return false;
        }

        return true;
    }

    private static void Put(JsonObject fields, ReadOnlySpan<string> path, JsonNode? value)
    {
        foreach (var step in path[..^1])
        {
            if (fields[step] is not JsonObject inner)
            {
                fields[step] = inner = [];
            }

            fields = inner;
        }

        fields[path[^1]] = value?.DeepClone();
    }

    private static string[] Path(RequestJson path) => path.Text() is { Length: > 1 and <= 256 } text && text[0] == '/'
        ? [.. text[1..].Split('/').Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))]
        : throw path.Wrong("must be a JSON pointer, such as /stop_sequence, of at most 256 characters");

    private static JsonNode? Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return JsonNode.Parse(buffer.WrittenSpan);
    }
}
