using Aisle.Catalog;
using Aisle.Catalog.Store;
using Aisle.Insight.Catalogue;

namespace Aisle.Insight.Reviews.Stored;

/// <summary>
/// Makes the digest of one product from its stored notes, reading only those reviews anew that have none. One instance is for one thread.
/// </summary>
internal sealed class DigestMaker(ICatalogStore store)
{
    private readonly NoteTaker _taker = new();
    private readonly PackedWriter _writer = new();

    /// <returns>With how many reviews it was made of.</returns>
    public async Task<(MadeDigest Made, int Reviews)> MakeAsync(DueDigest due, CancellationToken cancellationToken)
    {
        if (due.ProductId is null || await store.FindProductAsync(due.ProductId, cancellationToken) is not { } product)
        {
            return (new MadeDigest(due.Row, null, [], null), 0);
        }

        var notes = new List<ReviewNotes>();
        var added = new List<(long Review, byte[] Note)>();
        var texts = new Dictionary<string, Review>(StringComparer.Ordinal);
        await foreach (var review in store.ReadNotesAsync(due.Row, StoredDigests.Version, cancellationToken))
        {
            if (review.Note is not null)
            {
                notes.Add(NotesFormat.Read(review.Note));
                continue;
            }

            notes.Add(_taker.Read(review.Review!));
            added.Add((review.Row, NotesFormat.Write(notes[^1], _writer)));
            texts.Add(review.Review!.Id, review.Review);
        }

        if (notes.Count == 0) return (new MadeDigest(due.Row, null, [], null), 0);
        var counter = DigestCounter.Count(product.Id, new ReviewCrowd(notes, product), product);
        foreach (var missing in await store.FindReviewsByIdAsync([.. counter.Wanted.Where(id => !texts.ContainsKey(id))], cancellationToken)) texts.Add(missing.Id, missing);
        var digest = counter.With(texts);
        return (new MadeDigest(due.Row, DigestFormat.Write(digest), added, ProductShare.Of(digest, product)), notes.Count);
    }
}
