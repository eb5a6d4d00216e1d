using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Who mentions a brand: its own products, or those made for it.</summary>
internal static class BrandMentions
{
    public static double Share(IndexData index, string brand)
    {
        var words = new QueryWords();
        words.Read(brand);
        var terms = Enumerable.Range(0, words.Count).Select(i => index.Postings.Terms.Find(words[i])).ToArray();
        var number = index.Columns.Brands.Find(brand);
        if (terms.Length == 0 || number < 0 || terms.Contains(-1))
        {
            return 0;
        }

        var (mentions, own) = (0, 0);
        foreach (var document in index.Postings.Documents(terms.MinBy(index.Postings.DocumentFrequency)))
        {
            var isOwn = index.Columns.Brand[document] == number;
            if (isOwn || index.Titles.Of(document).IndexOf(terms) >= 0)
            {
                mentions++;
                own += isOwn ? 1 : 0;
            }
        }

        return mentions == 0 ? 0 : (double)own / mentions;
    }
}
