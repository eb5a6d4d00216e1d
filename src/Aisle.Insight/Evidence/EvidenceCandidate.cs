using System.Globalization;
using Aisle.Catalog;
using Aisle.Insight.Reviews;
using Aisle.Insight.Text;

namespace Aisle.Insight.Evidence;

/// <summary>A piece of text that may answer a question.</summary>
/// <param name="Kind">Where it stands.</param>
/// <param name="SourceId">The record: a review's id, a question's id, a product's id for the rest.</param>
/// <param name="Title">An attribute's name, a question's text, "Review by Ann, 4 of 5".</param>
/// <param name="Text">Verbatim; for an attribute its value.</param>
public sealed record EvidenceCandidate(EvidenceKind Kind, string SourceId, string Title, string Text)
{
    /// <summary>The attribute's typed value, where there is one.</summary>
    public AttributeValue? Value { get; init; }

    /// <summary>For a sentence of a review: where in it; null for what stands by itself.</summary>
    public PlaceInReview? Place { get; init; }

    /// <summary>Values by which feeds say that they do not know.</summary>
    private static readonly HashSet<string> SaysNothing = new(StringComparer.OrdinalIgnoreCase)
        { "", "-", "n/a", "na", "unknown", "not known", "not specified", "not stated", "unspecified", "not applicable", "tbd", "?", "null", "undefined", "未知", "不详" };

    /// <summary>All that a product's records hold, cut into pieces that can be quoted.</summary>
    public static IEnumerable<EvidenceCandidate> Of(Product product, IReadOnlyList<Review> reviews, IReadOnlyList<ProductQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(reviews);
        ArgumentNullException.ThrowIfNull(questions);
        return OfProduct(product).Concat(questions.SelectMany(OfQuestion)).Concat(reviews.SelectMany(OfReview));
    }

    private static IEnumerable<EvidenceCandidate> OfProduct(Product product)
    {
        if (product.BestOffer() is { } offer)
        {
            yield return new(EvidenceKind.Offer, product.Id, "Price", offer.Price.ToString());
            yield return new(EvidenceKind.Offer, product.Id, "Availability", AvailabilityInWords(offer));
        }

        if (product.Rating is { } rating)
        {
            yield return new(EvidenceKind.Rating, product.Id, "Rating", string.Create(CultureInfo.InvariantCulture, $"{rating.Average:0.#} of 5 from {rating.Count:N0} ratings"));
        }

        if (product.Brand is { Length: > 0 } brand) yield return new(EvidenceKind.Attribute, product.Id, "Brand", brand);
        foreach (var values in product.Attributes.Where(a => !SaysNothing.Contains(a.Value.ToString().Trim())).GroupBy(a => a.Name, StringComparer.OrdinalIgnoreCase))
        {
            var text = string.Join(", ", values.Select(a => a.Value.ToString()).Distinct());
            yield return new(EvidenceKind.Attribute, product.Id, values.Key, text) { Value = values.Count() == 1 ? values.First().Value : null };
        }

        foreach (var options in product.Variants.SelectMany(v => v.Options).GroupBy(o => o.Name, StringComparer.OrdinalIgnoreCase))
        {
            yield return new(EvidenceKind.Attribute, product.Id, options.Key, string.Join(", ", options.Select(o => o.Value).Distinct()));
        }

        yield return new(EvidenceKind.Title, product.Id, "Title", product.Title);
        foreach (var bullet in product.Bullets) yield return new(EvidenceKind.Bullet, product.Id, "Product details", bullet);
        foreach (var sentence in Sentences.Of(product.Description))
        {
            yield return new(EvidenceKind.Description, product.Id, "Description", sentence.In(product.Description));
        }
    }

    private static IEnumerable<EvidenceCandidate> OfQuestion(ProductQuestion question) =>
        question.Answers.Select(answer => new EvidenceCandidate(EvidenceKind.Question, question.Id, QuotePolicy.Shown(question.Text), QuotePolicy.Shown(answer.Text)));

    /// <summary>A review's sentences; none of one that holds markup, a link, an address or words to software: its author is no witness, and nothing of it may move a ranking. None that insults.</summary>
    public static IEnumerable<EvidenceCandidate> OfReview(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        var sentences = Sentences.Of(review.Text);
        if (!sentences.TrueForAll(s => QuotePolicy.IsOpinion(review.Text.AsSpan(s.Start, s.Length)))) return [];
        var title = TitleOf(review);
        return sentences.Index().Select(s => new EvidenceCandidate(EvidenceKind.Review, review.Id, title, s.Item.In(review.Text)) { Place = new(s.Index, sentences.Count) }).Where(c => !QuotePolicy.Insults(c.Text));
    }

    private static string AvailabilityInWords(Offer offer) => offer.Availability switch
    {
        Availability.InStock when offer.Quantity is { } left => string.Create(CultureInfo.InvariantCulture, $"In stock: {left}"),
        Availability.InStock => "In stock",
        Availability.OutOfStock => "Out of stock",
        Availability.PreOrder => "Pre-order",
        Availability.BackOrder => "On back order",
        Availability.Discontinued => "Discontinued",
        _ => "Not stated",
    };

    /// <summary>"Review by Ann, 4 of 5".</summary>
    internal static string TitleOf(Review review)
    {
        var by = ShownText.Of(review.Author) is { Length: > 0 } author ? "Review by " + author : "Review";
        return review.Stars is { } stars ? string.Create(CultureInfo.InvariantCulture, $"{by}, {stars:0.#} of 5") : by;
    }
}

/// <param name="At">How many sentences stand before it.</param>
/// <param name="Count">How many sentences the review has.</param>
public readonly record struct PlaceInReview(int At, int Count);
