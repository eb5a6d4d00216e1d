using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Index.Internals.Files;
using Aisle.Catalog.Index.Internals.Merging;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Filtering;
using Aisle.Catalog.Search.Meaning;
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
    /// <summary>A smaller catalogue is built in less than a merge saves, and then nothing stays as it was.</summary>
    private const int FewestToMerge = 1_000;

    /// <summary>Changes of so many of the products, since the last build, call for a new one.</summary>
    private const double MostMergedShare = 0.25;

    private readonly IndexData _data;
    private readonly ReviewRatings _ratings;
    private readonly Column<ulong> _states;
    private readonly PhraseTable _phrases;
    private readonly Lazy<CatalogVocabulary> _vocabulary;
    private readonly Lazy<Suggester> _suggester;

    private CatalogIndex(IndexData data, ReviewRatings ratings, Column<ulong> states, PhraseTable phrases, int merged)
    {
        (_data, _ratings, _states, _phrases, Merged) = (data, ratings, states, phrases, merged);
        _vocabulary = new Lazy<CatalogVocabulary>(() => new CatalogVocabulary(data.Columns, data.Vocabulary));
        _suggester = new Lazy<Suggester>(() => new Suggester(data, phrases, _vocabulary.Value));
    }

    /// <summary>What names and phrases there are is as it was.</summary>
    private CatalogIndex(CatalogIndex other, IndexData data, ReviewRatings ratings, Column<ulong> states)
    {
        (_data, _ratings, _states, _phrases, Options, Merged, Meaning) = (data, ratings, states, other._phrases, other.Options, other.Merged, other.Meaning);
        (_vocabulary, _suggester) = (other._vocabulary, new Lazy<Suggester>(() => other._suggester.Value.With(data)));
    }

    public static CatalogIndex Empty { get; } =
        new(new IndexBuilder(Density.Usual).Build(), new ReviewRatings(default, default), default, PhraseTable.Empty, merged: 0);

    /// <summary>The number of products.</summary>
    public int Count => _data.Count;

    /// <summary>The currency that most offers are in, which is the one that filters and facets mean; null where nothing is offered.</summary>
    public string? Currency => _data.Columns.Currency;

    /// <summary>What the shop said of its search.</summary>
    public IndexOptions Options { get; private init; } = IndexOptions.Default;

    /// <summary>How many products were merged in since the last build.</summary>
    internal int Merged { get; }

    /// <summary>Whether what a merge leaves as it was may by now be another than a build would choose.</summary>
    internal bool IsWorn => Merged > Count * MostMergedShare;

    /// <summary>What tells the products near a query in meaning; null where no encoder is set up.</summary>
    public SearchMeaning? Meaning { get; private init; }

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

        // Reading a product from the store with its facts, and indexing its texts, cost about the same: a thread each.
        await using var read = new ReadAhead(products, AddFacts, cancellationToken);
        await foreach (var batch in read.Batches)
        {
            Array.ForEach(batch, builder.AddTexts);
        }

        var data = builder.Build();
        var ids = data.Columns.Ids;
        return new CatalogIndex(data, ReviewRatings.Of(ids, ratings), StatesOf(ids, states), PhraseTable.Of(phrases, data), merged: 0);

        void AddFacts(Product product)
        {
            phrases.Add(product.Title);
            builder.AddFacts(product, product.Rating ?? ratings.GetValueOrDefault(product.Id));
        }
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
        to.Add(Column<int>.Of([Merged]));
        IndexFile.Save(path, to.Sections);
    }

    /// <summary>Maps a saved index, after looking at every byte.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of another version of Aisle: build anew. The message ends a sentence.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static CatalogIndex Open(string path)
    {
        var from = new SectionReader(IndexFile.Open(path));
        return new CatalogIndex(IndexData.Read(from), ReviewRatings.Read(from), from.Next<ulong>(), PhraseTable.Read(from), from.Next<int>()[0]);
    }

    /// <summary>
    /// This index with what changed in the store: offers and ratings in columns of their own, anything else merged in. Null where so much did that a
    /// build is as quick.
    /// </summary>
    internal async Task<CatalogIndex?> UpdateAsync(
        IReadOnlyDictionary<string, ulong> states, IReadOnlyDictionary<string, Rating> ratings, ICatalogStore store, CancellationToken cancellationToken)
    {
        var ids = _data.Columns.Ids;
        var difference = IndexDifference.Of(ids, _states.Span, _ratings, states, ratings);
        if (difference.Count == 0)
        {
            return this;
        }

        var most = Count * MostMergedShare;
        if (difference.Count > Math.Max(most, FewestToMerge))
        {
            return null;
        }

        var products = await store.FindProductsAsync([.. difference.Changed.Select(d => ids[d]), .. difference.Came], cancellationToken);
        var rated = products.Select(p => (Product: p, Rating: p.Rating ?? ratings.GetValueOrDefault(p.Id))).ToArray();
        if (difference.Changed.Count == difference.Count && rated.Length == difference.Count
            && ProductFacts.Update(_data, rated.ToDictionary(p => ids.FindSorted(p.Product.Id))) is { } facts)
        {
            return new CatalogIndex(this, facts, ReviewRatings.Of(ids, ratings), StatesOf(ids, states));
        }

        if (difference.Count > most || Count < FewestToMerge)
        {
            return null;
        }

        // A product that went since its state was read is left out; the next state has it no more.
        var (came, phrases) = (new IndexBuilder(Density.Usual, Currency), new PhraseCollector());
        foreach (var (product, rating) in rated)
        {
            came.Add(product, rating);
            phrases.Add(product.Title);
        }

        var data = IndexMerge.Of(_data, difference.Changed.Concat(difference.Gone).ToHashSet(), came.Build(), Density.Usual);
        return new CatalogIndex(data, ReviewRatings.Of(data.Columns.Ids, ratings), StatesOf(data.Columns.Ids, states), _phrases.With(phrases, data), Merged + difference.Count)
        {
            Options = Options,
        };
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
        return query.WithMeaning && Meaning is { } meaning ? meaning.Search(this, query, cancellationToken) : SearchWords(query, cancellationToken);
    }

    internal SearchResult SearchWords(SearchQuery query, CancellationToken cancellationToken) => Searcher.Search(_data, query, isExhaustive: false, cancellationToken);

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

    /// <summary>Ids of the products that say nothing of an attribute and do not vary in it, the most rated first, and how many there are.</summary>
    /// <param name="attribute">Its name, ignoring case.</param>
    /// <param name="within">Only products in this category or below it; null for all.</param>
    /// <param name="offset">Of the first.</param>
    /// <param name="most">Ids at most.</param>
    public (IReadOnlyList<string> Ids, int Total) Lacking(string attribute, CategoryPath? within, int offset, int most)
    {
        var documents = LackingProducts.Of(_data.Columns, attribute, within);
        return ([.. documents.Skip(offset).Take(most).Select(d => _data.Columns.Ids[d])], documents.Count);
    }

    /// <summary>The same index as the shop sets its search; nothing is built anew.</summary>
    public CatalogIndex With(IndexOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options == Options ? this : new(this, _data.With(SynonymTable.Of(options.Synonyms)), _ratings, _states) { Options = options };
    }

    /// <summary>The same index with another semantic leg.</summary>
    public CatalogIndex With(SearchMeaning? meaning) => meaning == Meaning ? this : new(this, _data, _ratings, _states) { Meaning = meaning };

    /// <summary>The same index with other weights of the signals, for choosing them.</summary>
    internal CatalogIndex With(RankingWeights weights) => new(this, _data.With(weights), _ratings, _states);

    /// <summary>Makes now what is else made when first asked for, so that no shopper waits for it.</summary>
    public void Warm()
    {
        _ = _suggester.Value;
        _ = _data.Columns.Properties.Value;
        _ = _data.Columns.OfferBounds.Value;
    }

    /// <summary>Of the products whose title mentions a brand, the share that is of the brand; 1 says that the word means nothing else here.</summary>
    internal double BrandShareOfMentions(string brand) => BrandMentions.Share(_data, brand);

    /// <summary>Whether the phrase names a thing that the shop has, by what its products' titles say that they are: also where it has no categories.</summary>
    public bool NamesAThing(string phrase) => NamedThings.Has(_data, phrase);

    /// <summary>Whether a product's title has all of the words.</summary>
    public bool HasTitle(string words) => NamedThings.HasTitle(_data, words);

    private static Column<ulong> StatesOf(TextColumn ids, IReadOnlyDictionary<string, ulong> states)
    {
        var known = new ulong[ids.Length];
        for (var document = 0; document < known.Length; document++)
        {
            known[document] = states.GetValueOrDefault(ids[document]);
        }

        return Column<ulong>.Of(known);
    }
}
