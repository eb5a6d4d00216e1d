using System.Text;

namespace Aisle.Assistant.Answering.Grounding;

/// <summary>
/// Cuts a text that comes in pieces into sentences. Where it cuts depends on the text alone, never on how it was divided into pieces.
/// What stands in braces is never cut.
/// </summary>
internal sealed class SentenceStream
{
    /// <summary>Longer is no sentence for a shopper: it is given out as it stands.</summary>
    public const int Longest = 800;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase) { "vs", "e.g", "i.e", "approx", "incl", "etc", "dr", "mr", "mrs", "no" };

    private readonly StringBuilder _text = new();
    private bool _inBraces;

    /// <summary>The sentences that are whole now, with what stood around them.</summary>
    public IEnumerable<string> Add(string piece)
    {
        foreach (var c in piece)
        {
            if (!_inBraces && _text.Length > 0 && EndsBefore(c))
            {
                yield return Take();
            }

            _text.Append(c);
            _inBraces = c == '{' || (_inBraces && c is not ('}' or '\n'));
            if (c == '\n' || _text.Length >= Longest)
            {
                yield return Take();
            }
        }
    }

    /// <summary>What is left when the text ended by itself; null where nothing is.</summary>
    public string? End() => _text.Length == 0 ? null : Take();

    private bool EndsBefore(char next)
    {
        var at = _text.Length - 1;
        while (at > 0 && _text[at] is '"' or '”' or '’' or ')' or '」' or '*')
        {
            at--;
        }

        return _text[at] switch
        {
            '。' or '！' or '？' => next is not ('。' or '！' or '？' or '”' or '’' or '」' or '"' or ')'),
            '!' or '?' => char.IsWhiteSpace(next),
            '.' => char.IsWhiteSpace(next) && !Abbreviations.Contains(WordBefore(at)),
            _ => false,
        };
    }

    private string WordBefore(int dot)
    {
        var start = dot;
        while (start > 0 && (char.IsLetter(_text[start - 1]) || _text[start - 1] == '.'))
        {
            start--;
        }

        return _text.ToString(start, dot - start);
    }

    private string Take()
    {
        var sentence = _text.ToString();
        _text.Clear();
        _inBraces = false;
        return sentence;
    }
}
