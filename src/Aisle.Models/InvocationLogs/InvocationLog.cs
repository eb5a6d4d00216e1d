using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Aisle.Models.Guardrails;
using Aisle.Models.Protocols.Bedrock;
using Aisle.Models.Routing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aisle.Models.InvocationLogs;

/// <summary>
/// The invocation log: one JSON object a line, of the schema of Bedrock's own ("ModelInvocationLog", version 1.0). Records wait in a bounded queue for the
/// disk; where it is full the record is dropped, and that is logged, since no caller shall wait for a log. Personal data is hidden before a record waits.
/// </summary>
internal sealed partial class InvocationLog : BackgroundService
{
    private const int MostWaiting = 4_096;
    private const string Prefix = "invocations-";

    private readonly Channel<(DateOnly Day, byte[] Line)> _waiting = Channel.CreateBounded<(DateOnly, byte[])>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly InvocationLogOptions _options;
    private readonly IReadOnlyCollection<string> _redacted;
    private readonly TimeProvider _time;
    private readonly ILogger<InvocationLog> _log;
    private long _dropped;

    public InvocationLog(InvocationLogOptions options, TimeProvider time, ILogger<InvocationLog> log)
    {
        (_options, _time, _log) = (options, time, log);
        _redacted = options.Redact ?? PiiEntities.Types;
        Directory.CreateDirectory(options.Folder);
    }

    /// <param name="call">What was asked.</param>
    /// <param name="model">By whom it is answered.</param>
    /// <param name="answer">Null where there is none.</param>
    /// <param name="fault">Why there is none; null where there is one.</param>
    /// <param name="took">Until its end.</param>
    public void Write(ChatCall call, ModelEntry model, ChatResponse? answer, ModelFault? fault, TimeSpan took)
    {
        var now = _time.GetUtcNow();
        if (!_waiting.Writer.TryWrite((DateOnly.FromDateTime(now.UtcDateTime), Line(call, model, answer, fault, took, now))) && Interlocked.Increment(ref _dropped) % 1_000 == 1)
        {
            LogDropped(_log, _dropped);
        }
    }

    /// <summary>What waits is written before the process ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
        WriteWaiting();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            WriteWaiting();
        }
    }

    private void WriteWaiting()
    {
        var lines = new List<byte[]>();
        while (_waiting.Reader.TryRead(out var next))
        {
            lines.Add(next.Line);
            if (!_waiting.Reader.TryPeek(out var following) || following.Day != next.Day || lines.Count == 256)
            {
                Append(next.Day, lines);
                lines.Clear();
            }
        }
    }

    private void Append(DateOnly day, List<byte[]> lines)
    {
        try
        {
            var path = Path.Combine(_options.Folder, Prefix + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ".jsonl");
            if (!File.Exists(path))
            {
                Forget(day);
            }

            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            foreach (var line in lines)
            {
                file.Write(line);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotWritten(_log, e.Message);
        }
    }

    private void Forget(DateOnly today)
    {
        foreach (var path in Directory.EnumerateFiles(_options.Folder, Prefix + "*.jsonl"))
        {
            if (DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(path)[Prefix.Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < today.AddDays(-_options.Days))
            {
                File.Delete(path);
            }
        }
    }

    private byte[] Line(ChatCall call, ModelEntry model, ChatResponse? answer, ModelFault? fault, TimeSpan took, DateTimeOffset now)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("schemaType", "ModelInvocationLog");
            json.WriteString("schemaVersion", "1.0");
            json.WriteString("timestamp", now);
            json.WriteString("accountId", BedrockArn.Account);
            json.WriteStartObject("identity");
            json.WriteString("arn", $"arn:aws:iam::{BedrockArn.Account}:user/{call.Caller.KeyId}");
            json.WriteString("app", call.Caller.App);
            json.WriteEndObject();
            json.WriteString("region", BedrockArn.Region);
            json.WriteString("requestId", Guid.NewGuid());
            json.WriteString("operation", "Converse");
            json.WriteString("modelId", model.Id);
            json.WriteNumber("latencyMs", (long)took.TotalMilliseconds);
            if (fault is not null)
            {
                json.WriteString("errorCode", fault.Kind.ToString());
            }

            if (call.Metadata.Count > 0)
            {
                json.WriteStartObject("requestMetadata");
                foreach (var (name, value) in call.Metadata)
                {
                    json.WriteString(name, Hide(value));
                }

                json.WriteEndObject();
            }

            WriteSide(json, "input", call.Messages, answer?.Usage?.InputTokenCount);
            if (answer is not null)
            {
                WriteSide(json, "output", answer.Messages, answer.Usage?.OutputTokenCount);
            }

            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenSpan.ToArray();
    }

    private void WriteSide(Utf8JsonWriter json, string side, IEnumerable<ChatMessage> messages, long? tokens)
    {
        json.WriteStartObject(side);
        json.WriteString(side + "ContentType", "application/json");
        if (tokens is { } count)
        {
            json.WriteNumber(side + "TokenCount", count);
        }

        if (_options.Texts)
        {
            json.WriteStartObject(side + "BodyJson");
            json.WriteStartArray("messages");
            foreach (var message in messages)
            {
                json.WriteStartObject();
                json.WriteString("role", message.Role.Value);
                json.WriteStartArray("content");
                foreach (var text in message.Contents.Select(Text).OfType<string>())
                {
                    json.WriteStartObject();
                    json.WriteString("text", Hide(text));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private string Hide(string text)
    {
        var spans = new List<MaskedSpan>();
        foreach (var span in _redacted.SelectMany(type => PiiEntities.Find(type, text).Select(f => new MaskedSpan(f.Start, f.Length, type))).OrderBy(s => s.Start).ThenByDescending(s => s.Length))
        {
            if (spans.Count == 0 || span.Start >= spans[^1].End)
            {
                spans.Add(span);
            }
            else if (span.End > spans[^1].End)
            {
                spans[^1] = spans[^1] with { Length = span.End - spans[^1].Start };
            }
        }

        return MaskedSpan.Apply(text, spans);
    }

    private static string? Text(AIContent content) => content switch
    {
        TextContent text => text.Text,
        FunctionCallContent call => $"{call.Name}({Protocols.ToolArguments.Text(call)})",
        FunctionResultContent { Result: string result } => result,
        FunctionResultContent result => JsonSerializer.Serialize(result.Result, AIJsonUtilities.DefaultOptions),
        DataContent data => string.Create(CultureInfo.InvariantCulture, $"[{data.MediaType}, {data.Data.Length} bytes]"),
        _ => null,
    };

    [LoggerMessage(1, LogLevel.Error, "The invocation log can't be written: {Reason}")]
    private static partial void LogNotWritten(ILogger log, string reason);

    [LoggerMessage(2, LogLevel.Warning, "The invocation log is slower than the calls: {Count} records dropped so far")]
    private static partial void LogDropped(ILogger log, long count);
}
