using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;

namespace Aisle.Assistant.Tools;

/// <param name="Wish">What is looked for.</param>
/// <param name="Offset">How many matches to pass over.</param>
/// <param name="Limit">How many to return.</param>
internal sealed record SearchToolRequest(Wish Wish, int Offset = 0, int Limit = 8)
{
    /// <summary>Brands that the shopper likes: of what fits about as well, theirs comes first.</summary>
    public IReadOnlyList<string> Liked { get; init; } = [];

    /// <summary>What was wished before this turn: if a condition must go, one of those goes, and what was just asked for stays.</summary>
    public Wish Before { get; init; } = Wish.Nothing;
}

/// <param name="Products">In order, each with the variant that fits.</param>
/// <param name="Total">How many match in all.</param>
/// <param name="Wish">What was searched for in the end: without <paramref name="Dropped"/>.</param>
/// <param name="Dropped">Conditions that nothing met together with the others.</param>
/// <param name="Missing">Words of the wish that no product found has.</param>
/// <param name="NotCalled">The word that says what the thing is, where nothing that was found is called so; "" where something is.</param>
/// <param name="IsCalledSo">Whether one of the best matches has a word of the wish in its title, category or brand.</param>
internal sealed record SearchToolResult(
    IReadOnlyList<FoundProduct> Products, int Total, Wish Wish, IReadOnlyList<WishCondition> Dropped, IReadOnlyList<string> Missing, string NotCalled, bool IsCalledSo);

/// <param name="Product">The family.</param>
/// <param name="VariantId">The variant that fits; null where it has none.</param>
internal sealed record FoundProduct(Product Product, string? VariantId);

/// <summary>Finds products. Where nothing meets every condition, drops as few as it must, and says which.</summary>
internal sealed class SearchTool(CatalogIndex index, ProductTool products)
{
    /// <summary>Best matches over which facets are counted.</summary>
    private const int Divided = 300;

    /// <summary>The best matches that liked brands are put first among; further pages are as they are.</summary>
    private const int Reordered = 32;

    /// <summary>By how much a product of a liked brand may score lower and still come first: it decides between near equals, and lifts nothing that fits badly.</summary>
    private const double LikedWeight = 1.25;

    public async Task<SearchToolResult> RunAsync(SearchToolRequest request, CancellationToken cancellationToken)
    {
        var (wish, dropped) = (request.Wish, new List<WishCondition>());
        var result = IsOccasion(wish) || IsOpen(wish) ? OneOfEach(request, wish, cancellationToken) : Search(request, wish, cancellationToken);
        IReadOnlyList<string> aside = [];
        if (Fewer(wish, result) is { } fewer && Search(request, fewer, cancellationToken) is { Total: > 0 } core && Coverage.IsCalled(Things.MainWord(fewer.Words), core))
        {
            // The thing with all conditions comes before a word said beside it: "for calls" must not bring telephones.
            aside = [.. Coverage.Content(wish.Words).Except(fewer.Words.Split(' '))];
            (wish, result) = (fewer, core);
        }

        if (result.Total == 0 && Essence.Core(wish.Words, index) is { Length: > 0 } thing && thing != wish.Words && wish.Filters.Categories.Count == 0
            && Coverage.IsCalled(Things.MainWord(thing), Search(request, new Wish(thing, SearchFilters.None), cancellationToken)))
        {
            // Black knee-high boots in size 5: if a condition must go, boots stay.
            aside = [.. Coverage.Content(wish.Words).Except(thing.Split(' '))];
            wish = wish with { Words = thing };
        }

        if (result.Total == 0)
        {
            (wish, dropped) = Relax(wish, request.Before, cancellationToken);
            result = dropped.Count > 0 ? Search(request, wish, cancellationToken) : result;
        }
        else if (request.Offset == 0 && NotCalled(wish, result).Length > 0 && Relax(wish, request.Before, cancellationToken, isCalled: true) is { Dropped.Count: > 0 } relaxed)
        {
            // A red backpack, where only chairs with a pocket for one are red: backpacks of another colour come nearer.
            (wish, dropped) = relaxed;
            result = Search(request, wish, cancellationToken);
        }

        if (request.Liked.Count > 0 && wish.Sort == SearchSort.Relevance && wish.Filters.Brands.Count == 0 && result.Hits.Count > 0 && request.Offset + request.Limit <= Reordered)
        {
            result = LikedFirst(request, wish, result, cancellationToken);
        }

        var loaded = (await products.LoadAsync([.. result.Hits.Select(h => h.ProductId)], cancellationToken)).ToDictionary(p => p.Id, StringComparer.Ordinal);
        var found = result.Hits.Where(h => loaded.ContainsKey(h.ProductId)).Select(h => new FoundProduct(loaded[h.ProductId], h.VariantId)).ToList();
        return new SearchToolResult(found, result.Total, wish, dropped, [.. Coverage.Missing(wish.Words, result), .. aside], NotCalled(wish, result), Coverage.Content(wish.Words).Any(w => Coverage.IsCalled(w, result)));
    }

    /// <summary>How the best matches divide, over a few hundred of them: enough to find the question that splits them best, and as quick for 10,000 matches as for 300.</summary>
    public (IReadOnlyList<Facet> Facets, int Of) Facets(Wish wish, CancellationToken cancellationToken)
    {
        var best = index.Search(new SearchQuery { Text = wish.Words, Filters = wish.Filters, Limit = Divided }, cancellationToken);
        var filters = best.Total > best.Hits.Count ? SearchFilters.None with { ProductIds = [.. best.Hits.Select(h => h.ProductId)] } : wish.Filters;
        var divided = index.Search(new SearchQuery { Text = best.Total > best.Hits.Count ? "" : wish.Words, Filters = filters, Limit = 1, WithFacets = true }, cancellationToken);
        return (divided.Facets, divided.Total);
    }

    /// <summary>The wish by the words that name its thing alone, where what was found is not called so; null where it is, or where there are no others.</summary>
    private Wish? Fewer(Wish wish, SearchResult result) =>
        Essence.Core(wish.Words, index) is { Length: > 0 } core && core != wish.Words && wish.Filters.Categories.Count == 0
        && (result.Total == 0 || !core.Split(' ').Any(w => Coverage.IsCalled(w, result)))
            ? wish with { Words = core } : null;

    /// <summary>"Laptops", where the shop has only bags for them.</summary>
    private static string NotCalled(Wish wish, SearchResult result) =>
        wish.Filters.Categories.Count == 0 && Things.MainWord(wish.Words) is { Length: > 2 } main && Things.IsThing(main) && !Coverage.IsCalled(main, result) ? main : "";

    /// <summary>Several kinds of thing and no words: an occasion.</summary>
    private static bool IsOccasion(Wish wish) => wish is { Words: "", Sort: SearchSort.Relevance, Filters.Categories.Count: > 1 };

    /// <summary>
    /// The page where products of liked brands move up past what scores little more, among the best matches: the same ones on every
    /// page, so that no page repeats or misses one.
    /// </summary>
    private SearchResult LikedFirst(SearchToolRequest request, Wish wish, SearchResult result, CancellationToken cancellationToken)
    {
        var liked = Search(request with { Offset = 0, Limit = Reordered }, wish with { Filters = wish.Filters with { Brands = request.Liked } }, cancellationToken).Hits.Select(h => h.ProductId).ToHashSet(StringComparer.Ordinal);
        var best = Search(request with { Offset = 0, Limit = Reordered }, wish, cancellationToken).Hits;
        return result with { Hits = [.. best.OrderByDescending(h => liked.Contains(h.ProductId) ? h.Score * LikedWeight : h.Score).Skip(request.Offset).Take(request.Limit)] };
    }

    /// <summary>Nothing is said of what is looked for.</summary>
    private static bool IsOpen(Wish wish) => wish is { Words: "", Sort: SearchSort.Relevance } && wish.Filters.ExcludedProductIds.Count == 0 && !WishCondition.Of(wish.Filters).Any();

    /// <summary>The shop's departments, the largest first: the categories at the root, or those below it where it has one root.</summary>
    private IReadOnlyList<CategoryPath> Departments()
    {
        var paths = index.Vocabulary.Categories.OrderByDescending(c => c.Count).Select(c => c.Path.Names).ToList();
        var roots = paths.Select(n => CategoryPath.Of(n[0])).Distinct().ToList();
        return roots.Count > 1 ? roots : [.. paths.Where(n => n.Count > 1).Select(n => CategoryPath.Of(n.Take(2))).Distinct()];
    }

    /// <summary>The best of each kind first, then the second of each: a clerk who is asked for camping does not bring eight coolers.</summary>
    private SearchResult OneOfEach(SearchToolRequest request, Wish wish, CancellationToken cancellationToken)
    {
        var all = Search(request with { Limit = 1, Offset = 0 }, wish, cancellationToken);
        var reach = request with { Offset = 0, Limit = request.Offset + request.Limit };
        IReadOnlyList<CategoryPath> categories = IsOpen(wish) ? [.. Departments().Take(request.Limit)] : wish.Filters.Categories;
        if (categories.Count == 0)
        {
            return Search(request, wish with { Sort = SearchSort.Rating }, cancellationToken); // a shop without categories
        }

        var kinds = categories.Select(c => wish with { Filters = wish.Filters with { Categories = [c] } })
            .Select(kind => (IReadOnlyList<SearchHit>)[.. Search(reach, kind with { Words = wish.For }, cancellationToken, withPartial: true).Hits.Concat(Search(reach, kind, cancellationToken).Hits).DistinctBy(h => h.ProductId)]).ToList();
        var turns = Enumerable.Range(0, reach.Limit).SelectMany(n => kinds.Where(k => k.Count > n).Select(k => k[n]));
        return all with { Hits = [.. turns.DistinctBy(h => h.ProductId).Skip(request.Offset).Take(request.Limit)] };
    }

    /// <summary>How many products match, without reading any.</summary>
    public int Count(Wish wish, CancellationToken cancellationToken) => Search(new SearchToolRequest(wish, Limit: 1), wish, cancellationToken).Total;

    private SearchResult Search(SearchToolRequest request, Wish wish, CancellationToken cancellationToken, bool withPartial = false) => index.Search(
        new SearchQuery
        {
            Text = wish.Words,
            Filters = wish.Filters,
            Sort = wish.Sort,
            Offset = request.Offset,
            Limit = request.Limit,
            Explain = wish.Words.Length > 0,
            WithPartialMatches = withPartial,
        },
        cancellationToken);

    /// <summary>
    /// One condition if one is enough, tried from the least telling to the most; else several in that order. Of a wish that was changed,
    /// those that were in force before go first, all of them if need be.
    /// </summary>
    /// <param name="wish">What nothing meets.</param>
    /// <param name="before">What was wished before.</param>
    /// <param name="cancellationToken">Stops the searches.</param>
    /// <param name="isCalled">Whether one that is left must be called what the wish names; nothing is dropped where none is.</param>
    private (Wish Wish, List<WishCondition> Dropped) Relax(Wish wish, Wish before, CancellationToken cancellationToken, bool isCalled = false)
    {
        bool IsEnough(Wish left) => isCalled ? NotCalled(left, Search(new SearchToolRequest(left), left, cancellationToken)).Length == 0 : Count(left, cancellationToken) > 0;
        var old = WishCondition.Of(before.Filters).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var conditions = WishCondition.Of(wish.Filters).Reverse().OrderBy(Weight).ToList();
        var earlier = conditions.Where(c => old.Contains(c.Key) && c.Kind != WishConditionKind.Category).ToList();
        var kept = Drop(wish, earlier, IsEnough);
        kept = kept.Dropped.Count > 0 && IsEnough(kept.Wish) ? kept : Drop(wish, conditions, IsEnough);
        return isCalled && !IsEnough(kept.Wish) ? (wish, []) : kept;
    }

    private static (Wish Wish, List<WishCondition> Dropped) Drop(Wish wish, List<WishCondition> conditions, Func<Wish, bool> isEnough)
    {
        foreach (var condition in conditions)
        {
            var without = wish with { Filters = condition.RemoveFrom(wish.Filters) };
            if (isEnough(without))
            {
                return (without, [condition]);
            }
        }

        var dropped = new List<WishCondition>();
        foreach (var condition in conditions)
        {
            wish = wish with { Filters = condition.RemoveFrom(wish.Filters) };
            dropped.Add(condition);
            if (isEnough(wish))
            {
                break;
            }
        }

        return (wish, dropped);
    }

    private static int Weight(WishCondition condition) => condition.Kind switch
    {
        WishConditionKind.Rating => 0,
        WishConditionKind.Attribute => 1,
        WishConditionKind.Price => 2,
        WishConditionKind.Brand => 3,
        WishConditionKind.Availability => 4,
        _ => 5,
    };
}
