using System.Runtime.InteropServices;
using Aisle.Catalog.Index.Analysis;

namespace Aisle.Catalog.Search.Suggesting;

/// <summary>
/// Counts the short phrases of titles while an index is built: up to three words in a row without a digit, a sign or a preposition
/// between them, of Chinese up to four characters. Rare ones are forgotten when there are too many, so memory is bounded.
/// </summary>
internal sealed class PhraseCollector
{
    private const int LongestWords = 3;
    private const int LongestIdeographs = 4;
    private const int MostPhrases = 300_000;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<(int Start, int End)> _words = [];

    public PhraseCollector() => _bySpan = _counts.GetAlternateLookup<ReadOnlySpan<char>>();

    public IReadOnlyDictionary<string, int> Counts => _counts;

    public void Add(string title)
    {
        var text = Folding.Fold(title);
        for (var at = 0; at < text.Length;)
        {
            at = Tokenizer.IsIdeographic(text[at]) ? ReadIdeographs(text, at) : ReadWord(text, at);
        }

        EndPhrase(text);
        if (_counts.Count > MostPhrases)
        {
            Forget();
        }
    }

    private int ReadIdeographs(string text, int start)
    {
        EndPhrase(text);
        var end = start;
        while (end < text.Length && Tokenizer.IsIdeographic(text[end]))
        {
            end++;
        }

        for (var from = start; from < end; from++)
        {
            for (var length = 2; length <= LongestIdeographs && from + length <= end; length++)
            {
                Count(text.AsSpan(from, length));
            }
        }

        return end;
    }

    private int ReadWord(string text, int start)
    {
        var end = start;
        var hasDigit = false;
        while (end < text.Length && !Tokenizer.IsIdeographic(text[end]) && (char.IsLetterOrDigit(text[end]) || (text[end] is '-' or '\'' && end > start && end + 1 < text.Length && char.IsLetter(text[end + 1]))))
        {
            hasDigit |= char.IsDigit(text[end++]);
        }

        if (end == start)
        {
            if (text[start] != ' ')
            {
                EndPhrase(text);
            }

            return start + 1;
        }

        var word = text.AsSpan(start, end - start);
        if (hasDigit || StopWords.Contains(word) || (_words.Count > 0 && start - _words[^1].End != 1))
        {
            EndPhrase(text);
        }

        if (!hasDigit && word.Length > 1 && !StopWords.Contains(word))
        {
            _words.Add((start, end));
        }

        return end;
    }

    private void EndPhrase(string text)
    {
        for (var first = 0; first < _words.Count; first++)
        {
            for (var last = first; last < _words.Count && last < first + LongestWords; last++)
            {
                Count(text.AsSpan(_words[first].Start, _words[last].End - _words[first].Start));
            }
        }

        _words.Clear();
    }

    private void Count(ReadOnlySpan<char> phrase) => CollectionsMarshal.GetValueRefOrAddDefault(_bySpan, phrase, out _)++;

    /// <summary>Halves what is counted: the rarest go first.</summary>
    private void Forget()
    {
        var least = _counts.Values.Order().ElementAt(_counts.Count / 2);
        foreach (var phrase in _counts.Where(c => c.Value <= least).Select(c => c.Key).ToArray())
        {
            _counts.Remove(phrase);
        }
    }
}
