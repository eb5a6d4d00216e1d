using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Ranking;
using Aisle.Catalog.Tests.Index;
using CsCheck;

namespace Aisle.Catalog.Tests.Search;

/// <summary>What is skipped would not have been on the page: bit for bit the result of scoring everything.</summary>
public sealed class SkippingTests
{
    private static readonly Density AllDense = new(int.MaxValue, 1);
    private static readonly Density NoneDense = new(1, int.MaxValue);

    private static readonly Gen<SearchQuery> AnyPage = Gen.Select(Queries.Any, Gen.Int[0, 5], Gen.Int[0, 6], Gen.Bool, Gen.Bool).Select((query, offset, limit, partial, plain) => query with
    {
        Sort = plain ? SearchSort.Relevance : query.Sort,
        Filters = plain ? SearchFilters.None : query.Filters,
        Offset = offset,
        Limit = limit,
        WithPartialMatches = partial,
        Explain = false,
    });

    [Fact]
    public void Search_SmallShops_IsWhatScoringEverythingGives() =>
        Gen.Select(Shops.Any, AnyPage, Gen.Int[1, 4]).Sample((products, query, sparsest) => AssertSame(Build(products, new Density(sparsest, 1)), query));

    /// <summary>Several intervals, so that whole ones can be skipped, and words from everywhere to nowhere.</summary>
    [Fact]
    public void Search_SeveralIntervals_IsWhatScoringEverythingGives()
    {
        var shops = new[] { AllDense, NoneDense, new Density(8, 20) }.Select(d => Build(Many(3000), d)).ToArray();

        Gen.Select(Gen.Int[0, 2], AnyPage, Gen.OneOf("mouse", "a1 mouse", "rare mouse", "rare", "wireless mouse b2", "common", "common mouse", "laptop common a1", "p0000017", "mouse pad", "mouse mouse", "laptop mouse pad wireless common a1")).Sample(
            (shop, query, text) => AssertSame(shops[shop], query with { Text = text, Limit = query.Limit * 4 }), iter: 300);
    }

    [Fact]
    public void Search_PackedOrDense_IsTheSame() =>
        Gen.Select(Shops.Any, AnyPage).Sample((products, query) => AssertSame(Search(Build(products, AllDense), query, true), Search(Build(products, NoneDense), query, false), 5));

    private static void AssertSame(IndexData index, SearchQuery query) => AssertSame(Search(index, query, true), Search(index, query, false), null);

    private static void AssertSame(SearchResult expected, SearchResult actual, int? digits)
    {
        Assert.Equal((expected.Total, expected.PartialTotal), (actual.Total, actual.PartialTotal));
        Assert.Equal(expected.Hits.Select(Key), actual.Hits.Select(Key));
        Assert.Equal(expected.Facets.SelectMany(f => f.Values.Select(v => (f.Name, v))), actual.Facets.SelectMany(f => f.Values.Select(v => (f.Name, v))));

        (string, string?, bool, double) Key(SearchHit hit) => (hit.ProductId, hit.VariantId, hit.IsPartial, digits is { } most ? Math.Round(hit.Score, most - 1) : hit.Score);
    }

    private static SearchResult Search(IndexData index, SearchQuery query, bool isExhaustive) => Searcher.Search(index, query, isExhaustive, CancellationToken.None);

    private static IndexData Build(IEnumerable<Product> products, Density density)
    {
        var builder = new IndexBuilder(density);
        foreach (var product in products)
        {
            builder.Add(product, product.Rating);
        }

        return builder.Build();
    }

    private static IEnumerable<Product> Many(int count)
    {
        var random = new Random(5);
        for (var i = 0; i < count; i++)
        {
            var title = string.Join(' ', Words(1 + random.Next(4)));
            yield return Shops.Make($"p{i:D7}", title, random.Next(1, 40)) with
            {
                Description = string.Join(' ', Words(6).Append("common")),
                Rating = i < count / 2 || random.Next(3) > 0 ? null : new Rating(random.Next(2, 11) / 2d, random.Next(1, 40)),
                Offers = [Shops.Offer(random.Next(1, 40), (Availability)random.Next(4))],
            };
        }

        IEnumerable<string> Words(int words) => Enumerable.Range(0, words).Select(_ =>
            random.Next(10) switch { < 3 => "mouse", 3 => "wireless", 4 => "pad", 5 => "laptop", 6 when random.Next(40) == 0 => "rare", var n => $"{(char)('a' + n)}{random.Next(30)}" });
    }
}
