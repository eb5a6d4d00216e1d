using Aisle.Models.Providers;
using Aisle.Models.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aisle.Models.Configuration;

/// <summary>
/// Looks at aisle.json every second, and serves what it says from then on: providers, models, routing. A file that is wrong changes nothing, and
/// the log says what is wrong. Folders and knowledge bases are read at the start only.
/// </summary>
internal sealed partial class ConfigurationReload(
    string path, LiveModels live, IEnumerable<IModelProvider> own, ProviderHttp http, TimeProvider time, ILogger<ConfigurationReload> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly List<IModelProvider> _own = [.. own];
    private (DateTime, long) _seen = StampOf(path);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Look();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private void Look()
    {
        var stamp = StampOf(path);
        if (stamp == _seen || stamp == default)
        {
            return;
        }

        _seen = stamp;
        try
        {
            live.Swap(ServedModels.Of(ModelConfiguration.Load(path), _own, http));
            LogRead(log, path, live.Current.Catalog.Models.Count);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            LogRefused(log, e.Message);
        }
    }

    private static (DateTime, long) StampOf(string path) => new FileInfo(path) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : default;

    [LoggerMessage(1, LogLevel.Information, "{Path} changed; serving {Models} models")]
    private static partial void LogRead(ILogger log, string path, int models);

    [LoggerMessage(2, LogLevel.Error, "The changed configuration is not taken over, the old one serves on: {Problem}")]
    private static partial void LogRefused(ILogger log, string problem);
}
