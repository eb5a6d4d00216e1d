using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>What the catalogue calls its things.</summary>
internal static class NamedThings
{
    /// <summary>Share of the products with a word in their name that must be of that type: "cotton" ends a title now and then, and is no thing.</summary>
    private const double LeastShare = 0.3;

    /// <summary>Products of which the share is taken.</summary>
    private const int Sample = 500;

    private const uint InName = Fields.InTitle | (15u << ((int)Field.Category * 4));

    /// <summary>Whether a phrase names a thing that the catalogue has: its last word, or a synonym of it, is what many that are called by it are.</summary>
    public static bool Has(IndexData index, string phrase)
    {
        var words = new QueryWords();
        words.Read(phrase);
        if (Math.Min(words.Count, words.PhraseEnd) is not (> 0 and var end))
        {
            return false;
        }

        var last = words[end - 1];
        return IsType(last) || index.Synonyms.Find(last).Any(s => s.Words is [var word] && IsType(word));

        bool IsType(string word)
        {
            var term = index.Postings.Terms.Find(word);
            if (term < 0)
            {
                return false;
            }

            var (called, are) = (0, 0);
            var documents = index.Postings.Documents(term);
            for (var place = 0; place < documents.Length && called < Sample; place++)
            {
                if ((index.Postings.Frequencies(term, place) & InName) != 0)
                {
                    called++;
                    are += index.Types.Of(documents[place]).Contains(term) ? 1 : 0;
                }
            }

            return are > 0 && are >= LeastShare * called;
        }
    }

    /// <summary>Whether a product's title has all words.</summary>
    public static bool HasTitle(IndexData index, string text)
    {
        var words = new QueryWords();
        words.Read(text);
        HashSet<int>? titled = null;
        for (var i = 0; i < words.Count && titled is not { Count: 0 }; i++)
        {
            var found = Titled(index.Postings, index.Postings.Terms.Find(words[i]));
            titled = [.. titled is null ? found : found.Where(titled.Contains)];
        }

        return titled is { Count: > 0 };
    }

    private static List<int> Titled(PostingLists postings, int term)
    {
        var found = new List<int>();
        var documents = term < 0 ? [] : postings.Documents(term);
        for (var place = 0; place < documents.Length; place++)
        {
            if ((postings.Frequencies(term, place) & Fields.InTitle) != 0)
            {
                found.Add(documents[place]);
            }
        }

        return found;
    }
}
