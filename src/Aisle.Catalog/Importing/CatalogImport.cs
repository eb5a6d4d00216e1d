using Aisle.Catalog.Feeds;
using Aisle.Catalog.Importing.Internals;
using Aisle.Catalog.Store;

namespace Aisle.Catalog.Importing;

/// <summary>
/// Feeds into the store, in one transaction: whatever stops it, the store is as it was before or as it would be after.
/// <list type="number">
/// <item>Each record is written as it is read; a review or question whose product is not there yet waits.</item>
/// <item>With <see cref="ImportOptions.Prune"/>, products that the feeds do not contain go.</item>
/// <item>Those that waited are written; whose product is still unknown is refused.</item>
/// <item>Commit, unless a file broke off.</item>
/// </list>
/// Memory does not grow with the feeds.
/// </summary>
public static class CatalogImport
{
    /// <exception cref="StoreException">The store can't be written: busy, or the disk is full. It is as it was before.</exception>
    public static async Task<ImportReport> RunAsync(
        ICatalogStore store, IReadOnlyList<FoundFeed> feeds, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        await using var writer = await store.BeginWriteAsync(cancellationToken);
        await using var refused = new RefusedLog(options.RefusedPath, options.KeptRefused);
        await using var waiting = new WaitingRecords();
        var sink = new RecordSink(writer, refused);

        // 1. A review of a product that is about to be pruned must not go in: with pruning, all of them wait.
        await foreach (var source in new FeedPipeline(feeds, progress).ReadAsync(cancellationToken))
        {
            switch (source.Record)
            {
                case FeedRecord.Refused(var row) refusal:
                    await refused.RefuseAsync(row, cancellationToken);
                    if (refusal.ProductId is { } id)
                    {
                        await writer.KeepProductAsync(id, cancellationToken);
                    }

                    break;
                case FeedRecord.LeftOut(var value):
                    await refused.LeaveOutAsync(value, cancellationToken);
                    break;
                case FeedRecord.OfReview or FeedRecord.OfQuestion when options.Prune:
                case var _ when !await sink.TryWriteAsync(source, cancellationToken):
                    await waiting.AddAsync(source, cancellationToken);
                    break;
            }
        }

        // 2.
        var pruned = options.Prune && !refused.FileBroke && sink.Products.Total > 0
            ? await writer.RemoveUnwrittenProductsAsync(cancellationToken)
            : (long?)null;

        // 3.
        await foreach (var source in waiting.ReadAsync(cancellationToken))
        {
            if (!await sink.TryWriteAsync(source, cancellationToken))
            {
                await refused.RefuseAsync(UnknownProduct(source), cancellationToken);
            }
        }

        // 4.
        var commit = options.Partial || !refused.FileBroke;
        if (commit)
        {
            await writer.CommitAsync(cancellationToken);
        }

        return new ImportReport
        {
            Committed = commit,
            Products = sink.Products,
            Reviews = sink.Reviews,
            Questions = sink.Questions,
            Policies = sink.Policies,
            Pruned = pruned,
            Refused = refused.Refused,
            FirstRefused = refused.FirstRefused,
            RefusedReasons = refused.Reasons,
            LeftOut = refused.LeftOut,
            FirstLeftOut = refused.FirstLeftOut,
        };
    }

    private static RefusedRow UnknownProduct(SourcedRecord source)
    {
        var id = source.Record is FeedRecord.OfReview(var review) ? review.ProductId : ((FeedRecord.OfQuestion)source.Record).Question.ProductId;
        return new(source.File, source.Line, "productId", $"There is no product '{id}' in the store or this import; import the product too, or correct the id.");
    }
}
