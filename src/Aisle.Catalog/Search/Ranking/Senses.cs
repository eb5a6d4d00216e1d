using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>
/// Which kinds of product a word of the query means when it is met by a synonym. A word has several senses; those count whose kinds
/// are described like others that the thesaurus puts beside it: "laptop" means the notebooks that have, as desktops do, a processor,
/// and not those with ruled pages.
/// </summary>
internal sealed class Senses(IndexData index, SynonymTable synonyms)
{
    /// <summary>Similarity of kinds from which on one is in the company of the other.</summary>
    private const float InCompany = 0.1f;

    /// <summary>How many times more products a synonym must name than the word, for the catalogue to be taken to use the synonym in its place.</summary>
    private const int Prevails = 4;

    /// <summary>Whether a kind that a synonym names is one that the word means; all are where there is nothing to tell by.</summary>
    public Func<int, bool> Meant(string word, int synonym)
    {
        var company = synonyms.Company(word).Append(word)
            .Select(w => index.Postings.Terms.Find(w))
            .Where(term => term >= 0 && term != synonym)
            .SelectMany(term => index.KindNames.Named(term))
            .Select(n => n.Kind)
            .ToHashSet();
        return kind => company.Count == 0 || company.Any(k => index.Kinds.Similarity(k, kind) >= InCompany);
    }

    /// <summary>
    /// The kinds that the catalogue calls by a synonym where the shopper uses the word; empty where the catalogue itself uses the word.
    /// For them the synonym is as good as the word: a shop may say "laptop" only of bags and locks.
    /// </summary>
    public IReadOnlySet<int> Called(string word, int synonym)
    {
        var own = index.Postings.Terms.Find(word);
        var products = own < 0 ? 0 : index.KindNames.Named(own).Sum(n => n.Count);
        var meant = Meant(word, synonym);
        var called = index.KindNames.Named(synonym).Where(n => meant(n.Kind)).ToArray();
        return called.Sum(n => n.Count) >= Prevails * Math.Max(1, products) ? called.Select(n => n.Kind).ToHashSet() : new HashSet<int>();
    }
}
