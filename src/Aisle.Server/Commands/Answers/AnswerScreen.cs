using Aisle.Assistant.Answering;
using Aisle.Insight.Evidence;
using Spectre.Console;

namespace Aisle.Server.Commands.Answers;

/// <summary>Draws an answer's events on a terminal as they come; evidence stands at the end, where its marks in the text point.</summary>
internal sealed class AnswerScreen(IAnsiConsole screen)
{
    private readonly List<EvidenceItem> _evidence = [];

    public async Task ShowAsync(IAsyncEnumerable<AnswerEvent> events)
    {
        await foreach (var answer in events)
        {
            Show(answer);
        }
    }

    private void Show(AnswerEvent answer)
    {
        switch (answer)
        {
            case TextEvent text:
                screen.MarkupLine(CitedText.Markup(text));
                break;
            case ProductsEvent products:
                screen.Write(ProductTable.Of(products));
                break;
            case ComparisonEvent comparison:
                screen.Write(ComparisonTable.Of(comparison));
                break;
            case ReviewDigestEvent digest:
                screen.Write(DigestBars.Of(digest));
                break;
            case EvidenceEvent evidence:
                _evidence.AddRange(evidence.Items);
                break;
            case ChoicesEvent choices:
                screen.WriteLine(TerminalText.Clean(choices.Question));
                screen.MarkupLine("  " + string.Join("   ", choices.Choices.Select(c => $"[bold]{TerminalText.Escape(c.Label)}[/]")));
                break;
            case ActionEvent action:
                screen.MarkupLine($"[bold]{TerminalText.Escape(action.Label)}[/] [dim](a button on the shop's page)[/]");
                break;
            case FollowUpsEvent { Suggestions.Count: > 0 } followUps:
                screen.MarkupLine("[dim]You may ask: " + string.Join(" · ", followUps.Suggestions.Select(TerminalText.Escape)) + "[/]");
                break;
            case DoneEvent done:
                ShowEvidence();
                if (done.Rung > 0)
                {
                    screen.MarkupLine(TerminalText.Escape($"Written by rung {done.Rung}{(done.Cost is { } cost ? $", {cost.Amount:0.######} {cost.Currency}" : "")}").Insert(0, "[dim]") + "[/]");
                }

                break;
        }
    }

    private void ShowEvidence()
    {
        foreach (var item in _evidence)
        {
            screen.MarkupLine($"[dim]{CitedText.Mark(item.Id)} {TerminalText.Escape(item.Title)}: {TerminalText.Escape(item.Text.ReplaceLineEndings(" "))}[/]");
        }
    }
}
