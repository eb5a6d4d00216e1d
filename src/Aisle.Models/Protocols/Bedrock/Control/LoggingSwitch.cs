using Aisle.Models.InvocationLogs;
using Aisle.Models.Protocols.Bedrock.Batch;
using Aisle.Models.Storage;

namespace Aisle.Models.Protocols.Bedrock.Control;

/// <summary>
/// Switches the invocation log on and off by the configuration that was put. Of "s3Config" bucket and prefix are folders below the one that batch jobs write to;
/// what is put for CloudWatch goes to a folder of its own there. An invocationLog of aisle.json goes before: then what is put is kept, and changes nothing.
/// </summary>
internal sealed class LoggingSwitch
{
    private const string Record = "modelinvocations";
    private const string CloudWatch = "cloudwatch";

    private readonly RecordFolder<LoggingConfiguration> _kept;
    private readonly BatchFolder? _folder;

    /// <param name="kept">What was put; heeded at once.</param>
    /// <param name="folder">Null where this server writes no files.</param>
    /// <param name="log">What is switched.</param>
    public LoggingSwitch(RecordFolder<LoggingConfiguration> kept, BatchFolder? folder, InvocationLog log)
    {
        (_kept, _folder, Log) = (kept, folder, log);
        log.Ask(Current is { } current ? OptionsOf(current) : null);
    }

    public InvocationLog Log { get; }

    public LoggingConfiguration? Current => _kept.Find(Record);

    /// <exception cref="ModelFaultException">There is no place to write to.</exception>
    public void Put(LoggingConfiguration configuration)
    {
        var options = OptionsOf(configuration);
        Log.Ask(options);
        _kept.Put(Record, configuration);
    }

    public void Remove()
    {
        _kept.Remove(Record);
        Log.Ask(null);
    }

    /// <summary>Null for a configuration that names no place: nothing is logged.</summary>
    private InvocationLogOptions? OptionsOf(LoggingConfiguration configuration)
    {
        var wire = configuration.Wire;
        var place = wire.TryGetProperty("s3Config", out var s3) ? $"{s3.GetProperty("bucketName").GetString()}/{(s3.TryGetProperty("keyPrefix", out var prefix) ? prefix.GetString() : "")}"
            : wire.TryGetProperty("cloudWatchConfig", out _) ? CloudWatch
            : null;
        return place is null ? null : new InvocationLogOptions
        {
            Folder = _folder?.Resolve("s3://" + place) ?? throw new ModelFaultException(new ModelFault(
                ModelFaultKind.InvalidRequest, "The log can't be written there: bucketName and keyPrefix name a folder below this server's batchFolder.", Parameter: "loggingConfig.s3Config")),
            Texts = !wire.TryGetProperty("textDataDeliveryEnabled", out var texts) || texts.GetBoolean(),
        };
    }
}
