using Spectre.Console;

namespace Aisle.Server.Commands;

/// <summary>Text of a shop's data on a terminal: a title must not move the cursor or recolour the screen.</summary>
internal static class TerminalText
{
    /// <summary>Control characters become spaces, but for line feeds.</summary>
    public static string Clean(string text) =>
        text.Any(c => char.IsControl(c) && c != '\n') ? string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? ' ' : c)) : text;

    /// <summary>For use inside Spectre's markup.</summary>
    public static string Escape(string text) => Markup.Escape(Clean(text));
}
