using System.Buffers;
using System.Text;
using System.Text.Json;
using Aisle.Models.Protocols;
using Aisle.Models.Protocols.Anthropic;
using Aisle.Models.Protocols.OpenAI;

namespace Aisle.Models.PassThrough;

/// <summary>
/// What must be known of a body to send it on: the model, whether it streams, which session it is of. The rest is walked over and not looked at. A body
/// with something unusual in it is left to the dialect's own reader, which says what is wrong with it.
/// </summary>
internal sealed class PassedRequest
{
    private readonly ReadOnlyMemory<byte> _body;
    private readonly Dialect _dialect;
    private readonly (int Start, int End) _model;

    private PassedRequest(ReadOnlyMemory<byte> body, Dialect dialect, (int, int) model, string modelId, bool streams, bool usageAsked, string? session) =>
        (_body, _dialect, _model, ModelId, Streams, UsageAsked, SessionId) = (body, dialect, model, modelId, streams, usageAsked, session);

    public string ModelId { get; }

    public bool Streams { get; }

    /// <summary>Whether the caller wants a stream's last chunk, which tells the usage. It is asked for in any case.</summary>
    public bool UsageAsked { get; }

    public string? SessionId { get; }

    /// <summary>As a translated request's are estimated, for an answer whose provider counted nothing: the body is read for this alone.</summary>
    public int EstimateInput(Caller caller)
    {
        try
        {
            var body = RequestJson.Parse(_body, out var document);
            using (document)
            {
                return TokenEstimate.Of(_dialect == Dialect.Messages ? MessagesReader.Read(body, ModelId, caller) : ChatReader.Read(body, ModelId, caller));
            }
        }
        catch (ModelFaultException)
        {
            return _body.Length / TokenEstimate.BytesPerToken; // has what no reader here knows, and the provider took it
        }
    }

    public static PassedRequest? TryRead(ReadOnlyMemory<byte> body, Dialect dialect)
    {
        try
        {
            return Read(body, dialect);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // no JSON, or no valid Unicode
        }
    }

    /// <summary>The body with the provider's name of the model, and the usage asked for.</summary>
    public ReadOnlyMemory<byte> For(string model, Dialect dialect)
    {
        var name = JsonEncodedText.Encode(model).EncodedUtf8Bytes;
        var asks = Streams && !UsageAsked && dialect == Dialect.ChatCompletions ? ",\"stream_options\":{\"include_usage\":true}"u8 : [];
        var sent = new ArrayBufferWriter<byte>(_body.Length + name.Length + asks.Length + 2);
        sent.Write(_body.Span[.._model.Start]);
        sent.Write("\""u8);
        sent.Write(name);
        sent.Write("\""u8);
        sent.Write(asks);
        sent.Write(_body.Span[_model.End..]);
        return sent.WrittenMemory;
    }

    private static PassedRequest? Read(ReadOnlyMemory<byte> body, Dialect dialect)
    {
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = RequestJson.Depth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var (model, modelId, streams, usageAsked, session, hasMessages, hasLimit) = ((Start: 0, End: 0), (string?)null, false, false, (string?)null, false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var usual = true;
            if (reader.ValueTextEquals("model"u8))
            {
                reader.Read();
                usual = reader.TokenType == JsonTokenType.String && modelId is null;
                (model, modelId) = (((int)reader.TokenStartIndex, (int)reader.BytesConsumed), usual ? reader.GetString() : null);
            }
            else if (reader.ValueTextEquals("stream"u8))
            {
                reader.Read();
                usual = reader.TokenType is JsonTokenType.True or JsonTokenType.False;
                streams = reader.TokenType == JsonTokenType.True;
            }
            else if (reader.ValueTextEquals("messages"u8))
            {
                reader.Read();
                usual = reader.TokenType == JsonTokenType.StartArray && !hasMessages;
                hasMessages = usual && HasObjects(ref reader);
            }
            else if (reader.ValueTextEquals("prompt_cache_key"u8))
            {
                reader.Read();
                usual = reader.TokenType == JsonTokenType.String;
                session = usual ? reader.GetString() : null;
            }
            else if (reader.ValueTextEquals("stream_options"u8))
            {
                usual = !usageAsked && AsksForUsage(ref reader);
                usageAsked = true;
            }
            else if (reader.ValueTextEquals("temperature"u8))
            {
                usual = Within(ref reader, 0, dialect == Dialect.Messages ? 1 : 2);
            }
            else if (reader.ValueTextEquals("top_p"u8))
            {
                usual = Within(ref reader, 0, 1);
            }
            else if (reader.ValueTextEquals("n"u8))
            {
                usual = Within(ref reader, 1, 1);
            }
            else if (reader.ValueTextEquals("max_tokens"u8) || reader.ValueTextEquals("max_completion_tokens"u8))
            {
                usual = hasLimit = Within(ref reader, 1, int.MaxValue);
            }
            else
            {
                reader.Skip();
            }

            if (!usual)
            {
                return null;
            }
        }

        // To its end: what stands behind the object makes it no JSON.
        while (reader.Read())
        {
        }

        return modelId is not null && hasMessages && (hasLimit || dialect != Dialect.Messages)
            ? new PassedRequest(body, dialect, model, modelId, streams, usageAsked, session)
            : null;
    }

    /// <summary>At an array's start; at its end afterwards.</summary>
    private static bool HasObjects(ref Utf8JsonReader reader)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            reader.Skip();
            count++;
        }

        return count > 0 && reader.TokenType == JsonTokenType.EndArray;
    }

    /// <summary>Whether the options are those that ask for usage and nothing more.</summary>
    private static bool AsksForUsage(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.StartObject
            && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("include_usage"u8)
            && reader.Read() && reader.TokenType == JsonTokenType.True
            && reader.Read() && reader.TokenType == JsonTokenType.EndObject;
    }

    private static bool Within(ref Utf8JsonReader reader, double min, double max)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && number >= min && number <= max;
    }
}
