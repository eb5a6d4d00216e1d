using Aisle.Catalog.Index;
using Aisle.Catalog.Index.Vectors;
using Aisle.Catalog.Store;

namespace Aisle.Server.Hosting;

/// <summary>Keeps the products' vectors up with the store, where an encoder is set up. Searches take in what is done so far; words work all the while.</summary>
internal sealed partial class VectorRefresh(
    ICatalogStore store, LiveIndex live, LiveShop shop, SearchEncoder encoder, ServeOptions options, TimeProvider time, ILogger<VectorRefresh> log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var keeper = new VectorKeeper(store, encoder, options.VectorFile);
        try
        {
            await shop.WhenReady.WaitAsync(stoppingToken);
            for (long? done = null; ; await Task.Delay(options.StorePoll, time, stoppingToken))
            {
                try
                {
                    done = await RefreshAsync(keeper, done, stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    LogFailed(log, e.Message);
                    await Task.Delay(AfterFailure, time, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <returns>The store's version whose products have vectors.</returns>
    private async Task<long> RefreshAsync(VectorKeeper keeper, long? done, CancellationToken cancellationToken)
    {
        var version = await store.GetVersionAsync(cancellationToken);
        if (version == done)
        {
            return version;
        }

        var started = time.GetTimestamp();
        var encoded = await Task.Run(() => keeper.RefreshAsync(live.Swap, cancellationToken), cancellationToken);
        if (keeper.Problem is { } problem)
        {
            LogNotKept(log, problem);
        }

        LogMade(log, encoded, live.Current.Meaning?.Count ?? 0, (long)time.GetElapsedTime(started).TotalMilliseconds);
        return version;
    }

    [LoggerMessage(1, LogLevel.Information, "Encoded {Encoded} products, {Products} have a vector, in {Milliseconds} ms")]
    private static partial void LogMade(ILogger log, int encoded, int products, long milliseconds);

    [LoggerMessage(2, LogLevel.Warning, "{Problem}")]
    private static partial void LogNotKept(ILogger log, string problem);

    [LoggerMessage(3, LogLevel.Error, "Could not encode the products: {Problem} Searching by words alone; trying again in a minute")]
    private static partial void LogFailed(ILogger log, string problem);
}
