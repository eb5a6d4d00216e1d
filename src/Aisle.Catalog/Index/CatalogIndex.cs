using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Index.Internals.Files;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Ranking;
using Aisle.Catalog.Search.Suggesting;
using Aisle.Catalog.Store;

namespace Aisle.Catalog.Index;

/// <summary>
/// An immutable search index over one state of the store. Built once, then read by any number of threads without locks;
/// a newer state is a newer index, swapped in whole by <see cref="LiveIndex"/>.
/// </summary>
public sealed class CatalogIndex
{
    private readonly IndexData _data;
    private readonly ReviewRatings _ratings;
    private readonly Column<ulong> _states;
    private readonly PhraseTable _phrases;
    private readonly Lazy<CatalogVocabulary> _vocabulary;
    private readonly Lazy<Suggester> _suggester;

    private CatalogIndex(IndexData data, ReviewRatings ratings, Column<ulong> states, PhraseTable phrases)
    {
        (_data, _ratings, _states, _phrases) = (data, ratings, states, phrases);
        _vocabulary = new Lazy<CatalogVocabulary>(() => new CatalogVocabulary(data.Columns));
        _suggester = new Lazy<Suggester>(() => new Suggester(data, phrases, _vocabulary.Value));
    }

    /// <summary>What names and phrases there are is as it was.</summary>
    private CatalogIndex(CatalogIndex other, IndexData data, ReviewRatings ratings, Column<ulong> states)
    {
        (_data, _ratings, _states, _phrases, Options) = (data, ratings, states, other._phrases, other.Options);
        (_vocabulary, _suggester) = (other._vocabulary, new Lazy<Suggester>(() => other._suggester.Value.With(data)));
    }

    public static CatalogIndex Empty { get; } =
        new(new IndexBuilder(Density.Usual).Build(), new ReviewRatings(default, default), default, PhraseTable.Empty);

    /// <summary>The number of products.</summary>
    public int Count => _data.Count;

    /// <summary>The currency that most offers are in, which is the one that filters and facets mean; null where nothing is offered.</summary>
    public string? Currency => _data.Columns.Currency;

    /// <summary>What the shop said of its search.</summary>
    public IndexOptions Options { get; private init; } = IndexOptions.Default;

    /// <summary>The names and values that the catalogue uses.</summary>
    public CatalogVocabulary Vocabulary => _vocabulary.Value;

    /// <summary>Reads all products once; memory beyond the index itself does not grow with them. The order in which they come does not matter.</summary>
    /// <param name="products">As <see cref="Store.ICatalogStore.ReadProductsAsync"/> gives them; each id once.</param>
    /// <param name="ratings">From reviews, by product; used where a product states no rating of its own.</param>
    /// <param name="cancellationToken">Stops the build.</param>
    public static Task<CatalogIndex> BuildAsync(
        IAsyncEnumerable<Product> products, IReadOnlyDictionary<string, Rating> ratings, CancellationToken cancellationToken) =>
        BuildAsync(products, ratings, new Dictionary<string, ulong>(), cancellationToken);

    /// <param name="products">As above.</param>
    /// <param name="ratings">As above.</param>
    /// <param name="states">As <see cref="Store.ICatalogStore.ReadProductStatesAsync"/> gives them, to tell later what changed.</param>
    /// <param name="cancellationToken">Stops the build.</param>
    internal static async Task<CatalogIndex> BuildAsync(
        IAsyncEnumerable<Product> products,
        IReadOnlyDictionary<string, Rating> ratings,
        IReadOnlyDictionary<string, ulong> states,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var builder = new IndexBuilder(Density.Usual);
        var phrases = new PhraseCollector();
        await foreach (var product in products.WithCancellation(cancellationToken))
        {
            builder.Add(product, product.Rating ?? ratings.GetValueOrDefault(product.Id));
            phrases.Add(product.Title);
        }

        var data = builder.Build();
        var ids = data.Columns.Ids;
        var known = Enumerable.Range(0, data.Count).Select(document => states.GetValueOrDefault(ids[document])).ToArray();
        return new CatalogIndex(data, ReviewRatings.Of(ids, ratings), Column<ulong>.Of(known), PhraseTable.Of(phrases, data));
    }

    /// <summary>Writes the index to a file that <see cref="Open"/> reads; whole or not at all.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public void Save(string path)
    {
        var to = new SectionWriter();
        _data.Write(to);
        _ratings.Write(to);
        to.Add(_states);
        _phrases.Write(to);
        IndexFile.Save(path, to.Sections);
    }

    /// <summary>Maps a saved index, after looking at every byte.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of another version of Aisle: build anew. The message ends a sentence.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static CatalogIndex Open(string path)
    {
        var from = new SectionReader(IndexFile.Open(path));
        return new CatalogIndex(IndexData.Read(from), ReviewRatings.Read(from), from.Next<ulong>(), PhraseTable.Read(from));
    }

    /// <summary>This index with the offers and ratings that changed in the store; null where more did, and the index must be built anew.</summary>
    internal async Task<CatalogIndex?> UpdateAsync(
        IReadOnlyDictionary<string, ulong> states, IReadOnlyDictionary<string, Rating> ratings, ICatalogStore store, CancellationToken cancellationToken)
    {
        var ids = _data.Columns.Ids;
        if (states.Count != Count)
        {
            return null;
        }

        var fresh = ReviewRatings.Of(ids, ratings);
        var (known, changed) = (_states.Span.ToArray(), new List<string>());
        for (var document = 0; document < known.Length; document++)
        {
            var id = ids[document];
            if (!states.TryGetValue(id, out var state))
            {
                return null;
            }

            if (state != known[document] || fresh.Of(document) != _ratings.Of(document))
            {
                known[document] = state;
                changed.Add(id);
            }
        }

        if (changed.Count == 0)
        {
            return this;
        }

        var products = await store.FindProductsAsync(changed, cancellationToken);
        var facts = products.ToDictionary(p => ids.FindSorted(p.Id), p => (p, p.Rating ?? fresh.Of(ids.FindSorted(p.Id))));
        return facts.Count == changed.Count && ProductFacts.Update(_data, facts) is { } data
            ? new CatalogIndex(this, data, fresh, Column<ulong>.Of(known))
            : null;
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

    /// <summary>What a shopper who has typed so far may mean: texts, categories and products, at most so many of each.</summary>
    public Suggestions Suggest(string text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _suggester.Value.Suggest(text, limit);
    }

    /// <summary>The product with the rating that its feed states, else the one that its reviews gave when the index was built.</summary>
    public Product WithRating(Product product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return product.Rating is null ? product with { Rating = _ratings.Of(_data.Columns.Ids.FindSorted(product.Id)) } : product;
    }

    /// <summary>The same index as the shop sets its search; nothing is built anew.</summary>
    public CatalogIndex With(IndexOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options == Options ? this : new(this, _data.With(SynonymTable.Of(options.Synonyms)), _ratings, _states) { Options = options };
    }

    /// <summary>The same index with other weights of the signals, for choosing them.</summary>
    internal CatalogIndex With(RankingWeights weights) => new(this, _data.With(weights), _ratings, _states);

    /// <summary>Of the products whose title mentions a brand, the share that is of the brand; 1 says that the word means nothing else here.</summary>
    internal double BrandShareOfMentions(string brand) => BrandMentions.Share(_data, brand);

    internal bool NamesAThing(string phrase) => NamedThings.Has(_data, phrase);

    internal bool HasTitle(string words) => NamedThings.HasTitle(_data, words);
}
