using Aisle.Models.Metering;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aisle.Models.Hosting;

/// <summary>Writes the ledger every few seconds, and once more at the end.</summary>
internal sealed partial class UsageSaver(UsageLedger ledger, TimeProvider time, ILogger<UsageSaver> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Save();
            }
        }
        catch (OperationCanceledException)
        {
            Save();
        }
    }

    private void Save()
    {
        try
        {
            ledger.Save();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotSaved(log, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Error, "The usage can't be written: {Reason} It is kept in memory, and tried again.")]
    private static partial void NotSaved(ILogger log, string reason);
}
