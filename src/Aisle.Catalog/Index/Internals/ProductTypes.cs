using Aisle.Catalog.Index.Analysis;
using Aisle.Catalog.Index.Internals.Files;
using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Index.Internals;

/// <summary>
/// The words that say what each product is, learned from the catalogue itself: the last word of a noun phrase names the thing and the
/// words before it describe it, so a "laptop lock" is a lock. Taken from an attribute that is called the product's type, from the leaf
/// categories, and from titles, where a phrase ends at punctuation, at a word with a digit, or at a word that in this catalogue is an
/// attribute's value ("notebook Black", "cartridge Original"); neither what follows "for" or "with" nor a brand says what a product is.
/// </summary>
internal sealed class ProductTypes(Column<int> starts, Column<int> terms)
{
    /// <summary>Share of the titles with a word in which it is also a value or the brand of that product, from which on it is taken for one.</summary>
    private const double MostShare = 0.85;

    private readonly HashSet<int> _names = [.. terms.Span];

    /// <summary>Whether a product is of the type of a term.</summary>
    public bool Name(int term) => _names.Contains(term);

    public ReadOnlySpan<int> Of(int document) => terms.Slice(starts[document], starts[document + 1] - starts[document]);

    public static ProductTypes Read(SectionReader from) => new(from.Next<int>(), from.Next<int>());

    public void Write(SectionWriter to)
    {
        to.Add(starts);
        to.Add(terms);
    }

    public static ProductTypes Learn(PostingLists postings, TitleTerms titles, ProductColumns columns)
    {
        var roles = Roles(postings);
        var starts = new int[columns.Ids.Length + 1];
        var found = new Growing<int>();
        var categories = CategoryHeads(columns.Categories, postings);
        var declared = new DeclaredTypes(columns, text => Heads(text, postings));
        for (var document = 0; document < columns.Ids.Length; document++)
        {
            AddHeads(titles.Of(document), roles, found);
            declared.Add(document, found);
            foreach (var category in columns.Category[document])
            {
                foreach (var term in categories[category])
                {
                    found.Add(term);
                }
            }

            starts[document + 1] = found.Count;
        }

        return new ProductTypes(Column<int>.Of(starts), Column<int>.Of(found.AsSpan()));
    }

    private enum Role : byte
    {
        Noun,
        Value,
        Number,
        Brand,
    }

    private static Role[] Roles(PostingLists postings)
    {
        var roles = new Role[postings.Terms.Count];
        for (var term = 0; term < roles.Length; term++)
        {
            var text = postings.Terms[term];
            roles[term] = text.AsSpan().ContainsAnyInRange('0', '9') ? Role.Number
                : text.Length < 2 || Colors.Contains(text) || IsMostly(Field.Values, postings, term) ? Role.Value
                : IsMostly(Field.Brand, postings, term) ? Role.Brand
                : Role.Noun;
        }

        return roles;
    }

    /// <summary>Whether most products whose title has the word have it in another field too.</summary>
    private static bool IsMostly(Field field, PostingLists postings, int term)
    {
        var (inTitle, there) = (0, 0);
        for (var place = 0; place < postings.DocumentFrequency(term); place++)
        {
            var frequency = postings.Frequencies(term, place);
            if ((frequency & 15) != 0)
            {
                inTitle++;
                there += ((frequency >> ((int)field * 4)) & 15) != 0 ? 1 : 0;
            }
        }

        return there > MostShare * inTitle;
    }

    private static void AddHeads(ReadOnlySpan<int> title, Role[] roles, Growing<int> found)
    {
        for (var at = 0; at < title.Length && title[at] != TitleTerms.Preposition; at++)
        {
            var term = title[at];
            var isCounted = at > 0 && title[at - 1] >= 0 && roles[title[at - 1]] == Role.Number; // 6 pieces, 2 m
            if (term >= 0 && roles[term] == Role.Noun && !isCounted
                && (at + 1 == title.Length || title[at + 1] < 0 || roles[title[at + 1]] is not (Role.Noun or Role.Brand)))
            {
                found.Add(term);
            }
        }
    }

    /// <summary>"Mice and keyboards" names two, "Laptop bags" one.</summary>
    private static int[][] CategoryHeads(CategoryTable categories, PostingLists postings)
    {
        var heads = new int[categories.Count][];
        for (var number = 0; number < heads.Length; number++)
        {
            heads[number] = Heads(categories.Path(number).Leaf, postings);
        }

        return heads;
    }

    private static int[] Heads(string names, PostingLists postings) =>
        [.. names.Split(["&", ",", "/", " and ", " or ", "、", "和", "与"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => LastTerm(part, postings))
            .Where(term => term >= 0)];

    private static int LastTerm(string phrase, PostingLists postings)
    {
        var words = new QueryWords();
        words.Read(phrase);
        return words.Count == 0 ? -1 : postings.Terms.Find(words[Math.Min(words.Count, words.PhraseEnd) - 1]);
    }
}
