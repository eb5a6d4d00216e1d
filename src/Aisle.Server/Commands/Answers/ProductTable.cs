using System.Globalization;
using Aisle.Assistant.Answering;
using Aisle.Catalog;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Aisle.Server.Commands.Answers;

internal static class ProductTable
{
    public static IRenderable Of(ProductsEvent found)
    {
        var table = new Table().SimpleBorder().AddColumns(
            new TableColumn("").RightAligned(), new TableColumn("Product"), new TableColumn("Price").RightAligned(), new TableColumn("Rating"), new TableColumn("Why"));
        foreach (var (at, card) in found.Products.Index())
        {
            table.AddRow(
                new Text((at + 1).ToString(CultureInfo.InvariantCulture)), new Text(TitleOf(card)), new Text(PriceOf(card)), new Text(RatingOf(card)),
                new Text(TerminalText.Clean(string.Join(", ", card.Reasons))));
        }

        var notes = new List<IRenderable> { table };
        if (found.Total > found.Products.Count)
        {
            notes.Add(new Markup($"[dim]{found.Total.ToString("N0", CultureInfo.InvariantCulture)} match in all[/]"));
        }

        AddConditions(notes, "In force", found.Conditions);
        AddConditions(notes, "Dropped, since nothing met them all", found.Dropped);
        return new Rows(notes);
    }

    public static string TitleOf(ProductCard card)
    {
        var options = string.Join(", ", card.Options.Select(o => o.Value));
        return TerminalText.Clean(options.Length > 0 ? $"{card.Title} ({options})" : card.Title);
    }

    private static string PriceOf(ProductCard card) => (card.Price, card.HighestPrice, card.Availability) switch
    {
        (null, _, _) => "",
        ({ } price, _, Availability.OutOfStock or Availability.Discontinued) => $"{price}\nnot to be had",
        ({ } price, { } highest, _) => $"{price} to {highest}",
        ({ } price, null, _) => price.ToString(),
    };

    private static string RatingOf(ProductCard card) =>
        card.Rating is { } rating ? string.Create(CultureInfo.InvariantCulture, $"{rating.Average:0.0} of 5 ({rating.Count:N0})") : "";

    private static void AddConditions(List<IRenderable> notes, string name, IReadOnlyList<Condition> conditions)
    {
        if (conditions.Count > 0)
        {
            notes.Add(new Markup($"[dim]{name}: {TerminalText.Escape(string.Join(", ", conditions.Select(c => c.Label)))}[/]"));
        }
    }
}
