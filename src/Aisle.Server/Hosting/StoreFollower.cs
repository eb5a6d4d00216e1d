using Aisle.Catalog.Store;

namespace Aisle.Server.Hosting;

/// <summary>
/// Makes something anew for each version of the store, in the background: when the first index is in place and the first answer may be given, and then whenever the
/// version has moved on. What fails is told once, until it is another fault, and tried again.
/// </summary>
internal abstract class StoreFollower(ICatalogStore store, LiveShop shop, ServeOptions options, TimeProvider time) : BackgroundService
{
    /// <summary>How long what failed rests, beyond the usual time between two looks at the store.</summary>
    protected virtual TimeSpan AfterFailure => TimeSpan.Zero;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
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
                    var version = await store.GetVersionAsync(stoppingToken);
                    if (version != made)
                    {
                        var started = time.GetTimestamp();
                        await MakeAsync(() => (long)time.GetElapsedTime(started).TotalMilliseconds, stoppingToken);
                        made = version;
                    }

                    problem = null;
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    if (problem != e.Message)
                    {
                        Tell(problem = e.Message);
                    }

                    await Task.Delay(AfterFailure, time, stoppingToken);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <param name="elapsed">Milliseconds since it was begun, for the log.</param>
    /// <param name="cancellationToken">The server stops.</param>
    protected abstract Task MakeAsync(Func<long> elapsed, CancellationToken cancellationToken);

    protected abstract void Tell(string problem);
}
