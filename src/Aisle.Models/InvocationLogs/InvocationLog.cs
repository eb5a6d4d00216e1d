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

    private readonly Channel<(string Folder, DateOnly Day, byte[] Line)> _waiting = Channel.CreateBounded<(string, DateOnly, byte[])>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly InvocationLogOptions? _configured;
    private readonly TimeProvider _time;
    private readonly ILogger<InvocationLog> _log;
    private InvocationLogOptions? _asked;
    private long _dropped;

    /// <param name="configured">As aisle.json has it, which goes before what is asked for; null for what is asked for.</param>
    /// <param name="time">Whose days.</param>
    /// <param name="log">Told of what could not be written.</param>
    public InvocationLog(InvocationLogOptions? configured, TimeProvider time, ILogger<InvocationLog> log) => (_configured, _time, _log) = (configured, time, log);

    public bool IsOn => Options is not null;

    private InvocationLogOptions? Options => _configured ?? Volatile.Read(ref _asked);

    /// <summary>Switches the log, where aisle.json does not.</summary>
    /// <param name="options">Null for off.</param>
    public void Ask(InvocationLogOptions? options) => Volatile.Write(ref _asked, options);

    /// <param name="call">What was asked.</param>
    /// <param name="model">By whom it is answered.</param>
    /// <param name="answer">Null where there is none.</param>
    /// <param name="fault">Why there is none; null where there is one.</param>
    /// <param name="took">Until its end.</param>
    public void Write(ChatCall call, ModelEntry model, ChatResponse? answer, ModelFault? fault, TimeSpan took)
    {
        var now = _time.GetUtcNow();
        if (Options is { } options && !_waiting.Writer.TryWrite((options.Folder, DateOnly.FromDateTime(now.UtcDateTime), Line(options, call, model, answer, fault, took, now))) && Interlocked.Increment(ref _dropped) % 1_000 == 1)
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
            if (!_waiting.Reader.TryPeek(out var following) || (following.Folder, following.Day) != (next.Folder, next.Day) || lines.Count == 256)
            {
                Append(next.Folder, next.Day, lines);
                lines.Clear();
            }
        }
    }

    private void Append(string folder, DateOnly day, List<byte[]> lines)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, Prefix + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ".jsonl");
            if (!File.Exists(path))
            {
                Forget(folder, day);
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

    private void Forget(string folder, DateOnly today)
    {
        var days = Options?.Days ?? int.MaxValue; // switched off meanwhile: nothing more is deleted
        foreach (var path in Directory.EnumerateFiles(folder, Prefix + "*.jsonl"))
        {
            if (DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(path)[Prefix.Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && today.DayNumber - day.DayNumber > days)
            {
                File.Delete(path);
            }
        }
    }

    private static byte[] Line(InvocationLogOptions options, ChatCall call, ModelEntry model, ChatResponse? answer, ModelFault? fault, TimeSpan took, DateTimeOffset now)
    {
        var line = new ArrayBufferWriter<byte>();
        var redacted = options.Redact ?? PiiEntities.Types;
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
                    json.WriteString(name, Hide(value, redacted));
                }

                json.WriteEndObject();
            }

            WriteSide(json, options.Texts ? redacted : null, "input", call.Messages, answer?.Usage?.InputTokenCount);
            if (answer is not null)
            {
                WriteSide(json, options.Texts ? redacted : null, "output", answer.Messages, answer.Usage?.OutputTokenCount);
            }

            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenSpan.ToArray();
    }

    /// <param name="json">Of the record.</param>
    /// <param name="redacted">What is hidden in the texts; null to write no texts.</param>
    /// <param name="side">"input" or "output".</param>
    /// <param name="messages">Of that side.</param>
    /// <param name="tokens">Of that side; null where they are not known.</param>
    private static void WriteSide(Utf8JsonWriter json, IReadOnlyCollection<string>? redacted, string side, IEnumerable<ChatMessage> messages, long? tokens)
    {
        json.WriteStartObject(side);
        json.WriteString(side + "ContentType", "application/json");
        if (tokens is { } count)
        {
            json.WriteNumber(side + "TokenCount", count);
        }

        if (redacted is not null)
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
                    json.WriteString("text", Hide(text, redacted));
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

    private static string Hide(string text, IReadOnlyCollection<string> redacted)
    {
        var spans = new List<MaskedSpan>();
        foreach (var span in redacted.SelectMany(type => PiiEntities.Find(type, text).Select(f => new MaskedSpan(f.Start, f.Length, type))).OrderBy(s => s.Start).ThenByDescending(s => s.Length))
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
