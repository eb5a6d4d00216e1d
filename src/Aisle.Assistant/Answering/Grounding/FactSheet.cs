using System.Globalization;
using Aisle.Assistant.Answering.Wordings;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Answering.Grounding;

/// <summary>A product under the handle by which a model names it.</summary>
/// <param name="Handle">"p1".</param>
/// <param name="Product">The family.</param>
/// <param name="VariantId">The variant that was shown or found; null where there is none.</param>
internal sealed record KnownProduct(string Handle, Product Product, string? VariantId);

/// <summary>
/// The facts of one turn, each under a reference: what a model may say, and what the check of its text knows. A reference is given out
/// when a tool returns the fact, so a model can't name what it was not shown.
/// </summary>
internal sealed class FactSheet(Wording wording)
{
    public const int MostAttributes = 24;
    private const int LongestValue = 160;

    private readonly Dictionary<string, Fact> _facts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, KnownProduct> _byHandle = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, KnownProduct> Products => _byHandle;

    public IEnumerable<Fact> Facts => _facts.Values;

    /// <summary>Counts that tools returned; a model may name one in a word ("both", "three").</summary>
    public HashSet<int> Counts { get; } = [];

    /// <summary>What the shop's data says to the question that was put to it last, by the product's handle; nothing where it does not decide.</summary>
    public Dictionary<string, YesNo> Verdicts { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Fact? Find(string reference) => _facts.GetValueOrDefault(reference);

    public KnownProduct? Product(string handle) => _byHandle.GetValueOrDefault(handle);

    /// <summary>The product under its handle, the same each time, with the facts that its card has.</summary>
    public KnownProduct Add(Product product, string? variantId = null)
    {
        if (_byHandle.Values.FirstOrDefault(k => k.Product.Id == product.Id) is { } known)
        {
            return known;
        }

        known = new KnownProduct(Next("p"), product, variantId);
        _byHandle.Add(known.Handle, known);
        Put(known, "title", product.Title, ledger => ledger.Title(product));
        if (product.Brand is { Length: > 0 } brand)
        {
            Put(known, "brand", $"brand {brand}", ledger => ledger.Brand(product));
        }

        // What its text says carries words, but is no slot.
        _facts.Add($"{known.Handle}.text", new Fact($"{known.Handle}.text", known.Handle, $"{product.Description}\n{string.Join('\n', product.Bullets)}", FactSource.Record, null));
        var card = ProductCards.Of(product, variantId, []);
        PutOffer(known, "", card.Price, card.ListPrice, card.Availability);
        if (card.HighestPrice is { } highest)
        {
            Put(known, "price_to", $"price {highest}", ledger => ledger.Price(product, highest), FactLabel.Highest.In);
        }

        if (product.Rating is { Count: > 0 } rating)
        {
            Put(known, "stars", "rating stars rated", ledger => ledger.Stars(product, rating), FactLabel.Stars.In);
            Put(known, "raters", "ratings reviews", ledger => ledger.Raters(product, rating), FactLabel.Raters.In);
        }

        return known;
    }

    /// <summary>What it states of itself, as "a1", "a2"; the same references each time.</summary>
    public IReadOnlyList<Fact> AddAttributes(KnownProduct known)
    {
        var product = known.Product;
        if (_facts.ContainsKey($"{known.Handle}.a1"))
        {
            return [.. _facts.Values.Where(f => f.About == known.Handle && f.Reference.StartsWith($"{known.Handle}.a", StringComparison.Ordinal))];
        }

        var stated = product.Attributes.GroupBy(a => a.Name, StringComparer.OrdinalIgnoreCase)
            .Select(g => (Name: g.Key, Value: string.Join(", ", g.Select(a => a.Value.ToString()).Distinct()), Holds: g.First().Value is AttributeValue.YesNo yes ? yes.Value : (bool?)null));
        var options = product.Variants.SelectMany(v => v.Options).GroupBy(o => o.Name, StringComparer.OrdinalIgnoreCase)
            .Select(g => (Name: g.Key, Value: string.Join(", ", g.Select(o => o.Value).Distinct()), Holds: (bool?)null));
        return
        [
            .. options.Concat(stated).Where(a => a.Value.Length is > 0 and <= LongestValue).DistinctBy(a => a.Name, StringComparer.OrdinalIgnoreCase).Take(MostAttributes)
                .Select((a, i) => Put(known, $"a{(i + 1).ToString(CultureInfo.InvariantCulture)}", $"{a.Name}: {a.Value}", ledger => ledger.Value(product, a.Name, a.Value),
                    a.Value.Any(char.IsDigit) ? typed => FactLabel.TellsAttribute(typed, a.Name) : null, a.Holds)),
        ];
    }

    /// <summary>What a search had to leave out, so that a model may say so.</summary>
    public void AddDropped(IEnumerable<string> labels) =>
        _facts["dropped"] = new Fact("dropped", null, "dropped dropping left out without " + string.Join(' ', labels), FactSource.Record, null);

    /// <summary>A variant's price and stock.</summary>
    public IReadOnlyList<Fact> AddOffer(KnownProduct known, Offer offer)
    {
        var part = Next("v");
        PutOffer(known, part + ".", offer.Price, offer.ListPrice, offer.Availability);
        if (offer is { CanBeBought: true, Quantity: { } quantity and > 0 })
        {
            Put(known, part + ".left", "left", ledger => ledger.Quantity(known.Product, quantity), FactLabel.Left.In);
        }

        return [.. _facts.Values.Where(f => f.Reference.StartsWith($"{known.Handle}.{part}.", StringComparison.Ordinal))];
    }

    /// <summary>A piece of evidence, as "q1", quoted by its reference.</summary>
    public Fact AddQuote(EvidenceItem item, KnownProduct? about)
    {
        var source = item.Kind is EvidenceKind.Review or EvidenceKind.Question ? FactSource.Opinion : FactSource.Record;
        var reference = Next("q");
        return _facts[reference] = new Fact(reference, about?.Handle, $"{item.Title} {item.Text}", source, ledger => Slot.Quote(ledger.Add(item)));
    }

    /// <summary>A count that code made, as "n1".</summary>
    /// <param name="count">How many.</param>
    /// <param name="of">What of, in words.</param>
    /// <param name="about">The product whose reviews were counted; null for matches.</param>
    /// <param name="isToldBy">Whether words typed tell what was counted.</param>
    public Fact AddCount(int count, string of, KnownProduct? about, Func<string, bool> isToldBy)
    {
        Counts.Add(count);
        var reference = Next("n");
        return _facts[reference] = new Fact(reference, about?.Handle, of, about is null ? FactSource.Record : FactSource.Opinion, _ => Slot.Count(count)) { IsToldBy = isToldBy };
    }

    private void PutOffer(KnownProduct known, string prefix, Money? price, Money? before, Availability availability)
    {
        var product = known.Product;
        if (price is { } amount)
        {
            Put(known, prefix + "price", $"price costs {amount}", ledger => ledger.Price(product, amount));
            if (before is { } list && list.Currency == amount.Currency && list > amount)
            {
                Put(known, prefix + "list_price", $"before reduced discount {list}", ledger => ledger.ListPrice(product, list), FactLabel.Before.In);
            }
        }

        if (availability != Availability.Unknown)
        {
            Put(known, prefix + "stock", "", ledger => ledger.Stock(product, wording.Stock(availability)));
        }
    }

    private Fact Put(KnownProduct known, string name, string carries, Func<EvidenceLedger, Slot> fill, Func<string, bool>? isToldBy = null, bool? holds = null)
    {
        var reference = $"{known.Handle}.{name}";
        return _facts[reference] = new Fact(reference, known.Handle, carries, FactSource.Record, fill) { Holds = holds, IsToldBy = isToldBy ?? (_ => true) };
    }

    private string Next(string letter)
    {
        var number = _numbers[letter] = _numbers.GetValueOrDefault(letter) + 1;
        return letter + number.ToString(CultureInfo.InvariantCulture);
    }
}
