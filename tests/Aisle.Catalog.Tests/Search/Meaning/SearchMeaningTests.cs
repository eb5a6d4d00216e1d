using Aisle.Catalog.Index;
using Aisle.Catalog.Index.Vectors;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Meaning;
using Aisle.Catalog.Tests.Index;
using CsCheck;

namespace Aisle.Catalog.Tests.Search.Meaning;

public sealed class SearchMeaningTests
{
    private static readonly Product[] Others = [.. Enumerable.Range(0, 40).Select(n => Shops.Make($"x{n:00}", $"thing{n} part{n}", 10))];

    [Fact]
    public void Search_NothingHasTheWord_NearProductsComeAndAreNotCounted()
    {
        var index = WithMeaning([.. Others, Shops.Make("s", "blick", 100)]);

        var found = index.Search(new SearchQuery { Text = "zorb", WithMeaning = true, Explain = true }, CancellationToken.None);

        Assert.Equal(0, found.Total);
        var hit = Assert.Single(found.Hits);
        Assert.Equal(("s", true), (hit.ProductId, hit.ByMeaning));
        Assert.Equal("meaning", Assert.Single(hit.Explanation!.Signals).Name);
    }

    [Fact]
    public void Search_SomeHaveTheWord_TheyComeFirst()
    {
        var index = WithMeaning([.. Others, Shops.Make("a", "wug rack holder oak", 100), Shops.Make("b", "fep", 5)]);

        var found = index.Search(new SearchQuery { Text = "wug", WithMeaning = true }, CancellationToken.None);

        Assert.Equal(["a", "b"], found.Hits.Select(h => h.ProductId));
        Assert.Equal([false, true], found.Hits.Select(h => h.ByMeaning));
        Assert.Equal(1, found.Total);
    }

    [Fact]
    public void Search_NearProductOutsideTheConditions_IsNotShown()
    {
        var index = WithMeaning([.. Others, Shops.Make("b", "fep", 50)]);

        Assert.Empty(index.Search(new SearchQuery { Text = "wug", WithMeaning = true, Filters = new SearchFilters { MaxPrice = 20 } }, CancellationToken.None).Hits);
    }

    [Fact]
    public void Search_EncoderNotInTime_IsByWordsAlone()
    {
        var index = WithMeaning([.. Others, Shops.Make("b", "fep", 50)], new AxisEncoder { IsSlow = true });

        Assert.Empty(index.Search(new SearchQuery { Text = "wug", WithMeaning = true }, CancellationToken.None).Hits);
    }

    [Fact]
    public void Search_AnyShopAndQuery_MatchesAreThoseOfTheWordsAndNoPageRepeats() =>
        Gen.Select(Shops.Any, Gen.OneOf("mouse", "red lamp", "usb cable desk", "sofa"), Gen.Int[0, 6], Gen.Int[1, 9]).Sample((products, text, offset, limit) =>
        {
            var index = WithMeaning(products);
            var query = new SearchQuery { Text = text, Limit = 90 };

            var words = index.Search(query, CancellationToken.None);
            var all = index.Search(query with { WithMeaning = true }, CancellationToken.None);
            var page = index.Search(query with { WithMeaning = true, Offset = offset, Limit = limit }, CancellationToken.None);

            Assert.Equal(words.Total, all.Total);
            Assert.Equal(words.Hits.Select(h => h.ProductId).Order(), all.Hits.Where(h => !h.ByMeaning).Select(h => h.ProductId).Order());
            Assert.Equal(all.Hits.Count, all.Hits.DistinctBy(h => h.ProductId).Count());
            Assert.Equal(all.Hits.Skip(offset).Take(limit).Select(h => h.ProductId), page.Hits.Select(h => h.ProductId));
        });

    private static CatalogIndex WithMeaning(Product[] products, AxisEncoder? encoder = null)
    {
        encoder ??= new AxisEncoder();
        var vectors = encoder.EncodePassagesAsync([.. products.Select(p => p.Title)], CancellationToken.None).GetAwaiter().GetResult();
        var stored = products.Zip(vectors, (product, vector) => StoredVector.Of(product.Id, 0, 0, vector));
        return Shops.Index(products).With(new SearchMeaning(encoder, ProductVectors.Of(encoder.Dimensions, [.. stored])));
    }
}
