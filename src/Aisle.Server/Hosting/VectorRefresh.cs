using Aisle.Catalog.Index;
using Aisle.Catalog.Index.Vectors;
using Aisle.Catalog.Store;

namespace Aisle.Server.Hosting;

/// <summary>Keeps the products' vectors up with the store, where an encoder is set up. Searches take in what is done so far; words work all the while.</summary>
internal sealed partial class VectorRefresh(
    ICatalogStore store, LiveIndex live, LiveShop shop, SearchEncoder encoder, ServeOptions options, TimeProvider time, ILogger<VectorRefresh> log)
    : StoreFollower(store, shop, options, time)
{
    private readonly VectorKeeper _keeper = new(store, encoder, options.VectorFile);

    protected override TimeSpan AfterFailure => TimeSpan.FromMinutes(1);

    protected override async Task MakeAsync(Func<long> elapsed, CancellationToken cancellationToken)
    {
        var encoded = await Task.Run(() => _keeper.RefreshAsync(live.Swap, cancellationToken), cancellationToken);
        if (_keeper.Problem is { } problem)
        {
            LogNotKept(log, problem);
        }

        LogMade(log, encoded, live.Current.Meaning?.Count ?? 0, elapsed());
    }

    protected override void Tell(string problem) => LogFailed(log, problem);

    [LoggerMessage(1, LogLevel.Information, "Encoded {Encoded} products, {Products} have a vector, in {Milliseconds} ms")]
    private static partial void LogMade(ILogger log, int encoded, int products, long milliseconds);

    [LoggerMessage(2, LogLevel.Warning, "{Problem}")]
    private static partial void LogNotKept(ILogger log, string problem);

    [LoggerMessage(3, LogLevel.Error, "Could not encode the products: {Problem} Searching by words alone; trying again in a minute")]
    private static partial void LogFailed(ILogger log, string problem);
}
