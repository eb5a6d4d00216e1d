using System.Runtime.CompilerServices;
using System.Text;

namespace Aisle.Assistant.Answering;

/// <summary>
/// A text in the making: wording and slots. Written as an interpolated string, whose holes take a <see cref="Slot"/> or another text
/// and nothing else, so that a fact which is no slot does not compile.
/// </summary>
[InterpolatedStringHandler]
internal sealed class AnswerText
{
    private readonly StringBuilder _text;
    private readonly List<Citation> _citations = [];

    public AnswerText(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 16));

    public bool IsEmpty => _text.Length == 0;

    public void AppendLiteral(string wording) => _text.Append(wording);

    public void AppendFormatted(Slot slot)
    {
        if (slot.EvidenceId is { } evidence && slot.Text.Length > 0)
        {
            _citations.Add(new Citation(_text.Length, slot.Text.Length, evidence));
        }

        _text.Append(slot.Text);
    }

    public void AppendFormatted(AnswerText text)
    {
        foreach (var citation in text._citations)
        {
            _citations.Add(citation with { Start = citation.Start + _text.Length });
        }

        _text.Append(text._text);
    }

    /// <summary>Several, one after another.</summary>
    public static AnswerText Join(AnswerText separator, params IEnumerable<AnswerText> texts)
    {
        var joined = new AnswerText(0, 0);
        foreach (var text in texts.Where(t => !t.IsEmpty))
        {
            if (!joined.IsEmpty)
            {
                joined.AppendFormatted(separator);
            }

            joined.AppendFormatted(text);
        }

        return joined;
    }

    public TextEvent ToEvent() => new(_text.ToString(), [.. _citations]);
}
