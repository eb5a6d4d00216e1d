using System.Globalization;

namespace Aisle.Server.Commands.Evaluations.Dialogues;

/// <summary>The table of a page that says how many turns are right, by kind: written by the command, so that it can't go stale by hand.</summary>
internal static class DialogueTable
{
    private const string Head = "| kind | turns | right | share |";

    /// <summary>The page with the table in the place of its own; null where it has none.</summary>
    public static string? Put(string page, IReadOnlyList<JudgedTurn> judged)
    {
        var from = page.IndexOf(Head, StringComparison.Ordinal);
        if (from < 0)
        {
            return null;
        }

        var to = page.IndexOf("\n\n", from, StringComparison.Ordinal);
        var rows = judged.GroupBy(t => t.Turn.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Row(g.Key, [.. g])).Append(Row("all", judged));
        return $"{page[..from]}{Head}\n|---|---|---|---|\n{string.Join('\n', rows)}{(to < 0 ? "\n" : page[to..])}";
    }

    private static string Row(string kind, IReadOnlyList<JudgedTurn> turns) => string.Create(
        CultureInfo.InvariantCulture, $"| {kind} | {turns.Count} | {turns.Count(t => t.IsRight)} | {(double)turns.Count(t => t.IsRight) / Math.Max(1, turns.Count):P1} |");
}
