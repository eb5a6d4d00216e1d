using System.Text;

namespace Aisle.Models.Guardrails;

/// <summary>
/// A streamed answer's text, assessed in windows and let go piece by piece. The end of what came is held back, since personal data or a
/// phrase may go on in the next piece, and what was let go last is assessed again with what follows. One instance a stream.
/// </summary>
internal sealed class AnswerWindow(GuardrailEngine engine, IReadOnlyList<GuardedText> evidence)
{
    /// <summary>How much new text is gathered before it is assessed.</summary>
    public const int WindowCharacters = 400;

    /// <summary>How much of a window's end waits for what follows: longer than any phrase and than personal data of a known length.</summary>
    public const int HeldCharacters = 160;

    private readonly StringBuilder _held = new();
    private readonly List<GuardrailVerdict> _verdicts = [];
    private string _shown = "";
    private int _assessAt = WindowCharacters + HeldCharacters;

    public IReadOnlyList<GuardrailVerdict> Verdicts => _verdicts;

    public bool Blocked => _verdicts.Count > 0 && _verdicts[^1].Blocked;

    /// <summary>Takes a piece; gives what may be shown now, "" for nothing yet.</summary>
    public string Add(string piece)
    {
        _held.Append(piece);
        return engine.NeedsWholeAnswer || _held.Length < _assessAt ? "" : Release(last: false);
    }

    /// <summary>Gives the rest, at the end or before something that is no text.</summary>
    public string Flush() => _held.Length == 0 ? "" : Release(last: true);

    private string Release(bool last)
    {
        var context = _shown.Length;
        var text = _shown + _held;
        var verdict = engine.Assess([new GuardedText(text), .. evidence], GuardrailSource.Output, grounding: last && engine.NeedsWholeAnswer);
        if (verdict.Blocked)
        {
            _verdicts.Add(verdict);
            return "";
        }

        var end = last ? text.Length : Cut(text, verdict.Masks[0], context);
        var spans = verdict.Masks[0].Where(s => s.End > context && s.Start < end).Select(s => From(s, context)).ToList();
        _verdicts.Add(verdict with { Masks = [spans] });
        _held.Clear().Append(text, end, text.Length - end);
        _assessAt = Math.Max(_held.Length, HeldCharacters) + WindowCharacters; // also where one long match holds all back
        _shown = text[Math.Max(0, end - HeldCharacters)..end];
        return MaskedSpan.Apply(text[context..end], spans);
    }

    /// <summary>Where a window ends: before what is held back, and never inside of what is hidden, of a word or of a surrogate pair.</summary>
    private static int Cut(string text, IReadOnlyList<MaskedSpan> spans, int context)
    {
        var end = text.Length - HeldCharacters;
        var space = text.LastIndexOf(' ', end - 1, end - context);
        end = space >= 0 ? space : char.IsLowSurrogate(text[end]) ? end - 1 : end;
        foreach (var span in spans)
        {
            if (span.Start < end && span.End >= end)
            {
                end = Math.Max(context, span.Start);
            }
        }

        return end;
    }

    private static MaskedSpan From(MaskedSpan span, int context)
    {
        var start = Math.Max(0, span.Start - context);
        return span with { Start = start, Length = span.End - context - start };
    }
}
