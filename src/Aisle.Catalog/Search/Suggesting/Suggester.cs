using Aisle.Catalog.Index;
using Aisle.Catalog.Index.Analysis;
using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Search.Suggesting;

/// <summary>
/// Completes what a shopper types: the text as a whole where the catalogue has such a phrase, else its last word by phrases that stand
/// with the words before it on some product. Looks at a bounded number of products, so that it is as fast for a common word as for a
/// rare one.
/// </summary>
internal sealed class Suggester
{
    private const int LongestText = 100;

    /// <summary>Completions of the last word that are tried beside the words before it.</summary>
    private const int MostTried = 30;

    /// <summary>Words that the last one may be the start of.</summary>
    private const int MostTerms = 5;

    /// <summary>Products of one word that are looked at.</summary>
    private const int MostProducts = 1_000;

    private readonly IndexData _index;
    private readonly Completions _queries;
    private readonly Completions _categories;
    private readonly Dictionary<string, VocabularyCategory> _paths;
    private readonly int[] _terms;
    private readonly int[][] _brands;

    public Suggester(IndexData index, PhraseTable phrases, CatalogVocabulary vocabulary)
    {
        _index = index;
        _queries = Completions.OfQueries(phrases, vocabulary);
        _categories = Completions.OfCategories(vocabulary);
        _paths = vocabulary.Categories.ToDictionary(c => c.Path.ToString(), StringComparer.Ordinal);
        _brands = [.. Enumerable.Range(0, index.Columns.Brands.Count).Select(b => Completions.Words(index.Columns.Brands.Key(b)).Select(w => index.Postings.Terms.Find(w)).ToArray())];
        _terms = [.. InTitlesOrBrands()];
        Array.Sort(_terms, (a, b) => index.Postings.Terms.Characters(a).SequenceCompareTo(index.Postings.Terms.Characters(b)));
    }

    /// <summary>Part numbers and the words of descriptions complete nothing: products are looked for in titles.</summary>
    private IEnumerable<int> InTitlesOrBrands()
    {
        var stands = new bool[_index.Postings.Terms.Count];
        for (var document = 0; document < _index.Count; document++)
        {
            Mark(_index.Titles.Of(document));
        }

        foreach (var brand in _brands)
        {
            Mark(brand);
        }

        return Enumerable.Range(0, stands.Length).Where(term => stands[term]);

        void Mark(ReadOnlySpan<int> terms)
        {
            foreach (var term in terms)
            {
                if (term >= 0)
                {
                    stands[term] = true;
                }
            }
        }
    }

    private Suggester(Suggester other, IndexData index) =>
        (_index, _queries, _categories, _paths, _brands, _terms) = (index, other._queries, other._categories, other._paths, other._brands, other._terms);

    /// <summary>The same for the same products with other offers.</summary>
    public Suggester With(IndexData index) => new(this, index);

    public Suggestions Suggest(string text, int limit)
    {
        // A space at the end says that the last word is whole; the words after it are what is looked for.
        var typed = Folding.Key(text.Length > LongestText ? text[..LongestText] : text);
        if (typed.Length == 0 || limit <= 0)
        {
            return Suggestions.None;
        }

        var queries = _queries.Find(typed, limit, guess: false).Select(c => new SuggestedQuery(c.Label, c.Count)).ToList();
        var lastSpace = typed.LastIndexOf(' ');
        var (before, last) = (lastSpace < 0 ? "" : typed[..lastSpace], typed[(lastSpace + 1)..]);
        if (before.Length > 0 && queries.Count < limit)
        {
            AddCompleted(before, last, limit, queries);
        }

        if (queries.Count == 0)
        {
            queries.AddRange(_queries.Find(typed, limit).Select(c => new SuggestedQuery(c.Label, c.Count)));
        }

        var categories = _categories.Find(typed, limit).Select(c => _paths[c.Label]).Distinct().Select(c => new SuggestedCategory(c.Path, c.Count)).ToArray();
        var products = Products(before, last, limit);
        if (products.Count == 0 && queries.Count > 0)
        {
            var end = queries[0].Text.LastIndexOf(' ');
            products = Products(end < 0 ? "" : queries[0].Text[..end], Folding.Key(queries[0].Text[(end + 1)..]), limit);
        }

        return new Suggestions(queries, categories, products);
    }

    private void AddCompleted(string before, string last, int limit, List<SuggestedQuery> queries)
    {
        queries.AddRange(_queries.Find(last, MostTried)
            .Select(c => $"{before} {c.Label}")
            .Where(text => !queries.Exists(q => q.Text == text))
            .Select(text => new SuggestedQuery(text, Documents(Completions.Words(text)).Count))
            .Where(q => q.Count > 0)
            .ToArray());
        queries.Sort((a, b) => (b.Count, a.Text).CompareTo((a.Count, b.Text)));
        queries.RemoveRange(Math.Min(limit, queries.Count), queries.Count - Math.Min(limit, queries.Count));
    }

    private IReadOnlyList<string> Products(string before, string last, int limit)
    {
        var words = Completions.Words(before);
        if (last.Length < 2 && !last.Any(Tokenizer.IsIdeographic) && words.Count == 0)
        {
            return [];
        }

        return [.. Starting(last)
            .SelectMany(word => Documents([.. words, word]))
            .Distinct()
            .OrderByDescending(Fitness)
            .ThenBy(d => d)
            .Take(limit)
            .Select(d => _index.Columns.Ids[d])];

        // What can be bought, and is well rated; then the shorter title, which has less that was not asked for.
        float Fitness(int document) =>
            (IsAvailable(document) ? 1 : 0) + RatingPrior.Of(_index.Columns.RatingAverage[document], _index.Columns.RatingCount[document])
            - (0.02f * _index.Titles.Of(document).Length);
    }

    private bool IsAvailable(int document)
    {
        for (var sku = _index.Columns.Skus.Start(document); sku < _index.Columns.Skus.End(document); sku++)
        {
            foreach (var offer in _index.Columns.Offers[sku])
            {
                if (offer.CanBeBought)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The words of the index that start so, the commonest, and first the word itself.</summary>
    private IEnumerable<string> Starting(string last)
    {
        var stemmed = Completions.Words(last);
        if (stemmed.Count > 1)
        {
            return [stemmed[^1]]; // a run of Chinese: its last pair
        }

        var (low, high) = (0, _terms.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _index.Postings.Terms.Characters(_terms[middle]).SequenceCompareTo(last) < 0 ? (middle + 1, high) : (low, middle);
        }

        var found = new PriorityQueue<string, (int, string)>();
        for (var at = low; at < _terms.Length && _index.Postings.Terms.Characters(_terms[at]).StartsWith(last); at++)
        {
            found.Enqueue(_index.Postings.Terms[_terms[at]], (_index.Postings.DocumentFrequency(_terms[at]), _index.Postings.Terms[_terms[at]]));
            if (found.Count > MostTerms)
            {
                found.Dequeue();
            }
        }

        return stemmed.Concat(found.UnorderedItems.OrderByDescending(f => f.Priority).Select(f => f.Element)).Distinct();
    }

    /// <summary>Products that have all the words in their titles or brands, of the first that have the rarest.</summary>
    private List<int> Documents(IReadOnlyList<string> words)
    {
        var terms = words.Select(w => _index.Postings.Terms.Find(w)).ToArray();
        if (terms.Length == 0 || terms.Contains(-1))
        {
            return [];
        }

        var rarest = terms.MinBy(_index.Postings.DocumentFrequency);
        var documents = new List<int>();
        foreach (var document in _index.Postings.Documents(rarest).AsSpan(0, Math.Min(MostProducts, _index.Postings.DocumentFrequency(rarest))))
        {
            if (HasAll(document, terms))
            {
                documents.Add(document);
            }
        }

        return documents;
    }

    private bool HasAll(int document, int[] terms)
    {
        var title = _index.Titles.Of(document);
        var brand = _index.Columns.Brand[document] is var number and >= 0 ? _brands[number] : [];
        foreach (var term in terms)
        {
            if (!title.Contains(term) && !brand.Contains(term))
            {
                return false;
            }
        }

        return true;
    }
}
