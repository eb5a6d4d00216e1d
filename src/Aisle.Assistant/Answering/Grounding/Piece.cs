using System.Text.RegularExpressions;

namespace Aisle.Assistant.Answering.Grounding;

/// <summary>A stretch of a model's sentence: wording, or a reference in double braces.</summary>
/// <param name="Text">As the model wrote it; without the braces for a reference.</param>
/// <param name="IsReference">Which of the two.</param>
internal readonly partial record struct Piece(string Text, bool IsReference)
{
    /// <summary>In order; markup of lists and emphasis, which pages don't show, is left out.</summary>
    public static IReadOnlyList<Piece> Read(string sentence)
    {
        var text = Emphasis().Replace(ListMark().Replace(sentence.Trim(), ""), "").ReplaceLineEndings(" ");
        var pieces = new List<Piece>();
        var at = 0;
        foreach (Match match in Reference().Matches(text))
        {
            if (match.Index > at)
            {
                pieces.Add(new Piece(text[at..match.Index], false));
            }

            pieces.Add(new Piece(match.Groups["to"].Value.Trim(), true));
            at = match.Index + match.Length;
        }

        if (at < text.Length)
        {
            pieces.Add(new Piece(text[at..], false));
        }

        return pieces;
    }

    [GeneratedRegex(@"\{\{(?<to>[^{}]{1,80})\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^(?:[-*•>]\s+|#{1,6}\s+|\d{1,2}[.)]\s+)+", RegexOptions.CultureInvariant)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"\*\*|__|`", RegexOptions.CultureInvariant)]
    private static partial Regex Emphasis();
}
