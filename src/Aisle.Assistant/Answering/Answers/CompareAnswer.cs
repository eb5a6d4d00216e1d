using System.Globalization;
using System.Runtime.CompilerServices;
using Aisle.Assistant.Tools;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>Products side by side: price, rating, availability, then what they state alike, differences first; and the main differences in words.</summary>
internal static class CompareAnswer
{
    private const int MostNamed = 2;

    public static async IAsyncEnumerable<AnswerEvent> AnswerAsync(Intent.Compare intent, Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var products = intent.About.Products.Take(CompareTool.MostProducts).ToList();
        if (products.Count < 2)
        {
            turn.Answered = false;
            turn.Traces("asks", "which products");
            await foreach (var shown in Meanwhile.ShowAsync(turn.Wording.CompareWhat(), turn, cancellationToken))
            {
                yield return shown;
            }

            yield break;
        }

        var asked = turn.Utterance.Words.Select(Plural.Strip).ToHashSet(StringComparer.Ordinal);
        var attributes = CompareTool.Run(products, asked);
        turn.Traces("tool", $"compare: {string.Join(", ", products.Select(p => p.Id))}; {attributes.Count} attributes");
        foreach (var said in turn.Say(Differences(products, attributes, turn)))
        {
            yield return said;
        }

        yield return Table(products, attributes, turn);
        turn.Next = turn.Next with { Compared = [.. products.Select(p => p.Id)] };
        yield return Turn.FollowUps(turn.Wording.AfterCompare(products.Exists(p => p.Rating is not null)));
    }

    /// <summary>The table of these products.</summary>
    public static ComparisonEvent Table(List<Product> products, Turn turn) => Table(products, CompareTool.Run(products, new HashSet<string>()), turn);

    private static ComparisonEvent Table(List<Product> products, IReadOnlyList<ComparedAttribute> attributes, Turn turn) =>
        new([.. products.Select(p => ProductCards.Of(p, turn.VariantShown(p), []))], [.. Rows(products, attributes, turn.Wording)]);

    private static IEnumerable<ComparisonRow> Rows(List<Product> products, IReadOnlyList<ComparedAttribute> attributes, Wordings.Wording wording)
    {
        var offers = products.Select(p => p.BestOffer()).ToList();
        var rows = new List<ComparisonRow>
        {
            Row(wording.PriceRow, offers.Select(o => o?.Price.ToString())),
            Row(wording.RatingRow, products.Select(p => p.Rating is { } r ? wording.RatedReason(r) : null)),
            Row(wording.AvailabilityRow, offers.Select(o => o is null || o.Availability == Availability.Unknown ? null : wording.Stock(o.Availability))),
            Row(wording.BrandRow, products.Select(p => p.Brand)),
        };
        return rows.Concat(attributes.Where(a => !WishCondition.Same(a.Name, "brand")).Select(a => new ComparisonRow(wording.AttributeName(a.Name), a.Cells, a.Differs))).Where(r => r.Cells.Any(c => c is not null));
    }

    private static ComparisonRow Row(string name, IEnumerable<string?> cells)
    {
        var list = cells.ToList();
        return new ComparisonRow(name, list, list.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1);
    }

    private static AnswerText Differences(List<Product> products, IReadOnlyList<ComparedAttribute> attributes, Turn turn)
    {
        var (wording, evidence) = (turn.Wording, turn.Evidence);
        var parts = new List<AnswerText>();
        var priced = products.Where(p => p.BestOffer() is not null).OrderBy(p => p.BestOffer()!.Price.Amount).ToList();
        var oneCurrency = priced.Select(p => p.BestOffer()!.Price.Currency).Distinct().Count() == 1;
        if (priced.Count >= 2 && oneCurrency && priced[0].BestOffer()!.Price < priced[^1].BestOffer()!.Price)
        {
            parts.Add(wording.CheaperThan(
                evidence.Name(priced[0], products), evidence.Price(priced[0], priced[0].BestOffer()!.Price), evidence.Name(priced[^1], products), evidence.Price(priced[^1], priced[^1].BestOffer()!.Price), products.Count));
        }
        else if (priced.Count >= 2 && oneCurrency)
        {
            parts.Add(wording.SamePrice(evidence.Price(priced[0], priced[0].BestOffer()!.Price)));
        }

        var rated = products.Where(p => p.Rating is { Count: > 0 }).OrderByDescending(p => p.Rating!.Average).ToList();
        if (rated.Count >= 2 && Stars(rated[0]) != Stars(rated[^1]))
        {
            parts.Add(wording.RatedHigherThan(evidence.Name(rated[0], products), evidence.Stars(rated[0], rated[0].Rating!), evidence.Name(rated[^1], products), evidence.Stars(rated[^1], rated[^1].Rating!)));
        }

        foreach (var row in attributes.Where(a => a.Differs && a.Cells.All(c => c is null or { Length: <= 40 })).Take(MostNamed))
        {
            var values = products.Select((p, i) => (Product: p, Cell: row.Cells[i])).Where(c => c.Cell is not null);
            parts.Add(wording.Differ(
                evidence.Name(products.First(p => row.Cells[products.IndexOf(p)] is not null), row.Name, row.Cells.First(c => c is not null)!),
                values.Select(v => (evidence.Name(v.Product, products), evidence.Value(v.Product, row.Name, v.Cell!)))));
        }

        return parts.Count > 0 ? wording.Sentences(parts) : wording.NoDifference(wording.List(products.Select(p => evidence.Name(p, products))));
    }

    private static string Stars(Product product) => product.Rating!.Average.ToString("0.0", CultureInfo.InvariantCulture);
}
