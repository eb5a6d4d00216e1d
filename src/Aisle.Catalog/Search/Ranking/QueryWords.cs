using Aisle.Catalog.Index.Analysis;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>The words of a query, stemmed as the index stems, with the spellings in one word of neighbours ("head set", "wi-fi").</summary>
internal sealed class QueryWords : ITokenSink
{
    private readonly List<string> _words = [];
    private readonly List<string> _unstemmed = [];

    public int Count => _words.Count;

    public string this[int index] => _words[index];

    public void Read(string text)
    {
        var self = this;
        new Tokenizer().Read(text, ref self);
    }

    /// <summary>The word joined with its left and with its right neighbour.</summary>
    public IEnumerable<string> CompoundsAt(int index)
    {
        if (index + 1 < Count)
        {
            yield return _unstemmed[index] + _words[index + 1];
        }

        if (index > 0)
        {
            yield return _unstemmed[index - 1] + _words[index];
        }
    }

    void ITokenSink.Add(scoped Span<char> text, TokenKind kind, int start, int end)
    {
        if (kind is (TokenKind.Word or TokenKind.Bigram) && !StopWords.Contains(text))
        {
            _unstemmed.Add(text.ToString());
            _words.Add(text[..(kind == TokenKind.Word ? Stemming.Stem(text) : text.Length)].ToString());
        }
    }
}
