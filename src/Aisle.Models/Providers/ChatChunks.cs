using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Providers;

/// <summary>
/// The chat.completion.chunk objects of one stream to updates, each read once and kept nowhere: text and reasoning as they come, calls of tools when all their
/// parts are there, the usage where it is told. Of several choices the first. One instance a stream.
/// </summary>
internal sealed class ChatChunks
{
    private readonly Dictionary<int, Call> _calls = []; // in the order in which they begin
    private byte[] _idBytes = [];
    private string? _id;
    private byte[] _modelBytes = [];
    private string? _model;
    private DateTimeOffset? _created;
    private ChatFinishReason? _finish;
    private StringBuilder? _refusal;

    /// <summary>Whether the stream's last line was read.</summary>
    public bool Ended { get; private set; }

    /// <exception cref="JsonException">It is no chunk.</exception>
    /// <exception cref="InvalidOperationException">A member has another type than the protocol's.</exception>
    public ChatResponseUpdate Read(ReadOnlySpan<byte> data)
    {
        var update = new ChatResponseUpdate { Role = ChatRole.Assistant };
        if (Ended || data.SequenceEqual("[DONE]"u8))
        {
            Ended = true;
            return update;
        }

        var reader = new Utf8JsonReader(data, new JsonReaderOptions { MaxDepth = Protocols.RequestJson.Depth });
        reader.Read();
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("choices"u8))
            {
                ReadChoices(ref reader, update);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                _id = Same(ref reader, ref _idBytes, _id);
            }
            else if (reader.ValueTextEquals("model"u8))
            {
                _model = Same(ref reader, ref _modelBytes, _model);
            }
            else if (reader.ValueTextEquals("created"u8))
            {
                reader.Read();
                _created = reader.TokenType == JsonTokenType.Number && _created is null ? DateTimeOffset.FromUnixTimeSeconds(reader.GetInt64()) : _created;
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                ReadUsage(ref reader, update);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.Null)
                {
                    throw new ModelFaultException(new ModelFault(ModelFaultKind.ProviderFailed, "The model's provider broke off its answer."));
                }
            }
            else
            {
                reader.Skip();
            }
        }

        while (reader.Read())
        {
            // What stands behind the object makes it no JSON.
        }

        (update.ResponseId, update.MessageId, update.ModelId, update.CreatedAt, update.FinishReason) = (_id, _id, _model, _created, _finish);
        return update;
    }

    /// <summary>What is whole only at the end; null for nothing.</summary>
    public ChatResponseUpdate? Last()
    {
        if (_calls.Count == 0 && _refusal is null)
        {
            return null;
        }

        var last = new ChatResponseUpdate { Role = ChatRole.Assistant, ResponseId = _id, MessageId = _id, ModelId = _model, CreatedAt = _created, FinishReason = _finish };
        foreach (var call in _calls.Values)
        {
            last.Contents.Add(FunctionCallContent.CreateFromParsedArguments(
                call.Arguments.ToString(), call.Id ?? "", call.Name ?? "", static json => json.Length == 0 ? null : JsonSerializer.Deserialize<Dictionary<string, object?>>(json, AIJsonUtilities.DefaultOptions)));
        }

        if (_refusal is not null)
        {
            last.Contents.Add(new ErrorContent(_refusal.ToString()) { ErrorCode = "Refusal" });
        }

        return last;
    }

    private void ReadChoices(ref Utf8JsonReader reader, ChatResponseUpdate update)
    {
        reader.Read();
        Expect(ref reader, JsonTokenType.StartArray);
        for (var first = true; reader.Read() && reader.TokenType != JsonTokenType.EndArray; first = false)
        {
            Expect(ref reader, JsonTokenType.StartObject);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (first && reader.ValueTextEquals("delta"u8))
                {
                    ReadDelta(ref reader, update);
                }
                else if (first && reader.ValueTextEquals("finish_reason"u8))
                {
                    reader.Read();
                    _finish = reader.GetString() is { } reason ? Finish(reason) : _finish;
                }
                else
                {
                    reader.Skip();
                }
            }
        }
    }

    private void ReadDelta(ref Utf8JsonReader reader, ChatResponseUpdate update)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("content"u8))
            {
                reader.Read();
                ReadContent(ref reader, update);
            }
            else if (reader.ValueTextEquals("reasoning_content"u8) || reader.ValueTextEquals("reasoning"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } thought)
                {
                    update.Contents.Add(new TextReasoningContent(thought));
                }
                else
                {
                    reader.Skip();
                }
            }
            else if (reader.ValueTextEquals("refusal"u8))
            {
                reader.Read();
                if (reader.GetString() is { Length: > 0 } refusal)
                {
                    (_refusal ??= new StringBuilder()).Append(refusal);
                }
            }
            else if (reader.ValueTextEquals("tool_calls"u8))
            {
                ReadCalls(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    /// <summary>A string, or parts of which those of text are taken.</summary>
    private static void ReadContent(ref Utf8JsonReader reader, ChatResponseUpdate update)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            using var parts = JsonDocument.ParseValue(ref reader);
            foreach (var part in parts.RootElement.EnumerateArray())
            {
                if (part.TryGetProperty("text", out var text))
                {
                    update.Contents.Add(new TextContent(text.GetString()));
                }
            }
        }
        else if (reader.GetString() is { Length: > 0 } text)
        {
            update.Contents.Add(new TextContent(text));
        }
    }

    private void ReadCalls(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        using var parts = JsonDocument.ParseValue(ref reader);
        foreach (var part in parts.RootElement.EnumerateArray())
        {
            var index = part.TryGetProperty("index", out var place) && place.ValueKind == JsonValueKind.Number ? place.GetInt32() : 0;
            if (!_calls.TryGetValue(index, out var call))
            {
                _calls[index] = call = new Call();
            }

            call.Id ??= Text(part, "id");
            if (part.TryGetProperty("function", out var function))
            {
                call.Name ??= Text(function, "name");
                call.Arguments.Append(Text(function, "arguments"));
            }
        }

        static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var text) ? text.GetString() : null;
    }

    private static void ReadUsage(ref Utf8JsonReader reader, ChatResponseUpdate update)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        using var usage = JsonDocument.ParseValue(ref reader);
        var root = usage.RootElement;
        update.Contents.Add(new UsageContent(new UsageDetails
        {
            InputTokenCount = Number(root, "prompt_tokens"),
            OutputTokenCount = Number(root, "completion_tokens"),
            TotalTokenCount = Number(root, "total_tokens"),
            CachedInputTokenCount = root.TryGetProperty("prompt_tokens_details", out var input) ? Number(input, "cached_tokens") : null,
            ReasoningTokenCount = root.TryGetProperty("completion_tokens_details", out var output) ? Number(output, "reasoning_tokens") : null,
        }));

        static long? Number(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetInt64() : null;
    }

    /// <summary>The string of before, where the bytes are: a stream says the same in each chunk.</summary>
    private static string? Same(ref Utf8JsonReader reader, ref byte[] bytes, string? text)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.SequenceEqual(bytes))
        {
            return text;
        }

        bytes = reader.ValueSpan.ToArray();
        return reader.GetString();
    }

    private static ChatFinishReason Finish(string reason) => reason switch
    {
        "stop" => ChatFinishReason.Stop,
        "length" => ChatFinishReason.Length,
        "content_filter" => ChatFinishReason.ContentFilter,
        "tool_calls" or "function_call" => ChatFinishReason.ToolCalls,
        var other => new ChatFinishReason(other),
    };

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
        {
            throw new JsonException($"A chunk has a {reader.TokenType} where a {type} is due.");
        }
    }

    private sealed class Call
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public StringBuilder Arguments { get; } = new();
    }
}
