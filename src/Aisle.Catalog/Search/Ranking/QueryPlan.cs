using Aisle.Catalog.Index.Analysis;
using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>A term that stands for a word of the query.</summary>
/// <param name="Term">Its number in the index.</param>
/// <param name="Weight">1 for the word itself, less for what only resembles it.</param>
internal readonly record struct Alternative(int Term, float Weight);

/// <summary>One word of the query and the terms that stand for it; a document has the word if it has one of them.</summary>
internal sealed record Slot(string Word, float Idf, IReadOnlyList<Alternative> Alternatives);

/// <summary>What a query's text asks of one index. Words that the index does not know and cannot guess are left out.</summary>
internal sealed class QueryPlan
{
    /// <summary>Coverage is a bit mask; further words of a query are not read.</summary>
    public const int MostSlots = 32;

    /// <summary>Further corrections of a mistyped word are not looked at.</summary>
    private const int MostCorrections = 3;

    private QueryPlan(IReadOnlyList<Slot> slots, string text, bool hasWords)
    {
        Slots = slots;
        Text = text;
        HasWords = hasWords;
    }

    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>The whole text, folded, for identifiers.</summary>
    public string Text { get; }

    /// <summary>False for no text and for text of signs and stop words only: then everything matches.</summary>
    public bool HasWords { get; }

    public static QueryPlan Read(string text, PostingLists postings, int documents)
    {
        var words = new QueryWords();
        words.Read(text);
        var slots = new List<Slot>();
        for (var i = 0; i < words.Count && i < MostSlots; i++)
        {
            var alternatives = Alternatives(words, i, postings);
            if (alternatives.Count > 0)
            {
                var frequency = alternatives.Max(a => postings.DocumentFrequency(a.Term));
                slots.Add(new Slot(words[i], Bm25F.Idf(documents, frequency), alternatives));
            }
        }

        return new QueryPlan(slots, Folding.Key(text), words.Count > 0);
    }

    private static List<Alternative> Alternatives(QueryWords words, int i, PostingLists postings)
    {
        var found = new List<Alternative>();
        Add(words[i], 1);
        foreach (var compound in words.CompoundsAt(i))
        {
            Add(compound, 1);
        }

        if (found.Count == 0)
        {
            foreach (var (term, weight) in Spelling.Correct(words[i], postings).Take(MostCorrections))
            {
                found.Add(new Alternative(term, weight));
            }
        }

        return found;

        void Add(string word, float weight)
        {
            if (postings.Terms.Find(word) is var term and >= 0 && postings.DocumentFrequency(term) > 0 && !found.Exists(a => a.Term == term))
            {
                found.Add(new Alternative(term, weight));
            }
        }
    }
}
