using System.Text;
using Aisle.Assistant.Answering;
using Spectre.Console;

namespace Aisle.Server.Commands.Answers;

/// <summary>A text with a mark after each stretch that rests on evidence: "It has Bluetooth 5.3 [e1]."</summary>
internal static class CitedText
{
    public static string Markup(TextEvent text)
    {
        var markup = new StringBuilder();
        var at = 0;
        foreach (var marks in text.Citations.GroupBy(c => Math.Clamp(c.Start + c.Length, 0, text.Text.Length)).OrderBy(g => g.Key))
        {
            markup.Append(TerminalText.Escape(text.Text[at..marks.Key])).Append(" [dim]").AppendJoin(' ', marks.Select(c => Mark(c.EvidenceId))).Append("[/]");
            at = marks.Key;
        }

        return markup.Append(TerminalText.Escape(text.Text[at..])).ToString();
    }

    /// <summary>As markup: brackets are doubled there.</summary>
    public static string Mark(string evidenceId) => Spectre.Console.Markup.Escape($"[{TerminalText.Clean(evidenceId)}]");
}
