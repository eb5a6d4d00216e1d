using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Tests.Index;
using CsCheck;

namespace Aisle.Catalog.Tests.Search;

/// <summary>What holds of every search in every shop.</summary>
public sealed class SearchPropertiesTests
{
    [Fact]
    public void Search_FiltersOnly_FindsExactlyWhatMeetsThem() =>
        Gen.Select(Shops.Any, Queries.AnyFilters).Sample((products, filters) =>
        {
            var index = Shops.Index(products);
            var result = index.Search(new SearchQuery { Filters = filters, Limit = 100 }, CancellationToken.None);
            var expected = products.Where(p => Naive.Meets(p, filters, index.Currency)).Select(p => p.Id).Order().ToArray();

            Assert.Equal(expected, result.Hits.Select(h => h.ProductId).Order());
            Assert.Equal(expected.Length, result.Total);
        });

    [Fact]
    public void Search_AnyQuery_ShowsAVariantThatMeetsTheFilters() =>
        Gen.Select(Shops.Any, Queries.Any).Sample((products, query) =>
        {
            var index = Shops.Index(products);
            foreach (var hit in index.Search(query, CancellationToken.None).Hits)
            {
                var product = products.Single(p => p.Id == hit.ProductId);
                Assert.True(Naive.Meets(product, query.Filters, index.Currency));
                Assert.Equal(product.Variants.Count == 0, hit.VariantId is null);
                Assert.True(product.Variants.Count == 0 || Naive.Skus(product).Any(s => s.Id == hit.VariantId && Naive.Meets(product, s, query.Filters, index.Currency)));
            }
        });

    [Fact]
    public void Search_ShuffledProducts_GivesTheSameResult() =>
        Gen.Select(Shops.Any, Queries.Any, Gen.Int).Sample((products, query, seed) =>
        {
            var shuffled = products.ToArray();
            new Random(seed).Shuffle(shuffled);
            var (a, b) = (Shops.Index(products).Search(query, CancellationToken.None), Shops.Index(shuffled).Search(query, CancellationToken.None));

            Assert.Equal(a.Hits.Select(h => (h.ProductId, h.VariantId, h.Score)), b.Hits.Select(h => (h.ProductId, h.VariantId, h.Score)));
            Assert.Equal(a.Facets.SelectMany(f => f.Values.Select(v => (f.Name, v))), b.Facets.SelectMany(f => f.Values.Select(v => (f.Name, v))));
        });

    /// <summary>Matches stand as they do alone; what has part of the words follows, meets the filters, and is counted to the last.</summary>
    [Fact]
    public void Search_WithPartialMatches_GoesOnBehindTheMatches() =>
        Gen.Select(Shops.Any, Queries.Any).Sample((products, query) =>
        {
            var index = Shops.Index(products);
            query = query with { Offset = 0, Limit = 100, Sort = SearchSort.Relevance };
            var (matches, both) = (index.Search(query, CancellationToken.None), index.Search(query with { WithPartialMatches = true }, CancellationToken.None));

            Assert.Equal(matches.Total, both.Total);
            Assert.Equal(matches.Hits.Select(h => h.ProductId), both.Hits.Where(h => !h.IsPartial).Select(h => h.ProductId));
            Assert.Equal(both.PartialTotal, both.Hits.Skip(both.Total).Count(h => h.IsPartial));
            Assert.Distinct(both.Hits.Select(h => h.ProductId));
            Assert.All(both.Hits, h => Assert.True(Naive.Meets(products.Single(p => p.Id == h.ProductId), query.Filters, index.Currency)));
        });

    [Fact]
    public void Search_Explained_ContributionsSumToTheScore() =>
        Gen.Select(Shops.Any, Queries.Any).Sample((products, query) =>
        {
            foreach (var hit in Shops.Index(products).Search(query, CancellationToken.None).Hits)
            {
                Assert.Equal(hit.Explanation!.Total, hit.Explanation.Signals.Sum(s => s.Contribution), 9);
                Assert.Equal(hit.Score, hit.Explanation.Total, tolerance: 1e-3);
            }
        });

    [Fact]
    public void Search_InPages_GivesTheSameAsAtOnce() =>
        Gen.Select(Shops.Any, Queries.Any, Gen.Int[1, 4]).Sample((products, query, size) =>
        {
            var index = Shops.Index(products);
            var whole = index.Search(query, CancellationToken.None);
            var pages = Enumerable.Range(0, 20).SelectMany(i => index.Search(query with { Offset = i * size, Limit = size }, CancellationToken.None).Hits);

            Assert.Equal(whole.Hits.Select(h => h.ProductId), pages.Select(h => h.ProductId));
            Assert.Equal(whole.Total, whole.Hits.Count);
        });

    /// <summary>
    /// The number beside a choice is what choosing it gives. Where no product has all words, it is the least: the best of those chosen may say
    /// less of the query than the best of all, and then more come near it.
    /// </summary>
    [Fact]
    public void Facets_EachValue_CountsWhatChoosingItFinds() =>
        Gen.Select(Shops.Any, Queries.Any).Sample((products, query) =>
        {
            var index = Shops.Index(products);
            var isWhole = index.Search(query with { Offset = 0, Limit = 1 }, CancellationToken.None).Unmet.Count == 0;
            foreach (var facet in index.Search(query, CancellationToken.None).Facets)
            {
                foreach (var value in facet.Values)
                {
                    if (Choose(query.Filters, facet, value) is { } chosen)
                    {
                        Assert.InRange(index.Search(query with { Filters = chosen }, CancellationToken.None).Total, value.Count, isWhole ? value.Count : int.MaxValue);
                    }
                }
            }
        });

    [Fact]
    public void Facets_PriceRanges_CountEveryPricedMatchOnce() =>
        Gen.Select(Shops.Any, Queries.AnyFilters).Sample((products, filters) =>
        {
            var index = Shops.Index(products);
            var facets = index.Search(new SearchQuery { Filters = filters, WithFacets = true }, CancellationToken.None).Facets;
            var priced = products.Count(p => Naive.Meets(p, filters, index.Currency) && Naive.Skus(p).Any(s =>
                Naive.Meets(p, s, filters, index.Currency) && s.Offers.Any(o => o.Price.Currency == index.Currency && (!filters.AvailableOnly || o.CanBeBought))));
            var counted = facets.Where(f => f.Name == "price").SelectMany(f => f.Values).Sum(v => v.Count);

            Assert.True(counted == priced || filters.MinPrice is not null || filters.MaxPrice is not null);
            Assert.True(counted <= priced);
        });

    [Fact]
    public void Search_WhileSwapping_SeesOneIndexOrTheOther()
    {
        var live = new LiveIndex();
        var small = Shops.Index([Shops.Make("a", "mouse", 1)]);
        var large = Shops.Index(Enumerable.Range(0, 500).Select(i => Shops.Make($"b{i}", "wireless mouse", i)));
        live.Swap(small);

        Parallel.For(0, 2000, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, i =>
        {
            if (i % 50 == 0)
            {
                live.Swap(i % 100 == 0 ? large : small);
            }

            var result = live.Current.Search(new SearchQuery { Text = "mouse", Limit = 5 }, CancellationToken.None);
            Assert.True(result is { Total: 1, Hits: [{ ProductId: "a" }] } or { Total: 500, Hits.Count: 5 });
        });
    }

    private static SearchFilters? Choose(SearchFilters filters, Facet facet, FacetValue value) => facet.Name switch
    {
        "brand" => filters.Brands.Count > 0 ? null : filters with { Brands = [value.Label] },
        "category" => filters.Categories.Count > 0 ? null : filters with { Categories = [CategoryPath.Parse(value.Label)] },
        "price" or "rating" or "availability" => null,
        _ => filters with { Attributes = [.. filters.Attributes, new AttributeFilter(facet.Name, [value.Label])] },
    };
}
