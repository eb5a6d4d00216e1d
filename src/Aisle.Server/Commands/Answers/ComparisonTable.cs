using Aisle.Assistant.Answering;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Aisle.Server.Commands.Answers;

internal static class ComparisonTable
{
    /// <summary>One row a property; where the products differ, its name is bold. A cell that the data leaves open is "-".</summary>
    public static IRenderable Of(ComparisonEvent comparison)
    {
        var table = new Table().SimpleBorder().AddColumn("");
        foreach (var card in comparison.Products)
        {
            table.AddColumn(new TableColumn(new Text(ProductTable.TitleOf(card))));
        }

        foreach (var row in comparison.Rows)
        {
            var name = new Text(TerminalText.Clean(row.Name), row.Differs ? new Style(decoration: Decoration.Bold) : Style.Plain);
            table.AddRow([name, .. row.Cells.Select(cell => new Text(TerminalText.Clean(cell ?? "-")))]);
        }

        return table;
    }
}
