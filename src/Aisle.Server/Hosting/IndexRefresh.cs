using Aisle.Assistant.Journal;
using Aisle.Assistant.Settings;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;

namespace Aisle.Server.Hosting;

/// <summary>
/// Opens or builds the index at start, and keeps it up whenever the store's version has moved on, so that an import by another process shows
/// up. Requests go on reading the old index until the new one is whole. What fails is tried again ever more seldom, until it is a minute.
/// </summary>
internal sealed partial class IndexRefresh(
    ICatalogStore store, LiveIndex live, LiveShop shop, LiveSettings settings, TurnLog turns, ServeOptions options, TimeProvider time, ILogger<IndexRefresh> log) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>How often changes are written for the next start, at most; what came after that is merged in then.</summary>
    private static readonly TimeSpan KeepEvery = TimeSpan.FromMinutes(1);

    private readonly IndexKeeper _keeper = new(store, options.IndexFile) { Options = options.Search, RebuildsBeside = true };
    private DateTimeOffset _nextKeep = time.GetUtcNow() + KeepEvery;
    private bool _isWarm; // not at once: at the start the first answer comes first
    private int _failures;
    private DateTimeOffset _nextTry;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.StorePoll, time);
        try
        {
            do
            {
                await TryRefreshAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Keep();
        }
    }

    /// <summary>Whatever is wrong with the store now (locked, moved, damaged), shoppers keep the last good index.</summary>
    private async Task TryRefreshAsync(CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() < _nextTry)
        {
            return;
        }

        try
        {
            await RefreshAsync(cancellationToken);
            _failures = 0;
            if (time.GetUtcNow() >= _nextKeep)
            {
                Keep();
                _nextKeep = time.GetUtcNow() + KeepEvery;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var pause = options.StorePoll * Math.Pow(2, Math.Min(_failures++, 16));
            _nextTry = time.GetUtcNow() + (pause < LongestPause ? pause : LongestPause);
            if (shop.Problem != e.Message)
            {
                LogFailed(log, e.Message);
                shop.Fail(e.Message);
            }
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await RefreshSettingsAsync(cancellationToken);
        var version = await store.GetVersionAsync(cancellationToken);
        if (shop.Facts?.Version == version && shop.Problem is null)
        {
            if (!_isWarm)
            {
                live.Current.Warm();
                _isWarm = true;
            }

            return;
        }

        var started = time.GetTimestamp();
        var (index, facts) = await BuildAsync(version, cancellationToken);
        if (shop.Facts is not null)
        {
            index.Warm();
            _isWarm = true;
        }

        shop.Swap(index, facts);
        LogBuilt(log, facts.Counts.Products, version, (long)time.GetElapsedTime(started).TotalMilliseconds);
    }

    private void Keep()
    {
        _keeper.Keep(live.Current);
        if (_keeper.Problem is { } problem)
        {
            LogNotKept(log, problem);
        }
    }

    /// <summary>What the shop's people set in the studio; synonyms need no new index.</summary>
    private async Task RefreshSettingsAsync(CancellationToken cancellationToken)
    {
        if (!await settings.RefreshAsync(store, cancellationToken))
        {
            return;
        }

        foreach (var problem in settings.Current.Problems)
        {
            LogUnusable(log, problem);
        }

        _keeper.Options = settings.Current.Search;
        turns.Keep = settings.Current.RetentionDays is { } days ? TimeSpan.FromDays(days) : options.KeepTurns;
        if (shop.Facts is { } facts)
        {
            live.Swap(live.Current.With(_keeper.Options));
            LogSettings(log, settings.Current.Revision, facts.Name);
        }
    }

    /// <summary>What changes while the store is read shows as a newer version at the next poll.</summary>
    private async Task<(CatalogIndex Index, ShopFacts Facts)> BuildAsync(long version, CancellationToken cancellationToken)
    {
        var name = options.ShopName ?? await store.FindSettingAsync(ShopSettings.Name, cancellationToken) ?? "Aisle";
        var index = await _keeper.RefreshAsync(live.Current, cancellationToken);
        if (_keeper.Problem is { } problem)
        {
            LogNotKept(log, problem);
        }

        var counts = await store.CountAsync(cancellationToken);
        var departments = index.Vocabulary.Categories.Where(c => c.Path.Names.Count == 1).Select(c => new CategoryCount(c.Path.Leaf, c.Count));
        return (index, new ShopFacts(version, name, index.Currency, counts, [.. departments]));
    }

    [LoggerMessage(1, LogLevel.Information, "Indexed {Products} products of store version {Version} in {Milliseconds} ms")]
    private static partial void LogBuilt(ILogger log, long products, long version, long milliseconds);

    [LoggerMessage(4, LogLevel.Warning, "{Problem}")]
    private static partial void LogUnusable(ILogger log, string problem);

    [LoggerMessage(5, LogLevel.Information, "Took over revision {Revision} of the settings of {Shop}")]
    private static partial void LogSettings(ILogger log, long revision, string shop);

    [LoggerMessage(3, LogLevel.Warning, "{Problem}")]
    private static partial void LogNotKept(ILogger log, string problem);

    [LoggerMessage(2, LogLevel.Error, "Could not index the store: {Problem} Serving what was indexed before; trying again")]
    private static partial void LogFailed(ILogger log, string problem);
}
