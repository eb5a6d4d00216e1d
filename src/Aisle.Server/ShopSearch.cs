using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Reading;

namespace Aisle.Server;

/// <summary>A search as a shopper means it: "wireless mouse under 50" is the words and a price.</summary>
internal static class ShopSearch
{
    /// <summary>Undone, a text is searched for as one thing.</summary>
    public const string ItemsKey = "items";

    /// <summary>How this shop searches where nothing else is asked for; evaluations measure the same.</summary>
    public static SearchQuery Usual { get; } = new() { WithPartialMatches = true };

    /// <summary>In this order conditions are given up where nothing meets all: what a shopper can best do without first.</summary>
    private static readonly ConditionKind[] Expendable = [ConditionKind.Availability, ConditionKind.Rating, ConditionKind.Attribute, ConditionKind.Price, ConditionKind.Brand];

    /// <param name="index">What is searched.</param>
    /// <param name="query">Text as typed, and conditions that were set apart from it; those outrank what the text says of the same thing.</param>
    /// <param name="literal">Whether the text is only text.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static FoundProducts Find(CatalogIndex index, SearchQuery query, bool literal, CancellationToken cancellationToken) =>
        Find(index, query, literal, undone: [], cancellationToken);

    /// <param name="index">What is searched.</param>
    /// <param name="query">Text as typed, and conditions that were set apart from it; those outrank what the text says of the same thing.</param>
    /// <param name="literal">Whether the text is only text.</param>
    /// <param name="undone">Keys of conditions that the shopper took back: their words are words again, a bound is left aside. <see cref="ItemsKey"/> is that the text asks for several things.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static FoundProducts Find(CatalogIndex index, SearchQuery query, bool literal, IReadOnlyList<string> undone, CancellationToken cancellationToken)
    {
        if (literal)
        {
            return new FoundProducts(index.Search(query, cancellationToken), [], []);
        }

        query = query with { WithMeaning = true };
        if (undone.Contains(ItemsKey))
        {
            return Find(index, query, QueryReader.Read(query.Text, index), undone, cancellationToken);
        }

        var request = QueryReader.ReadItems(query.Text, index);
        var each = request.Items.Count == 1 ? query : query with { Offset = 0, Limit = query.Offset + query.Limit };
        var items = request.Items
            .Select(i => new FoundItem(i.Source, i.Count, Find(index, each with { Text = i.Source }, i.Query, undone, cancellationToken)))
            .ToArray();
        return (items is [var one] ? one.Found : InTurns(items, query)) with { Budget = request.Budget };
    }

    /// <summary>The items' best first, then the second of each.</summary>
    public static IEnumerable<SearchHit> InTurns(IReadOnlyList<IReadOnlyList<SearchHit>> items) =>
        Enumerable.Range(0, items.Max(hits => hits.Count)).SelectMany(place => items.Where(hits => hits.Count > place).Select(hits => hits[place])).DistinctBy(hit => hit.ProductId);

    private static FoundProducts InTurns(FoundItem[] items, SearchQuery query)
    {
        SearchHit[] hits = [.. Turns(h => !h.IsPartial).Concat(Turns(h => h.IsPartial)).DistinctBy(h => h.ProductId).Skip(query.Offset).Take(query.Limit)];
        var unmet = items.SelectMany(i => i.Found.Result.Unmet).Distinct().ToArray();
        return new FoundProducts(
            new SearchResult(hits, items.Sum(i => i.Found.Result.Total), []) { Unmet = unmet, PartialTotal = items.Sum(i => i.Found.Result.PartialTotal) },
            [.. items.SelectMany(i => i.Found.Conditions).DistinctBy(c => c.Key)],
            [.. items.SelectMany(i => i.Found.Dropped).DistinctBy(c => c.Key)])
        {
            Items = [.. items.Select(i => i with { Found = i.Found with { Result = i.Found.Result with { Hits = [.. i.Found.Result.Hits.Skip(query.Offset)] } } })],
        };

        IEnumerable<SearchHit> Turns(Func<SearchHit, bool> which) => InTurns([.. items.Select(i => i.Found.Result.Hits.Where(which).ToArray())]);
    }

    private static FoundProducts Find(CatalogIndex index, SearchQuery query, ReadQuery asRead, IReadOnlyList<string> undone, CancellationToken cancellationToken)
    {
        var read = Without(asRead, undone);
        if (read.Conditions.Count == 0)
        {
            return new FoundProducts(index.Search(query with { Text = read.Text }, cancellationToken), [], []);
        }

        // What meets the conditions and is no such thing (red chairs with a pocket for a backpack, for "red backpack") is no answer where the thing is there without one.
        var whole = Search(read.Conditions);
        var hasTheThing = query is { Sort: SearchSort.Relevance, Offset: 0 } ? whole.IsOfType : HasTheThing(read.Conditions);
        var needsType = !hasTheThing && HasTheThing([]);
        if (whole.Total > 0 && !needsType)
        {
            return new FoundProducts(whole, read.Conditions, []);
        }

        // Without one condition; where that does not help, without the first two, the first three …
        var order = read.Conditions.Where(c => c.IsApplied).OrderBy(c => Array.IndexOf(Expendable, c.Kind)).ToArray();
        foreach (var dropped in order.Select(c => new[] { c }).Concat(Enumerable.Range(2, Math.Max(0, order.Length - 1)).Select(n => order[..n])))
        {
            var kept = read.Conditions.Except(dropped).ToArray();
            if (Search(kept) is { Total: > 0 } found && (!needsType || HasTheThing(kept)))
            {
                return new FoundProducts(found, kept, dropped);
            }
        }

        // Nothing at all: then every word is a word.
        return new FoundProducts(index.Search(query, cancellationToken), [], order);

        SearchResult Search(IReadOnlyList<ReadCondition> conditions) => index.Search(With(conditions), cancellationToken);

        // By the best matches, so that it is the same on every page and in every order.
        bool HasTheThing(IReadOnlyList<ReadCondition> conditions) => index.Search(
            With(conditions) with { Sort = SearchSort.Relevance, Offset = 0, WithMeaning = false, WithPartialMatches = false, WithFacets = false, Explain = false }, cancellationToken).IsOfType;

        SearchQuery With(IReadOnlyList<ReadCondition> conditions) => query with { Text = read.Text, Filters = Merge(query.Filters, QueryReader.Filters(conditions, index)) };
    }

    private static ReadQuery Without(ReadQuery read, IReadOnlyList<string> undone)
    {
        var (taken, kept) = (read.Conditions.Where(c => undone.Contains(c.Key)).ToArray(), read.Conditions.Where(c => !undone.Contains(c.Key)).ToArray());
        var words = taken.Where(c => c.Kind is ConditionKind.Brand or ConditionKind.Attribute && !c.Excluded).Select(c => c.Source);
        return taken.Length == 0 ? read : read with { Text = string.Join(' ', [.. words, read.Text]).Trim(), Conditions = kept };
    }

    private static SearchFilters Merge(SearchFilters set, SearchFilters read) => set with
    {
        MinPrice = set.MinPrice ?? (set.MaxPrice is null ? read.MinPrice : null),
        MaxPrice = set.MaxPrice ?? (set.MinPrice is null ? read.MaxPrice : null),
        Brands = set.Brands.Count > 0 ? set.Brands : read.Brands,
        ExcludedBrands = [.. set.ExcludedBrands, .. read.ExcludedBrands],
        Categories = set.Categories.Count > 0 ? set.Categories : read.Categories,
        Attributes = [.. set.Attributes, .. read.Attributes.Where(r => !set.Attributes.Any(s => s.Name.Equals(r.Name, StringComparison.OrdinalIgnoreCase)))],
        AvailableOnly = set.AvailableOnly || read.AvailableOnly,
        MinRating = set.MinRating ?? read.MinRating,
    };
}

/// <param name="Result">This page of what matches.</param>
/// <param name="Conditions">What was read out of the text; each says whether it is in force.</param>
/// <param name="Dropped">What was read out of the text and given up, since nothing meets it.</param>
internal sealed record FoundProducts(SearchResult Result, IReadOnlyList<ReadCondition> Conditions, IReadOnlyList<ReadCondition> Dropped)
{
    /// <summary>
    /// Where the text asks for several things, each by itself, in the order of the text; else empty. The page is then theirs in turns, its
    /// total the sum of theirs, and facets are each one's own.
    /// </summary>
    public IReadOnlyList<FoundItem> Items { get; init; } = [];

    /// <summary>What all that is asked for may cost together, in the shop's currency; null where the text does not say.</summary>
    public decimal? Budget { get; init; }
}

/// <param name="Text">What the text says of the thing.</param>
/// <param name="Count">How many of it are asked for.</param>
/// <param name="Found">What was found for it alone.</param>
internal sealed record FoundItem(string Text, int Count, FoundProducts Found);
