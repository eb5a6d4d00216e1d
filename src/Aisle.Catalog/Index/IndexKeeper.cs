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

    /// <summary>How the shop sets its search.</summary>
    public IndexOptions Options { get; init; } = IndexOptions.Default;

    /// <summary>Why the last call had no copy to use, or could not write one; null where all was well.</summary>
    public string? Problem { get; private set; }

    /// <summary>An index of what the store has now: the current one where that is it, with new prices, stock and ratings where that is all, else a new one.</summary>
    /// <param name="current">What is in use; <see cref="CatalogIndex.Empty"/> at the start.</param>
    /// <param name="cancellationToken">Stops the build.</param>
    public async Task<CatalogIndex> RefreshAsync(CatalogIndex current, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(current);
        Problem = null;
        var states = await store.ReadProductStatesAsync(cancellationToken);
        var ratings = await store.ReadRatingsAsync(cancellationToken);
        if (!_opened)
        {
            _opened = true;
            current = Open() ?? current;
        }

        var next = await current.UpdateAsync(states, ratings, store, cancellationToken) ?? await BuildAsync(states, ratings, cancellationToken);
        return next.With(Options);
    }

    /// <summary>Reads all products after their states: what changes in between differs from its state, and is taken over the next time.</summary>
    private async Task<CatalogIndex> BuildAsync(
        IReadOnlyDictionary<string, ulong> states, IReadOnlyDictionary<string, Rating> ratings, CancellationToken cancellationToken)
    {
        var index = await CatalogIndex.BuildAsync(store.ReadProductsAsync(cancellationToken), ratings, states, cancellationToken);
        if (file is not null)
        {
            try
            {
                index.Save(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Problem = $"{file}: the index could not be kept for the next start ({e.Message})";
            }
        }

        return index;
    }

    private CatalogIndex? Open()
    {
        if (file is null || !File.Exists(file))
        {
            return null;
        }

        try
        {
            return CatalogIndex.Open(file);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Problem = $"{file}: built anew, since {e.Message}";
            return null;
        }
    }
}
