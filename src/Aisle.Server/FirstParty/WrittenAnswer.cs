using System.Globalization;
using Aisle.Assistant.Answering;
using Aisle.Catalog;
using Aisle.Insight.Evidence;

namespace Aisle.Server.FirstParty;

/// <summary>An answer's event as text that reads well as it stands and as Markdown: what a chat model's client shows.</summary>
internal static class WrittenAnswer
{
    /// <summary>"" for what a reader of text has no use for.</summary>
    public static string Of(AnswerEvent answer) => answer switch
    {
        TextEvent text => text.Text,
        ProductsEvent products => Products(products),
        ComparisonEvent comparison => Comparison(comparison),
        ReviewDigestEvent digest => WrittenDigest.Of(digest.Digest, digest.Focus),
        ChoicesEvent choices => $"{choices.Question} {string.Join(" / ", choices.Choices.Select(c => c.Label))}",
        ActionEvent action => $"{action.Label}? Say yes to do it.",
        _ => "",
    };

    /// <summary>Quotes of what people wrote; a title or a price says the answer's own words again.</summary>
    public static string Quotes(IEnumerable<EvidenceItem> evidence) => string.Join(
        '\n', evidence.Where(i => i.Kind is EvidenceKind.Review or EvidenceKind.Question or EvidenceKind.Policy).Select(i => $"> {OneLine(i.Text)} ({OneLine(i.Title)})"));

    private static string Products(ProductsEvent found)
    {
        var lines = found.Products.Select((card, at) => $"{(at + 1).ToString(CultureInfo.InvariantCulture)}. {Line(card)}");
        return string.Join('\n', found.Total > found.Products.Count
            ? lines.Append(string.Create(CultureInfo.InvariantCulture, $"({found.Total:N0} match in all)"))
            : lines);
    }

    private static string Line(ProductCard card)
    {
        var options = string.Join(", ", card.Options.Select(o => o.Value));
        List<string> parts = [options.Length > 0 ? $"{OneLine(card.Title)} ({options})" : OneLine(card.Title)];
        if (card.Price is { } price)
        {
            parts.Add(card.HighestPrice is { } highest ? $"{price} to {highest}" : price.ToString());
        }

        if (card.Availability is Availability.OutOfStock or Availability.Discontinued)
        {
            parts.Add("not to be had");
        }

        if (card.Rating is { } rating)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{rating.Average:0.0} of 5 from {rating.Count:N0} ratings"));
        }

        if (card.Url is { } url)
        {
            parts.Add(url);
        }

        return string.Join(", ", parts);
    }

    private static string Comparison(ComparisonEvent comparison)
    {
        List<string> lines =
        [
            Row(["", .. comparison.Products.Select(p => p.Title)]),
            Row([.. Enumerable.Repeat("---", comparison.Products.Count + 1)]),
            .. comparison.Rows.Select(r => Row([r.Name, .. r.Cells.Select(c => c ?? "-")])),
        ];
        return string.Join('\n', lines);
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(c => OneLine(c).Replace("|", "\\|", StringComparison.Ordinal)))} |";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
