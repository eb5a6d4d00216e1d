using Aisle.Catalog;

namespace Aisle.Insight.Reviews;

/// <summary>
/// Reads a product's reviews and counts what they say: each review by itself first (<see cref="ReviewNotes"/>), then all
/// together. A pure function over records.
/// </summary>
public static class ReviewReader
{
    /// <param name="productId">The family.</param>
    /// <param name="reviews">All of its reviews.</param>
    /// <param name="product">Its record, whose title is no aspect of it; null where it is not at hand.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static ReviewDigest Digest(string productId, IReadOnlyList<Review> reviews, Product? product, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reviews);
        var crowd = new ReviewCrowd(Read(reviews, cancellationToken), product);
        return DigestCounter.Count(productId, crowd, product).With(ById(reviews));
    }

    /// <summary>
    /// The digest of one aspect, asked in the shopper's words: "battery", "how comfortable is it", "the strap", "电池". Its only
    /// aspect is that one; where no review speaks of it there is none.
    /// </summary>
    public static ReviewDigest Digest(
        string productId, IReadOnlyList<Review> reviews, Product? product, string aspect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reviews);
        ArgumentNullException.ThrowIfNull(aspect);
        var (crowd, byId) = (new ReviewCrowd(Read(reviews, cancellationToken), product), ById(reviews));
        return DigestCounter.Count(productId, crowd, AskedAspect.Parse(aspect), byId).With(byId);
    }

    /// <summary>Every place where the reviews name an aspect, known or learned from them, and say something of it, in their order.</summary>
    public static IReadOnlyList<AspectMention> Mentions(IReadOnlyList<Review> reviews, Product? product, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reviews);
        var notes = Read(reviews, cancellationToken);
        var learned = LearnedAspects.In(new ReviewCrowd(notes, product), product);
        var byId = ById(reviews);
        return
        [
            .. from review in notes
               from sentence in review.Sentences
               from mention in sentence.Mentions
               where mention.IsTerm && mention.Polarity != Polarity.Neutral && (mention.Known is not null || learned.Contains(mention.Key))
               let whole = byId[review.ReviewId]
               select new AspectMention(whole.Id, mention.Key, mention.At.In(sentence.InTitle ? whole.Title : whole.Text), sentence.In(whole), mention.Polarity),
        ];
    }

    /// <summary>
    /// What a review says as a whole, by its words alone: its stars are not looked at. Where no word of opinion decides, denials and
    /// questions do: who is content says so without them.
    /// </summary>
    public static Polarity PolarityOf(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        var value = new NoteTaker().Read(review).Sentences.Sum(sentence => sentence.Value / (1 + Math.Abs(sentence.Value))); // no one sentence outweighs the others
        return value > 0 ? Polarity.Positive
            : value < 0 || Complaint.IsLikely(review.Text) ? Polarity.Negative
            : review.Text.AsSpan().Trim().IsEmpty ? Polarity.Neutral
            : Polarity.Positive;
    }

    internal static IReadOnlyList<ReviewNotes> Read(IReadOnlyList<Review> reviews, CancellationToken cancellationToken)
    {
        var taker = new NoteTaker();
        var notes = new ReviewNotes[reviews.Count];
        for (var i = 0; i < notes.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            notes[i] = taker.Read(reviews[i]);
        }

        return notes;
    }

    /// <summary>The first of an id counts: the store has no two.</summary>
    private static Dictionary<string, Review> ById(IReadOnlyList<Review> reviews)
    {
        var byId = new Dictionary<string, Review>(reviews.Count, StringComparer.Ordinal);
        foreach (var review in reviews) byId.TryAdd(review.Id, review);
        return byId;
    }
}
