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
        return Longest(_root, words, at, at, ref value);
    }

    /// <summary>A word may go on both as written and by its stem: "=mobile" and "mobile phone" begin with the same. As long by both, as written counts.</summary>
    private static int Longest(Node node, ReadOnlySpan<Word> words, int start, int at, ref T value)
    {
        var longest = 0;
        for (; at < words.Length; at++)
        {
            if (at > start && words[at].Term.IsHan && words[at].Start != words[at - 1].End) break; // "好，洗" is not "好洗"
            if (node.NextAsWritten(words[at].Term) is { } written)
            {
                var found = value;
                var count = written.Ends ? at - start + 1 : 0;
                if (written.Ends) found = written.Value!;
                count = Math.Max(count, Longest(written, words, start, at + 1, ref found));
                if (count > longest) (longest, value) = (count, found);
            }

            if (node.Next(words[at].Term) is not { } next) break;
            node = next;
            if (!node.Ends || at - start + 1 <= longest) continue;
            longest = at - start + 1;
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

        public Node? Next(Term term) => _next?.GetValueOrDefault(term.Stem);

        public Node? NextAsWritten(Term term) => _hasExact ? _next!.GetValueOrDefault(term.Exact) : null;
    }
}
