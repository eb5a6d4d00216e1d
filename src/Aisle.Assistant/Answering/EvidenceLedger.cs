using System.Globalization;
using Aisle.Catalog;
using Aisle.Insight.Evidence;
using Aisle.Insight.Reviews;

namespace Aisle.Assistant.Answering;

/// <summary>The evidence of one turn: gives each piece its id once, and slots that cite it.</summary>
/// <param name="letter">Begins each id: two ledgers of one turn have two letters.</param>
internal sealed class EvidenceLedger(char letter = 'e')
{
    /// <summary>Brand, name and number: fewer words name nothing.</summary>
    private const int LeastWords = 3;

    /// <summary>Characters of a title beyond which nobody says it whole.</summary>
    private const int LongestSpoken = 72;

    private readonly List<EvidenceItem> _items = [];
    private int _sent;

    /// <summary>The pieces that were added since the last call: they are sent before the text that cites them.</summary>
    public IReadOnlyList<EvidenceItem> TakeNew()
    {
        var fresh = _items.Skip(_sent).ToList();
        _sent = _items.Count;
        return fresh;
    }

    /// <summary>The piece under this turn's own id; the same piece twice is one.</summary>
    public EvidenceItem Add(EvidenceItem item)
    {
        var known = _items.Find(i => i.Kind == item.Kind && i.SourceId == item.SourceId && i.Title == item.Title && i.Text == item.Text);
        if (known is null)
        {
            known = item with { Id = letter + (_items.Count + 1).ToString(CultureInfo.InvariantCulture) };
            _items.Add(known);
        }

        return known;
    }

    /// <summary>Its title; where that is a whole data sheet, as far as a clerk would say it.</summary>
    public Slot Title(Product product) => Fact(product, EvidenceKind.Title, "Title", Spoken(product.Title), product.Title);

    /// <summary>As much of its title as tells it from the others.</summary>
    public Slot Name(Product product, IReadOnlyList<Product> among) => Fact(product, EvidenceKind.Title, "Title", Distinct(product, among), product.Title);

    public Slot Brand(Product product) => Fact(product, EvidenceKind.Attribute, "Brand", product.Brand!, product.Brand!);

    public Slot Price(Product product, Money price) => Fact(product, EvidenceKind.Offer, "Price", price.ToString(), price.ToString());

    public Slot ListPrice(Product product, Money price) => Fact(product, EvidenceKind.Offer, "Price before", price.ToString(), price.ToString());

    public Slot Quantity(Product product, int quantity)
    {
        var text = quantity.ToString(CultureInfo.InvariantCulture);
        return Fact(product, EvidenceKind.Offer, "In stock", text, text);
    }

    /// <summary>Cites the availability that the record carries, in the words of the answer's language.</summary>
    public Slot Stock(Product product, string words) => Fact(product, EvidenceKind.Offer, "Availability", words, words);

    public Slot Stars(Product product, Rating rating) => Fact(product, EvidenceKind.Rating, "Rating", Stars(rating), StarsText(rating));

    public Slot Raters(Product product, Rating rating) =>
        Fact(product, EvidenceKind.Rating, "Rating", rating.Count.ToString("N0", CultureInfo.InvariantCulture), StarsText(rating));

    /// <summary>An option's or attribute's value, or several joined.</summary>
    public Slot Value(Product product, string name, string value) => Fact(product, EvidenceKind.Attribute, name, value, value);

    public Slot Name(Product product, string name, string value) => Fact(product, EvidenceKind.Attribute, name, name, value);

    public Slot Quote(ReviewQuote quote, string productId) => Slot.Fact(quote.Text, Add(ItemOf(quote, productId)));

    /// <summary>A reviewer's sentence as evidence.</summary>
    public static EvidenceItem ItemOf(ReviewQuote quote, string productId) => new()
    {
        Id = "",
        Kind = EvidenceKind.Review,
        SourceId = quote.ReviewId,
        ProductId = productId,
        Title = (quote.Author is { Length: > 0 } author ? $"Review by {author}" : "Review") + (quote.Stars is { } stars ? string.Create(CultureInfo.InvariantCulture, $", {stars:0.#} of 5") : ""),
        Text = quote.Text,
    };

    /// <summary>Up to a comma, bracket or word's end near the limit.</summary>
    private static string Spoken(string title)
    {
        if (title.Length <= LongestSpoken)
        {
            return title;
        }

        var cut = title.LastIndexOfAny([' ', ',', '(', '|'], LongestSpoken);
        return title[..(cut < LongestSpoken / 2 ? LongestSpoken - (char.IsHighSurrogate(title[LongestSpoken - 1]) ? 1 : 0) : cut)].TrimEnd(' ', ',', '(', '|', '-', '/');
    }

    /// <summary>The fewest first words, but three, that no other title begins with; whole where it is another's beginning.</summary>
    internal static string Distinct(Product product, IReadOnlyList<Product> among)
    {
        var title = product.Title;
        var others = among.Where(p => p.Id != product.Id).Select(p => p.Title).ToList();
        for (var (at, words) = (title.IndexOf(' ', StringComparison.Ordinal), 1); at > 0; (at, words) = (title.IndexOf(' ', at + 1), words + 1))
        {
            if (words >= LeastWords && others.TrueForAll(o => !$"{o} ".StartsWith(title[..(at + 1)], StringComparison.OrdinalIgnoreCase)) && title[at - 1] is not ('-' or '&' or '/'))
            {
                return Spoken(title[..at].TrimEnd(',', ':', '('));
            }
        }

        return Spoken(title);
    }

    private Slot Fact(Product product, EvidenceKind kind, string title, string text, string evidence) => Slot.Fact(text, Add(new EvidenceItem
    {
        Id = "",
        Kind = kind,
        SourceId = product.Id,
        ProductId = product.Id,
        Title = title,
        Text = evidence,
        Score = 1,
    }));

    private static string Stars(Rating rating) => rating.Average.ToString("0.0", CultureInfo.InvariantCulture);

    private static string StarsText(Rating rating) =>
        string.Create(CultureInfo.InvariantCulture, $"{Stars(rating)} of 5 from {rating.Count:N0}");
}
