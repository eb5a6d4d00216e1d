using Aisle.Catalog.Store;
using Aisle.Insight.Reviews.Stored;

namespace Aisle.Server.Hosting;

/// <summary>
/// Keeps the digests of reviews up to date: at start, and whenever the store's version has moved on. Until one is stored, those who ask
/// for it wait while its reviews are read, so a failure here costs time and nothing else.
/// </summary>
internal sealed partial class DigestRefresh(
    ICatalogStore store, LiveShop shop, ServeOptions options, TimeProvider time, ILogger<DigestRefresh> log) : BackgroundService
{
    /// <summary>Half of the machine: shoppers are served meanwhile.</summary>
    private static readonly int Workers = Math.Max(1, Environment.ProcessorCount / 2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await shop.WhenReady.WaitAsync(stoppingToken); // the index comes first
            using var timer = new PeriodicTimer(options.StorePoll, time);
            await timer.WaitForNextTickAsync(stoppingToken); // and then the first answer
            long? made = null;
            string? problem = null;
            do
            {
                try
                {
                    made = await RefreshAsync(made, stoppingToken);
                    problem = null;
                }
                catch (Exception e) when (e is not OperationCanceledException && problem == e.Message)
                {
                    // Told already.
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    LogFailed(log, problem = e.Message);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <returns>The store's version whose digests are made.</returns>
    private async Task<long> RefreshAsync(long? made, CancellationToken cancellationToken)
    {
        var version = await store.GetVersionAsync(cancellationToken);
        if (version == made)
        {
            return version;
        }

        var started = time.GetTimestamp();
        var done = await Task.Run(() => new DigestUpdate(store).RunAsync(Workers, null, cancellationToken), cancellationToken);
        if (done.Products > 0)
        {
            LogMade(log, done.Products, done.Reviews, done.Noted, (long)time.GetElapsedTime(started).TotalMilliseconds);
        }

        return version;
    }

    [LoggerMessage(1, LogLevel.Information, "Made the digests of {Products} products from {Reviews} reviews, {Noted} of them new, in {Milliseconds} ms")]
    private static partial void LogMade(ILogger log, long products, long reviews, long noted, long milliseconds);

    [LoggerMessage(2, LogLevel.Error, "Could not store digests of reviews: {Problem} They are made when asked for; trying again")]
    private static partial void LogFailed(ILogger log, string problem);
}
