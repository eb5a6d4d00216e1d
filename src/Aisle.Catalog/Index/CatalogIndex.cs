using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Index;

/// <summary>
/// An immutable search index over one state of the store. Built once, then read by any number of threads without locks;
/// a newer state is a newer index, swapped in whole by <see cref="LiveIndex"/>.
/// </summary>
public sealed class CatalogIndex
{
    private readonly IndexData _data;
    private readonly IReadOnlyDictionary<string, Rating> _ratings;

    private CatalogIndex(IndexData data, IReadOnlyDictionary<string, Rating> ratings, CatalogVocabulary? vocabulary = null)
    {
        (_data, _ratings) = (data, ratings);
        Vocabulary = vocabulary ?? new CatalogVocabulary(data.Columns);
    }

    public static CatalogIndex Empty { get; } = new(new IndexBuilder(Density.Usual).Build(), new Dictionary<string, Rating>());

    /// <summary>The number of products.</summary>
    public int Count => _data.Count;

    /// <summary>The currency that most offers are in, which is the one that filters and facets mean; null where nothing is offered.</summary>
    public string? Currency => _data.Columns.Currency;

    /// <summary>The names and values that the catalogue uses.</summary>
    public CatalogVocabulary Vocabulary { get; }

    /// <summary>Reads all products once; memory beyond the index itself does not grow with them. The order in which they come does not matter.</summary>
    /// <param name="products">As <see cref="Store.ICatalogStore.ReadProductsAsync"/> gives them; each id once.</param>
    /// <param name="ratings">From reviews, by product; used where a product states no rating of its own.</param>
    /// <param name="cancellationToken">Stops the build.</param>
    public static async Task<CatalogIndex> BuildAsync(
        IAsyncEnumerable<Product> products, IReadOnlyDictionary<string, Rating> ratings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var builder = new IndexBuilder(Density.Usual);
        await foreach (var product in products.WithCancellation(cancellationToken))
        {
            builder.Add(product, RatingOf(product, ratings));
        }

        return new CatalogIndex(builder.Build(), ratings);
    }

    /// <summary>
    /// Finds, orders, counts. A match meets the filters and has all words of the text, in whatever field; where no product has all of
    /// them, matches are those that have the most. Words that the catalogue does not know, and that are no misspelling of one it knows,
    /// are left aside.
    /// </summary>
    public SearchResult Search(SearchQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        return Searcher.Search(_data, query, isExhaustive: false, cancellationToken);
    }

    /// <summary>The product with the rating that its feed states, else the one that its reviews gave when the index was built.</summary>
    public Product WithRating(Product product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return product.Rating is null ? product with { Rating = RatingOf(product, _ratings) } : product;
    }

    /// <summary>The same index with other weights of the signals, for choosing them.</summary>
    internal CatalogIndex With(RankingWeights weights) => new(_data.With(weights), _ratings, Vocabulary);

    /// <summary>Of the products whose title mentions a brand, the share that is of the brand; 1 says that the word means nothing else here.</summary>
    internal double BrandShareOfMentions(string brand) => BrandMentions.Share(_data, brand);

    private static Rating? RatingOf(Product product, IReadOnlyDictionary<string, Rating> ratings) => product.Rating ?? ratings.GetValueOrDefault(product.Id);
}
