using Aisle.Catalog.Store;

namespace Aisle.Catalog.Index;

/// <summary>
/// Keeps an index up with its store, and a copy of it in a file, so that the next start maps the file instead of building. What the store has
/// is compared product by product, so a file of another store, or of an older state, is never taken for this one's. One caller at a time.
/// </summary>
/// <param name="store">What is indexed.</param>
/// <param name="file">Where the copy is; null to keep none.</param>
public sealed class IndexKeeper(ICatalogStore store, string? file)
{
    private bool _opened;
    private bool _isKept = true; // there is nothing yet
    private Task<CatalogIndex>? _rebuilt;

    /// <summary>How the shop sets its search; another takes effect with the next call.</summary>
    public IndexOptions Options { get; set; } = IndexOptions.Default;

    /// <summary>Why the last call had no copy to use, or could not write one; null where all was well.</summary>
    public string? Problem { get; private set; }

    /// <summary>
    /// Whether an index into which much was merged is built anew beside the one in use, whenever that is done: for a process that stays.
    /// </summary>
    public bool RebuildsBeside { get; init; }

    /// <summary>For one who needs the index once: what was kept, brought up to the store and kept again.</summary>
    /// <param name="store">What is indexed.</param>
    /// <param name="file">Where the copy is.</param>
    /// <param name="options">How the shop sets its search.</param>
    /// <param name="cancellationToken">Stops a build.</param>
    public static async Task<CatalogIndex> OpenAsync(ICatalogStore store, string file, IndexOptions options, CancellationToken cancellationToken)
    {
        var keeper = new IndexKeeper(store, file) { Options = options };
        var index = await keeper.RefreshAsync(CatalogIndex.Empty, cancellationToken);
        keeper.Keep(index);
        return index;
    }

    /// <summary>An index of what the store has now: the current one where that is it, or with what changed; where that is much, a new one.</summary>
    /// <param name="current">What is in use; <see cref="CatalogIndex.Empty"/> at the start.</param>
    /// <param name="cancellationToken">Stops the build.</param>
    public async Task<CatalogIndex> RefreshAsync(CatalogIndex current, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(current);
        Problem = null;

        // The store works on its caller's thread, and a start waits for all three.
        var opening = _opened ? Task.FromResult<CatalogIndex?>(null) : Task.Run(Open, cancellationToken);
        var rating = Task.Run(() => store.ReadRatingsAsync(cancellationToken), cancellationToken);
        var states = await store.ReadProductStatesAsync(cancellationToken);
        var (ratings, opened) = (await rating, await opening);
        _opened = true;
        current = opened ?? current;
        if (_rebuilt is { IsCompleted: true } rebuilt)
        {
            _rebuilt = null; // where it failed, the next change begins another
            (current, _isKept) = rebuilt.IsCompletedSuccessfully ? (await rebuilt, false) : (current, _isKept);
        }

        if (await current.UpdateAsync(states, ratings, store, cancellationToken) is { } updated)
        {
            _isKept &= updated == current;
            if (RebuildsBeside && updated.IsWorn)
            {
                _rebuilt ??= Task.Run(() => BuildAsync(states, ratings, cancellationToken), cancellationToken);
            }

            return updated.With(Options);
        }

        var built = await BuildAsync(states, ratings, cancellationToken);
        _isKept = false;
        Save(built);
        return built.With(Options);
    }

    /// <summary>Writes what the last call gave for the next start, where the file has something else. Its writing is as dear as an update: once in a while is enough.</summary>
    public void Keep(CatalogIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        Problem = null;
        if (!_isKept)
        {
            Save(index);
        }
    }

    private void Save(CatalogIndex index)
    {
        if (file is null)
        {
            return;
        }

        try
        {
            index.Save(file);
            _isKept = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problem = $"{file}: the index could not be kept for the next start ({e.Message})";
        }
    }

    /// <summary>Reads all products after their states: what changes in between differs from its state, and is taken over the next time.</summary>
    private Task<CatalogIndex> BuildAsync(
        IReadOnlyDictionary<string, ulong> states, IReadOnlyDictionary<string, Rating> ratings, CancellationToken cancellationToken) =>
        CatalogIndex.BuildAsync(store.ReadProductsAsync(cancellationToken), ratings, states, cancellationToken);

    private CatalogIndex? Open()
    {
        if (file is null || !File.Exists(file))
        {
            return null;
        }

        try
        {
            var opened = CatalogIndex.Open(file);
            _ = opened.Vocabulary; // the first search asks for it, and what reads the store beside this takes as long
            return opened;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Problem = $"{file}: built anew, since {e.Message}";
            return null;
        }
    }
}
