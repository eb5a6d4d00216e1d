using System.Globalization;
using Aisle.Insight.Evidence;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Aisle.Server.Commands.Answers;

/// <summary>How an answer came about: how the question was read, what was looked at, the best pieces with their signals, and what was decided.</summary>
internal static class EvidenceTable
{
    private const int Shown = 12;
    private const int LongestText = 90;

    public static IRenderable Of(string title, EvidenceExplanation explanation)
    {
        var table = new Table().SimpleBorder().AddColumns(
            new TableColumn("Score").RightAligned(), new TableColumn("Says"), new TableColumn("Piece"), new TableColumn("Signals"));
        foreach (var piece in explanation.Pieces.Take(Shown))
        {
            table.AddRow(new Text(Number(piece.Score)), new Text(Said(piece.Says)), new Text(PieceOf(piece.Candidate)), new Text(string.Join(" ", piece.Signals.Where(s => s.Value != 0).Select(s => $"{s.Name} {Number(s.Value)}"))));
        }

        var left = explanation.Pieces.Count - Shown;
        return new Rows(
        [
            new Markup($"[bold]{TerminalText.Escape(title)}[/]"),
            new Text($"Read as {TerminalText.Clean(string.Join("; ", explanation.Asked))}."),
            new Text(LookedAt(explanation.Result.LookedAt)),
            table,
            .. left > 0 ? [new Markup($"[dim]and {left.ToString("N0", CultureInfo.InvariantCulture)} more; --json shows all[/]")] : (IRenderable[])[],
            new Text(Decided(explanation.Result)),
        ]);
    }

    private static string LookedAt(LookedAt at) => string.Create(CultureInfo.InvariantCulture,
        $"Looked at {at.Attributes:N0} attributes, {at.Bullets:N0} bullets, {at.Sentences:N0} sentences of the description, {at.Questions:N0} questions, {at.Reviews:N0} reviews.");

    private static string Decided(EvidenceResult result)
    {
        var decided = (result.Verdict, result.Answers) switch
        {
            (YesNo.Yes, _) => "Decided: yes",
            (YesNo.No, _) => "Decided: no",
            (YesNo.Unknown, _) => "Decided: the data does not say",
            (null, true) => "Answered",
            _ => "Not answered: nothing scores 0.50",
        };
        var from = result.Answers && result.Verdict is not YesNo.Unknown && result.Items is [{ } first, ..] ? $", by {PieceName(first.Kind, first.Title)}" : "";
        var vote = result.Reviewers is { } reviewers ? string.Create(CultureInfo.InvariantCulture, $"; reviewers: {reviewers.Yes.Count:N0} yes, {reviewers.No.Count:N0} no") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{decided}{TerminalText.Clean(from)}, confidence {result.Confidence:0.00}{vote}.");
    }

    private static string PieceOf(EvidenceCandidate candidate)
    {
        var text = TerminalText.Clean(candidate.Text);
        return $"{TerminalText.Clean(PieceName(candidate.Kind, candidate.Title))}: {(text.Length > LongestText ? string.Concat(text.AsSpan(0, LongestText), "…") : text)}";
    }

    private static string PieceName(EvidenceKind kind, string title) => kind is EvidenceKind.Question ? $"answer to “{title}”" : title;

    private static string Said(YesNo says) => says is YesNo.Unknown ? "" : says.ToString().ToLowerInvariant();

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
