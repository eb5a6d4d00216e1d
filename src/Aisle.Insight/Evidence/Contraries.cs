using Aisle.Insight.Lexicons;
using Aisle.Insight.Text;

namespace Aisle.Insight.Evidence;

/// <summary>Words that deny what is asked, of contraries.txt: "quiet" says no to "is it loud?", "true to size" to "do they run small?".</summary>
internal sealed class Contraries
{
    private static readonly (string[][] One, PhraseTable<bool> Other)[] Known = [.. Lexicon.Lines("contraries").Select(Read)];

    private readonly PhraseTable<bool>[] _denying;

    private Contraries(PhraseTable<bool>[] denying) => _denying = denying;

    /// <summary>Of what the words ask, as stems: all words of a listed form must be asked, and nothing else.</summary>
    public static Contraries Of(IReadOnlyCollection<Term> asked) =>
        new([.. Known.Where(k => k.One.Any(form => form.Length == asked.Count && form.All(stem => asked.Any(t => t.Stem == stem)))).Select(k => k.Other)]);

    /// <summary>Where a contrary stands, or -1.</summary>
    public int In(ReadOnlySpan<Word> words)
    {
        foreach (var table in _denying)
        {
            for (var i = 0; i < words.Length; i++)
            {
                if (table.Longest(words, i, out _) > 0) return i;
            }
        }

        return -1;
    }

    private static (string[][] One, PhraseTable<bool> Other) Read(string line)
    {
        var sides = line.Split('|');
        var other = new PhraseTable<bool>();
        foreach (var form in Lexicon.Forms(sides[1])) other.Add(form, true);
        return ([.. Lexicon.Forms(sides[0]).Select(form => Words.Of(form).Select(w => w.Term.Stem).ToArray())], other);
    }
}
