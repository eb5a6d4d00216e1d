using System.Buffers;
using System.Text.Json;
using Aisle.Models.Metering;
using Aisle.Models.Protocols;
using Aisle.Models.Providers;
using Aisle.Models.Routing;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.PassThrough;

/// <summary>
/// An answer on its way from a provider to a caller of the same dialect. Of a stream whole events are sent on, each as soon as it is there; looked into are
/// only those that tell the usage or an error.
/// </summary>
internal sealed class PassedAnswer : IDisposable
{
    private const int BufferBytes = 16 * 1024;
    /// <summary>Anthropic's own sign of life; the other dialect has none, and takes a comment.</summary>
    private static ReadOnlySpan<byte> Ping => "event: ping\ndata: {\"type\": \"ping\"}\n\n"u8;


    private readonly HttpResponseMessage _response;
    private readonly Stream _stream;
    private readonly PassedRequest _request;
    private readonly Meter.Running _running;
    private byte[] _buffer;
    private int _length;
    private int _events;
    private bool _counted;
    private bool _broken;

    private PassedAnswer(HttpResponseMessage response, Stream stream, PassedRequest request, Meter.Running running) =>
        (_response, _stream, _request, _running, _buffer) = (response, stream, request, running, ArrayPool<byte>.Shared.Rent(BufferBytes));

    /// <summary>Waits for the first bytes of the body: until then another provider may be asked.</summary>
    public static async Task<PassedAnswer> OpenAsync(HttpResponseMessage response, PassedRequest request, Meter.Running running, CancellationToken cancellationToken)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type != (request.Streams ? "text/event-stream" : "application/json"))
        {
            response.Dispose();
            throw Unreadable();
        }

        var answer = new PassedAnswer(response, await response.Content.ReadAsStreamAsync(cancellationToken), request, running);
        try
        {
            return await answer.FillAsync(cancellationToken) ? answer : throw Unreadable();
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    /// <param name="http">Nothing of its response is sent yet.</param>
    /// <param name="dialect">Of the answer.</param>
    /// <param name="patience">Renewed at each read.</param>
    /// <param name="routing">How long a stream may pause.</param>
    /// <param name="time">Whose clock.</param>
    public async Task SendAsync(HttpContext http, Dialect dialect, Patience patience, RoutingOptions routing, TimeProvider time)
    {
        var output = http.Response.BodyWriter;
        if (!_request.Streams)
        {
            while (await FillAsync(patience.Token))
            {
            }

            if (!TryReadUsage(_buffer.AsSpan(0, _length)) || _broken)
            {
                throw Unreadable();
            }

            http.Response.ContentType = "application/json";
            http.Response.ContentLength = _length;
            await output.WriteAsync(_buffer.AsMemory(0, _length), patience.Token);
            _running.Succeeded = true;
            return;
        }

        http.Response.ContentType = "text/event-stream";
        using var alive = new KeepAlive(output, () => output.Write(dialect == Dialect.Messages ? Ping : SseWriter.Comment), routing.KeepAlive, time);
        for (var more = true; more;)
        {
            var whole = _buffer.AsSpan(0, _length).LastIndexOf("\n\n"u8) + 2;
            if (whole >= 2)
            {
                Relay(_buffer.AsSpan(0, whole), output);
                _buffer.AsSpan(whole, _length - whole).CopyTo(_buffer);
                _length -= whole;
                await output.FlushAsync(patience.Token);
                if (_broken)
                {
                    throw new ModelFaultException(new ModelFault(ModelFaultKind.ProviderFailed, "The model's provider broke off its answer."));
                }
            }

            patience.Renew(routing.BetweenUpdates);
            alive.Rest();
            try
            {
                more = await FillAsync(patience.Token);
            }
            finally
            {
                await alive.ResumeAsync();
            }
        }

        output.Write(_buffer.AsSpan(0, _length));
        _running.Succeeded = true;
    }

    public void Dispose()
    {
        if (!_counted && (_events > 0 || _running.Succeeded))
        {
            (_running.Usage.InputTokenCount, _running.Usage.OutputTokenCount) = (_request.EstimateInput(_running.Caller), _events);
        }

        _running.Dispose();
        _stream.Dispose();
        _response.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    public static ModelFaultException Unreadable() => new(new ModelFault(ModelFaultKind.ProviderFailed, "The model's provider gave an answer that can't be read."));

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_length == _buffer.Length)
        {
            var larger = _length < BoundedAnswer.LongestEvent ? ArrayPool<byte>.Shared.Rent(_length * 2) : throw Unreadable();
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        var read = await _stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken);
        _length += read;
        return read > 0;
    }

    /// <summary>Sends events on, up to one that tells of an error: a provider's own words are not for callers.</summary>
    private void Relay(ReadOnlySpan<byte> events, IBufferWriter<byte> output)
    {
        if (events.IndexOf("\"usage\""u8) < 0 && events.IndexOf("\"error\""u8) < 0)
        {
            _events += events.Count("\n\n"u8);
            output.Write(events);
            return;
        }

        while (!events.IsEmpty)
        {
            var end = events.IndexOf("\n\n"u8) + 2;
            var one = events[..end];
            var hidden = false;
            var counts = one.IndexOf("\"usage\""u8) >= 0;
            if ((counts || one.IndexOf("\"error\""u8) >= 0) && one.IndexOf("data:"u8) is var at and >= 0)
            {
                var data = one[(at + 5)..].Trim((byte)' ');
                hidden = TryReadUsage(data[..(data.IndexOf((byte)'\n') is var line and >= 0 ? line : data.Length)]) && counts && !_request.UsageAsked && HasNoChoices(data);
            }

            if (_broken)
            {
                return;
            }

            if (!hidden)
            {
                output.Write(one);
            }

            _events++;
            events = events[end..];
        }
    }

    /// <summary>The chunk that OpenAI's protocol adds for the usage alone: a caller that did not ask for it gets it not.</summary>
    private static bool HasNoChoices(ReadOnlySpan<byte> json) => json.IndexOf("\"choices\":[]"u8) >= 0 || json.IndexOf("\"choices\": []"u8) >= 0;

    /// <summary>Counts what the JSON tells of usage; false where it is no JSON object.</summary>
    private bool TryReadUsage(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && Walk(ref reader);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool Walk(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("usage"u8))
            {
                reader.Read();
                Count(ref reader);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                _broken |= reader.TokenType != JsonTokenType.Null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("message"u8))
            {
                reader.Read(); // Anthropic's message_start has the input's tokens in its message
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    Walk(ref reader);
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return true;
    }

    private void Count(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return; // null
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var input = reader.ValueTextEquals("prompt_tokens"u8) || reader.ValueTextEquals("input_tokens"u8);
            var output = reader.ValueTextEquals("completion_tokens"u8) || reader.ValueTextEquals("output_tokens"u8);
            reader.Read();
            if ((input || output) && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var tokens))
            {
                // A later number of the same stream is the newer one.
                _running.Usage.InputTokenCount = input && tokens > 0 ? tokens : _running.Usage.InputTokenCount;
                _running.Usage.OutputTokenCount = output ? tokens : _running.Usage.OutputTokenCount;
                _counted = true;
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
