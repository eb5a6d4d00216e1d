using System.Runtime.InteropServices;

namespace Aisle.Insight.Text;

/// <summary>
/// Phrases of one or more words, found at a place in a text by the longest match. English words match by stem, those written
/// "=word" only as written; Chinese phrases are sequences of characters.
/// </summary>
internal sealed class PhraseTable<T>
{
    private readonly Node _root = new();

    /// <summary>Later phrases do not replace earlier ones: the first that claims a form keeps it.</summary>
    public void Add(string phrase, T value)
    {
        var node = _root;
        var exact = phrase.StartsWith('=');
        foreach (var word in Words.Of(phrase.ToLowerInvariant())) node = node.Grow(exact ? "=" + word.Term.Text : word.Term.Stem);
        if (node.Ends || node == _root) return;
        node.Ends = true;
        node.Value = value;
    }

    /// <summary>The longest phrase that starts at <paramref name="at"/>, as its number of words; 0 where none does.</summary>
    public int Longest(ReadOnlySpan<Word> words, int at, out T value)
    {
        value = default!;
        var longest = 0;
        var node = _root;
        for (var i = at; i < words.Length; i++)
        {
            if (i > at && words[i].Term.IsHan && words[i].Start != words[i - 1].End) break; // "好，洗" is not "好洗"
            node = node.Next(words[i].Term);
            if (node is null) break;
            if (!node.Ends) continue;
            longest = i - at + 1;
            value = node.Value!;
        }

        return longest;
    }

    private sealed class Node
    {
        private Dictionary<string, Node>? _next;
        private bool _hasExact;

        public bool Ends { get; set; }

        public T? Value { get; set; }

        public Node Grow(string key)
        {
            _hasExact |= key[0] == '=';
            return CollectionsMarshal.GetValueRefOrAddDefault(_next ??= new(StringComparer.Ordinal), key, out _) ??= new Node();
        }

        public Node? Next(Term term) =>
            _next is null ? null
            : _hasExact && _next.TryGetValue(term.Exact, out var exact) ? exact
            : _next.GetValueOrDefault(term.Stem);
    }
}
