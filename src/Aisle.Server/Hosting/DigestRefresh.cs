using Aisle.Catalog.Store;
using Aisle.Insight.Reviews.Stored;

namespace Aisle.Server.Hosting;

/// <summary>
/// Keeps the digests of reviews up to date. Until one is stored, those who ask for it wait while its reviews are read, so a failure here costs
/// time and nothing else.
/// </summary>
internal sealed partial class DigestRefresh(
    ICatalogStore store, LiveShop shop, ServeOptions options, TimeProvider time, ILogger<DigestRefresh> log) : StoreFollower(store, shop, options, time)
{
    /// <summary>Half of the machine: shoppers are served meanwhile.</summary>
    private static readonly int Workers = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly DigestUpdate _update = new(store);

    protected override async Task MakeAsync(Func<long> elapsed, CancellationToken cancellationToken)
    {
        var done = await Task.Run(() => _update.RunAsync(Workers, null, cancellationToken), cancellationToken);
        if (done.Products > 0)
        {
            LogMade(log, done.Products, done.Reviews, done.Noted, elapsed());
        }
    }

    protected override void Tell(string problem) => LogFailed(log, problem);

    [LoggerMessage(1, LogLevel.Information, "Made the digests of {Products} products from {Reviews} reviews, {Noted} of them new, in {Milliseconds} ms")]
    private static partial void LogMade(ILogger log, long products, long reviews, long noted, long milliseconds);

    [LoggerMessage(2, LogLevel.Error, "Could not store digests of reviews: {Problem} They are made when asked for; trying again")]
    private static partial void LogFailed(ILogger log, string problem);
}
