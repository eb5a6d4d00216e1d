using Aisle.Catalog.Index.Analysis;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>The words of a query, stemmed as the index stems; of Chinese, Japanese and Korean the pairs of characters.</summary>
internal sealed class QueryWords : ITokenSink
{
    private readonly List<Entry> _words = [];
    private string _text = "";
    private string _last = "";
    private bool _isPurpose;
    private bool _isDescription;

    public int Count => _words.Count;

    /// <summary>The number of words before the first "for", "with", "made of" and the like: those that name the thing; what follows describes it.</summary>
    public int PhraseEnd { get; private set; } = int.MaxValue;

    /// <summary>Whether a word says what the thing is for or goes with: "case for a pixel 9". It tells things apart as their names do.</summary>
    public bool IsPurpose(int index) => _words[index].IsPurpose;

    /// <summary>Whether a word only says in what a thing comes: "bottle" of "bottle of shampoo".</summary>
    public bool IsContainer(int index) => _words[index].IsContainer;

    /// <summary>The number of words before the first comma or the like; 0 for none.</summary>
    public int FirstBreak { get; private set; }

    public string this[int index] => _words[index].Word;

    public void Read(string text)
    {
        var self = this;
        _text = text;
        new Tokenizer().Read(text, ref self);
    }

    /// <summary>Whether a text has words, and not only such as describe a thing: "with short sleeves", "made of oak".</summary>
    public static bool NamesSomething(string text)
    {
        var words = new QueryWords();
        words.Read(text);
        return words is { Count: > 0, _isDescription: false } && !(words.Count == 1 && words[0] is "price" or "shop" or "it" or "they");
    }

    /// <summary>Where a word stands in the text that was read.</summary>
    public Range Place(int index) => _words[index].Start.._words[index].End;

    /// <summary>A word and the next, as one: "head set" may be written "headset", "wi-fi" "wifi".</summary>
    public string Compound(int index) => _words[index].Unstemmed + _words[index + 1].Word;

    public string Phrase(int first, int length) =>
        length == 1 ? _words[first].Word : string.Join(' ', Enumerable.Range(first, length).Select(i => _words[i].Word));

    /// <summary>
    /// Marks the pairs of characters that stand half in a phrase and half outside it: in 无线鼠标, once 鼠标 is known for a word,
    /// 线鼠 says nothing.
    /// </summary>
    public void MarkBridges(int first, int length, bool[] isBridge)
    {
        var (start, end) = (_words[first].Start, _words[first + length - 1].End);
        for (var i = 0; i < isBridge.Length; i++)
        {
            var word = _words[i];
            isBridge[i] |= word.IsPair && ((word.Start < start && word.End > start) || (word.Start < end && word.End > end));
        }
    }

    /// <summary>Whether a word opens a phrase that describes what was named.</summary>
    private static bool Opens(ReadOnlySpan<char> word) => StopWords.IsPreposition(word) || word is
        "that" or "thats" or "which" or "who" or "made" or "featuring" or "suitable" or "having" or "has" or "have" or "using" or "is" or "are"
        or "available" or "crafted" or "designed" or "where" or "including" or "without" or "perfect" or "ideal" or "should";

    void ITokenSink.Add(scoped Span<char> text, TokenKind kind, int start, int end)
    {
        var opens = (Opens(text) && !IsWithinName(text, start, end)) || (text is "running" && RunsASystem(_text.AsSpan(end).TrimStart()));
        _isDescription |= Count == 0 && opens;
        if (Count > 0 && PhraseEnd == int.MaxValue && opens)
        {
            PhraseEnd = Count;
        }

        if (kind == TokenKind.Break && FirstBreak == 0)
        {
            FirstBreak = Count;
        }

        // A sentence ends, if not in "Dr. Martens".
        if (kind == TokenKind.Break && start < end && _text[start] is '.' or '!' or '?' or ';' && _last.Length > 3 && PhraseEnd == int.MaxValue)
        {
            PhraseEnd = Count;
        }

        if (text is "of" && Count > 0 && IsContainer(_words[^1].Word))
        {
            _words[^1] = _words[^1] with { IsContainer = true };
        }

        _isPurpose = text is "fits" or "fit" || (opens && text is "for" or "by") || (_last is "compatible" && text is "with" or "to" or "for") || (_isPurpose && kind != TokenKind.Break && !opens);
        _last = text.ToString();
        if (kind is TokenKind.Word or TokenKind.Bigram && !StopWords.Contains(text))
        {
            var length = kind == TokenKind.Word ? Stemming.Stem(text) : text.Length;
            _words.Add(new Entry(text[..length].ToString(), _last, start, end, kind == TokenKind.Bigram && text.Length == 2, _isPurpose));
        }
    }

    /// <summary>"Male-to-female cable", "easy to clean bottle", "press on nails", "32 by 48 inch print": here what else opens a description stands in the midst of a name.</summary>
    private bool IsWithinName(ReadOnlySpan<char> word, int start, int end) =>
        (start > 0 && _text[start - 1] == '-' && Count > 0)
        || (word is "to" && _last is "easy" or "ready" or "quick" or "simple" or "hard")
        || (word is "on" or "in" or "up" or "off" && _last is "press" or "clip" or "slip" or "stick" or "plug" or "pull" or "roll" or "built" or "lace" or "peel" or "push" or "snap" or "lift" or "walk" or "carry")
        || (word is "made" && _last is "hand" or "home" or "custom" or "tailor" or "ready" or "well")
        || (word is "in" && Count > 0 && _text.AsSpan(end).TrimStart() is ['1', ..] or ['o' or 'O', 'n', 'e', ..])
        || (word is "by" && Count > 0 && _text.AsSpan(end).TrimStart() is [>= '0' and <= '9', ..]);

    /// <summary>"A phone running Android", but not "running shoes".</summary>
    private static bool RunsASystem(ReadOnlySpan<char> rest)
    {
        foreach (var system in (ReadOnlySpan<string>)["on ", "android", "windows", "linux", "macos", "ios", "chrome"])
        {
            if (rest.StartsWith(system, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsContainer(string word) => word is "bottle" or "pair" or "pack" or "package" or "packet" or "box" or "bag" or "set" or "piece" or "jar" or "tube" or "bunch" or "kind" or "type" or "case" or "can";

    private readonly record struct Entry(string Word, string Unstemmed, int Start, int End, bool IsPair, bool IsPurpose, bool IsContainer = false);
}
