using Aisle.Catalog.Index.Analysis;
using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>One word of the query and what may stand for it; a document has the word if it has one of them.</summary>
/// <param name="Word">As the query has it, stemmed.</param>
/// <param name="Idf">Its rarity; less where it only describes.</param>
/// <param name="Alternatives">The terms, at least one.</param>
internal sealed record Slot(string Word, float Idf, IReadOnlyList<Alternative> Alternatives)
{
    /// <summary>Those that stand for the word by themselves.</summary>
    public int[] Terms { get; } = [.. Alternatives.Where(a => a.Terms.Length == 1).Select(a => a.Terms[0])];

    public bool Has(int term) => Terms.AsSpan().Contains(term);
}

/// <summary>What a query's text asks of one index. Words that the index does not know and cannot guess are left out.</summary>
internal sealed class QueryPlan : IDisposable
{
    /// <summary>Further words of a query are not read.</summary>
    public const int MostSlots = 32;

    /// <summary>Further corrections of a mistyped word are not looked at.</summary>
    private const int MostCorrections = 3;

    /// <summary>In a longer query a word of so few letters is rather one that says nothing of the thing than a typo: "shop" is no "shoe", "like" no "life".</summary>
    private const int ShortQuery = 5;

    private const int ShortWord = 4;

    /// <summary>How many times its rarity the word that names the type says of what is asked for.</summary>
    private const float TypeSays = 2.5f;

    /// <summary>Weight of a word that only names an attribute of what is asked for: the "size" of "shirt, size L" says less than the L.</summary>
    private const float NamesAttribute = 0.1f;

    private QueryPlan(IReadOnlyList<Slot> slots, float[] said, int typeSlot, string text, bool hasWords)
    {
        Slots = slots;
        Said = said;
        TypeSlot = typeSlot;
        Text = text;
        HasWords = hasWords;
    }

    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>By slot, how much of what is asked for stands in it: its weight, the type's more than its own.</summary>
    public float[] Said { get; }

    /// <summary>The slot of the word that names the product's type: the last before "for" or "with", as English and Chinese order it. -1 for none.</summary>
    public int TypeSlot { get; }

    /// <summary>The text with each word that the index does not know as what it was taken for; null where none was.</summary>
    public string? Corrected { get; private init; }

    /// <summary>Words as typed that the index neither knows nor can guess.</summary>
    public IReadOnlyList<string> Unknown { get; private init; } = [];

    /// <summary>The whole text, folded, for identifiers.</summary>
    public string Text { get; }

    /// <summary>False for no text and for text of signs and stop words only: then everything matches.</summary>
    public bool HasWords { get; }

    /// <summary>Gives back the space that postings were unpacked into.</summary>
    public void Dispose()
    {
        foreach (var slot in Slots)
        {
            foreach (var alternative in slot.Alternatives)
            {
                alternative.Dispose();
            }
        }
    }

    public static QueryPlan Read(string text, IndexData index, SynonymTable synonyms)
    {
        var words = new QueryWords();
        words.Read(text);
        var count = Math.Min(words.Count, MostSlots);
        var alternatives = new List<Alternative>[count];
        for (var i = 0; i < count; i++)
        {
            alternatives[i] = [];
            Add(alternatives, i, [words[i]], 1, 1);
        }

        for (var i = 0; i + 1 < count; i++)
        {
            Add(alternatives, i, [words.Compound(i)], 1, 2);
        }

        if (count > 1 && count == words.Count)
        {
            Add(alternatives, 0, [Folding.Key(text)], 1, count); // "AB-12 3" as the whole of an identifier
        }

        var phraseEnd = PhraseEnd(words, count, index);
        var typeWord = TypeWord(words, phraseEnd, index);
        var isBridge = new bool[count];
        AddSynonyms();
        var slots = new List<Slot>();
        var typeSlot = -1;
        var said = new List<float>();
        var corrections = new List<(Range Place, string Word)>();
        var unknown = new List<string>();
        for (var i = 0; i < count; i++)
        {
            if (alternatives[i].Count == 0)
            {
                var guesses = count > ShortQuery && words[i].Length <= ShortWord ? [] : Spelling.Correct(words[i], index.Postings).Take(MostCorrections);
                foreach (var (term, weight) in guesses)
                {
                    alternatives[i].Add(new Alternative(index.Postings, index.Titles, [term], weight, 1));
                }

                if (alternatives[i].Count > 0)
                {
                    corrections.Add((words.Place(i), index.Postings.Terms[alternatives[i][0].Terms[0]]));
                }
                else
                {
                    foreach (var term in Spelling.Longer(words[i], index.Postings).Take(MostCorrections))
                    {
                        alternatives[i].Add(new Alternative(index.Postings, index.Titles, [term], index.Weights.Same, 1));
                    }
                }

                if (alternatives[i].Count == 0 && !isBridge[i])
                {
                    unknown.Add(text[words.Place(i)]);
                }
            }

            if (i == typeWord)
            {
                AddCalled(alternatives[i], words[i]);
            }

            if (alternatives[i].Count > 0 && !isBridge[i])
            {
                typeSlot = i == typeWord ? slots.Count : typeSlot;
                var own = alternatives[i].Where(a => a.Weight == 1).DefaultIfEmpty(alternatives[i].MaxBy(a => a.Count)!);
                var idf = Bm25F.Idf(index.Count, own.Max(a => a.Count));
                var names = i < phraseEnd && (i == typeWord || phraseEnd == 1 || !(IsGeneric(words[i]) || words.IsContainer(i) || Colors.Contains(words[i])));
                var weight = i != typeWord && phraseEnd > 1 && IsNameOfAnAttribute(words[i]) ? idf * NamesAttribute
                    : names || words.IsPurpose(i) ? idf
                    : idf * index.Weights.Described;
                said.Add(i == typeWord ? weight * TypeSays : weight);
                slots.Add(new Slot(words[i], weight, alternatives[i]));
            }
        }

        return new QueryPlan(slots, [.. said], typeSlot, Folding.Key(text), words.Count > 0) { Corrected = Correct(text, corrections), Unknown = unknown };

        void AddCalled(List<Alternative> to, string word)
        {
            var senses = new Senses(index, synonyms);
            foreach (var synonym in to.Where(a => a.Weight == index.Weights.Same && a is { Terms.Length: 1, WordCount: 1 }).ToArray())
            {
                if (senses.Called(word, synonym.Terms[0]) is { Count: > 0 } called)
                {
                    to.Add(synonym.Within(d => called.Contains(index.Kinds.Of(d))));
                }
            }
        }

        void AddSynonyms()
        {
            for (var i = 0; i < count; i++)
            {
                for (var length = Math.Min(SynonymTable.LongestPhrase, count - i); length > 0; length--)
                {
                    var found = synonyms.Find(words.Phrase(i, length));
                    foreach (var synonym in found)
                    {
                        // Of what only describes the thing, narrower words would change what is asked for.
                        if (!synonym.IsNarrower || (typeWord >= i && typeWord < i + length))
                        {
                            Add(alternatives, i, synonym.Words, synonym.IsNarrower ? index.Weights.Narrower : index.Weights.Same, length);
                        }
                    }

                    if (found.Count > 0)
                    {
                        words.MarkBridges(i, length, isBridge);
                    }
                }
            }
        }

        void Add(List<Alternative>[] to, int first, string[] phrase, float weight, int length)
        {
            var terms = Array.ConvertAll(phrase, w => index.Postings.Terms.Find(w));
            if (terms.Contains(-1) || Enumerable.Range(first, length).All(i => Has(to[i], terms)))
            {
                return;
            }

            var alternative = new Alternative(index.Postings, index.Titles, terms, weight, length);
            if (alternative.Count > 0)
            {
                for (var i = first; i < first + length; i++)
                {
                    // Of "cooler box" the cooler is a word already, and as a whole it stands for the box too.
                    if (!Has(to[i], terms))
                    {
                        to[i].Add(alternative);
                    }
                }
            }

            static bool Has(List<Alternative> alternatives, int[] terms) => alternatives.Exists(a => a.Terms.AsSpan().SequenceEqual(terms));
        }
    }

    /// <summary>
    /// The number of words that name the thing: those before the first preposition, and before a comma where a product is of the type of
    /// the word that stands before it ("pens, blue" but not "red, white and blue flag").
    /// </summary>
    private static int PhraseEnd(QueryWords words, int count, IndexData index)
    {
        var end = Math.Min(count, words.PhraseEnd);
        return words.FirstBreak > 0 && words.FirstBreak < end && IsType(words[words.FirstBreak - 1], index) ? words.FirstBreak : end;
    }

    /// <summary>
    /// The last word of the name. A brand is no type: "samsung" asks for no thing called Samsung.
    /// </summary>
    private static int TypeWord(QueryWords words, int phraseEnd, IndexData index)
    {
        for (var i = phraseEnd - 1; i >= 0; i--)
        {
            if (words[i].AsSpan().ContainsAnyInRange('0', '9')
                || (phraseEnd > 1 && (IsGeneric(words[i]) || words.IsContainer(i) || Colors.Contains(words[i]) || (IsNameOfAnAttribute(words[i]) && !IsType(words[i], index)))))
            {
                continue;
            }

            return index.Columns.Brands.Find(words[i]) < 0 ? i : -1;
        }

        return -1;
    }

    /// <summary>Null for no corrections. A plural stays one, though the index has only the singular.</summary>
    private static string? Correct(string text, List<(Range Place, string Word)> corrections)
    {
        var corrected = text;
        foreach (var (place, word) in Enumerable.Reverse(corrections))
        {
            var isPlural = text[place].EndsWith('s') && !word.EndsWith('s');
            corrected = corrected[..place.Start] + word + (isPlural ? "s" : "") + corrected[place.End..];
        }

        return corrections.Count == 0 ? null : corrected;
    }

    private static bool IsType(string word, IndexData index)
    {
        var term = index.Postings.Terms.Find(word);
        return term >= 0 && index.Types.Name(term);
    }

    private static bool IsNameOfAnAttribute(string word) => word is
        "size" or "sized" or "color" or "colour" or "brand" or "model" or "style" or "type" or "design" or "material" or "pattern" or "feature" or "family" or "finish" or "category";

    /// <summary>Words that stand for any thing: "hair serum products" are hair serum.</summary>
    private static bool IsGeneric(string word) => word is "product" or "item" or "option" or "deal" or "thing" or "stuff" or "promo" or "compatible";
}
