using System.Threading.Channels;
using Aisle.Catalog.Store;

namespace Aisle.Insight.Reviews.Stored;

/// <summary>What an update did.</summary>
/// <param name="Products">Digests that were made.</param>
/// <param name="Reviews">Reviews that they count.</param>
/// <param name="Noted">Reviews that were read anew.</param>
public readonly record struct DigestProgress(long Products, long Reviews, long Noted);

/// <summary>
/// Brings every digest of a store up to date. Products are made on several threads and stored by one, a transaction for some thousand
/// reviews; between them stand queues of bounded length, so that memory does not grow with the store. What an import commits meanwhile
/// is seen before storing: then it starts again with what is still due.
/// </summary>
public sealed class DigestUpdate(ICatalogStore store)
{
    private const int Page = 256;
    private const int ReviewsAtOnce = 8000;
    private const int MostStarts = 20;

    /// <param name="workers">How many threads read reviews.</param>
    /// <param name="progress">Told after each transaction; may be null.</param>
    /// <param name="cancellationToken">Stops it; what was stored stays.</param>
    /// <returns>What was done in all.</returns>
    /// <exception cref="StoreBusyException">Other processes kept writing all the time.</exception>
    public async Task<DigestProgress> RunAsync(int workers, IProgress<DigestProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        var done = default(DigestProgress);
        for (var start = 0; start < MostStarts; start++)
        {
            (done, var isComplete) = await RunOnceAsync(done, workers, progress, cancellationToken);
            if (isComplete) return done;
        }

        throw new StoreBusyException("Imports kept changing the store while its digests were made; run `aisle digest` when they have ended.");
    }

    private async Task<(DigestProgress Done, bool IsComplete)> RunOnceAsync(DigestProgress done, int workers, IProgress<DigestProgress>? progress, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var version = await store.GetVersionAsync(cancellationToken);
        var due = Channel.CreateBounded<DueDigest>(Page);
        var made = Channel.CreateBounded<(MadeDigest Made, int Reviews)>(4 * workers);
        var finding = EndWith(due.Writer, () => FindAsync(due.Writer, stop.Token));
        var making = EndWith(made.Writer, () => Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => MakeAsync(due.Reader, made.Writer, stop.Token), stop.Token))));
        try
        {
            return await StoreAsync(done, version, made.Reader, progress, cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(finding, making); // neither throws: a fault came out of the queue
        }
    }

    private static async Task EndWith<T>(ChannelWriter<T> writer, Func<Task> run)
    {
        try
        {
            await run();
            writer.TryComplete();
        }
        catch (Exception e)
        {
            writer.TryComplete(e);
        }
    }

    private async Task FindAsync(ChannelWriter<DueDigest> found, CancellationToken cancellationToken)
    {
        for (IReadOnlyList<DueDigest> page = [new(0, null)]; page.Count > 0;)
        {
            page = await store.FindDueDigestsAsync(StoredDigests.Version, page[^1].Row, Page, cancellationToken);
            foreach (var due in page) await found.WriteAsync(due, cancellationToken);
        }
    }

    private async Task MakeAsync(ChannelReader<DueDigest> due, ChannelWriter<(MadeDigest Made, int Reviews)> made, CancellationToken cancellationToken)
    {
        var maker = new DigestMaker(store);
        await foreach (var next in due.ReadAllAsync(cancellationToken)) await made.WriteAsync(await maker.MakeAsync(next, cancellationToken), cancellationToken);
    }

    private async Task<(DigestProgress Done, bool IsComplete)> StoreAsync(
        DigestProgress done, long version, ChannelReader<(MadeDigest Made, int Reviews)> made, IProgress<DigestProgress>? progress, CancellationToken cancellationToken)
    {
        var batch = new List<MadeDigest>();
        var (reviews, noted) = (0, 0);
        await foreach (var (digest, count) in made.ReadAllAsync(cancellationToken))
        {
            batch.Add(digest);
            reviews += count;
            noted += digest.Notes.Count;
            if (Math.Max(reviews, noted) < ReviewsAtOnce) continue;
            if (!await FlushAsync()) return (done, false);
        }

        var isComplete = batch.Count == 0 || await FlushAsync();
        return (done, isComplete);

        async Task<bool> FlushAsync()
        {
            if (!await store.WriteDigestsAsync(version, StoredDigests.Version, batch, cancellationToken)) return false;
            done = new DigestProgress(done.Products + batch.Count, done.Reviews + reviews, done.Noted + noted);
            progress?.Report(done);
            batch.Clear();
            (reviews, noted) = (0, 0);
            return true;
        }
    }
}
