using Aisle.Catalog;

namespace Aisle.Insight.Reviews;

/// <summary>All that is noted of one product's reviews, newest first, and which of them are set apart.</summary>
internal sealed class ReviewCrowd
{
    /// <summary>A review of the shop only is short; a long one tells of the product, if in words that are not known.</summary>
    private const int LongestOffTopic = 60;

    private readonly Product? _product;
    private readonly HashSet<int> _duplicates = [];
    private readonly HashSet<int> _templated = [];
    private readonly Dictionary<string, int> _byVariant;

    public ReviewCrowd(IEnumerable<ReviewNotes> notes, Product? product)
    {
        Notes = [.. notes.OrderByDescending(n => n.Written ?? DateOnly.MinValue).ThenByDescending(n => n.ReviewId, StringComparer.Ordinal)];
        _product = product;
        _byVariant = Notes.Where(n => n.VariantId is not null).CountBy(n => n.VariantId!).ToDictionary(StringComparer.Ordinal);
        SetApart();
    }

    public ReviewNotes[] Notes { get; }

    /// <summary>Whether the review at a place counts, or only repeats another one.</summary>
    public bool Counts(int review) => !_duplicates.Contains(review) && !_templated.Contains(review);

    public IReadOnlyList<int> StarsOf(IEnumerable<int> reviews)
    {
        var stars = new int[5];
        foreach (var review in reviews)
        {
            if (Notes[review].Stars is { } given) stars[Math.Clamp((int)Math.Round(given, MidpointRounding.AwayFromZero), 1, 5) - 1]++;
        }

        return stars;
    }

    public int ReviewsOf(string variantId) => _byVariant.GetValueOrDefault(variantId);

    public string NameOf(string variantId) =>
        _product?.Variants.FirstOrDefault(v => v.Id == variantId) is { Options.Count: > 0 } variant
            ? string.Join(", ", variant.Options.Select(o => o.Value))
            : variantId;

    /// <summary>The digest without its aspects.</summary>
    public ReviewDigest Frame(string productId) => new(
        productId, Notes.Length, Notes.Average(n => n.Stars), StarsOf(Enumerable.Range(0, Notes.Length)), [])
    {
        SetApart = new SetApart(Ids(_duplicates), Ids(_templated), [.. Notes.Where(IsOffTopic).Select(n => n.ReviewId)]),
    };

    /// <summary>All but the oldest of reviews with the same text, or of the same template.</summary>
    private void SetApart()
    {
        var (texts, templates) = (new HashSet<ulong>(), new HashSet<ulong>());
        for (var i = Notes.Length - 1; i >= 0; i--)
        {
            if (Notes[i].Fingerprint != 0 && !texts.Add(Notes[i].Fingerprint)) _duplicates.Add(i);
            else if (Notes[i].Template != 0 && !templates.Add(Notes[i].Template)) _templated.Add(i);
        }
    }

    private string[] Ids(HashSet<int> reviews) => [.. reviews.Order().Select(i => Notes[i].ReviewId)];

    private static bool IsOffTopic(ReviewNotes notes)
    {
        var (words, ofShop) = (0, false);
        foreach (var sentence in notes.Sentences)
        {
            if ((words += sentence.Words) > LongestOffTopic) return false;
            foreach (var mention in sentence.Mentions)
            {
                if (mention.Known?.Nature is AspectNature.Shop) ofShop = true;
                else if (mention.Named) return false;
            }
        }

        return ofShop;
    }
}
