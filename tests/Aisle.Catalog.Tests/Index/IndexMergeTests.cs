using Aisle.Catalog.Index.Analysis;
using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Index.Internals.Files;
using Aisle.Catalog.Index.Internals.Merging;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Ranking;
using Aisle.Catalog.Tests.Search;
using CsCheck;

namespace Aisle.Catalog.Tests.Index;

/// <summary>An index with what changed merged into it gives what a build over the same products gives, bit for bit but for what labels look like.</summary>
public sealed class IndexMergeTests
{
    /// <summary>Of each product whether it stays, goes, or becomes another; and what comes, with ids between, before and after the others'.</summary>
    private static readonly Gen<(Product[] Products, Product[] Others, int[] Fates, Density Density)> AnyChange =
        Gen.Select(Shops.Any, Shops.Any, Gen.Int[0, 3].Array[14], Gen.Int[1, 4]).Select((products, others, fates, sparsest) => (products, others, fates, new Density(sparsest, 1)));

    [Fact]
    public void Merge_AnyChange_IsWhatABuildGives() =>
        Gen.Select(AnyChange, Queries.Any).Sample((change, query) =>
        {
            var (merged, rebuilt) = Change(change.Products, change.Others, change.Fates, change.Density);
            AssertSame(rebuilt, merged, query);
        });

    /// <summary>What was merged can be merged again, and saved.</summary>
    [Fact]
    public void Merge_AfterAMerge_IsWhatABuildGives() =>
        Gen.Select(AnyChange, Queries.Any).Sample((change, query) =>
        {
            var products = change.Products;
            var index = Build(products, change.Density);
            foreach (var product in change.Others)
            {
                products = [.. products.Where(p => p.Id != product.Id), product];
                index = Merge(index, [product.Id], [product], change.Density);
            }

            var to = new SectionWriter();
            index.Write(to);
            AssertSame(Build(products, change.Density), IndexData.Read(new SectionReader(to.Sections)), query);
        });

    [Fact]
    public void Merge_EverythingGone_IsAnEmptyIndex()
    {
        var merged = Merge(Build([Shops.Make("a", "mouse", 1), Shops.Make("b", "lamp", 2)], Density.Usual), ["a", "b"], [], Density.Usual);

        Assert.Equal((0, 0), (merged.Count, merged.Postings.Terms.Count));
    }

    [Fact]
    public void Merge_SpellingThatPrevailsNow_IsTheLabel()
    {
        Product[] products = [Made("a", "ACME"), Made("b", "ACME"), Made("c", "Bolt")];
        var index = Build(products, Density.Usual);
        var one = Merge(index, ["a"], [Made("a", "Acme")], Density.Usual);
        var both = Merge(one, ["b"], [Made("b", "Acme"), Made("d", "Acme")], Density.Usual);

        Assert.Equal("ACME", one.Columns.Brands.Label(one.Columns.Brands.Find("acme")));
        Assert.Equal("Acme", both.Columns.Brands.Label(both.Columns.Brands.Find("acme")));

        static Product Made(string id, string brand) => Shops.Make(id, "mouse", 1) with { Brand = brand };
    }

    [Fact]
    public void Merge_MeasureInAnotherUnit_IsConverted()
    {
        var index = Build([Made("a", 1, "m"), Made("b", 2, "m")], Density.Usual);
        var merged = Merge(index, [], [Made("c", 150, "cm")], Density.Usual);
        var filters = new SearchFilters { Attributes = [new AttributeFilter("length", [], 1.2m, 1.8m)] };

        Assert.Equal(["c"], Searcher.Search(merged, new SearchQuery { Filters = filters }, false, CancellationToken.None).Hits.Select(h => h.ProductId));

        static Product Made(string id, decimal length, string unit) =>
            Shops.Make(id, "cable", 1) with { Attributes = [new("Length", new AttributeValue.Measure(length, unit))] };
    }

    private static (IndexData Merged, IndexData Rebuilt) Change(Product[] products, Product[] others, int[] fates, Density density)
    {
        var gone = products.Where((_, i) => fates[i] == 0);
        var changed = products.Index().Where(p => fates[p.Index] == 1 && p.Index < others.Length).Select(p => others[p.Index]).ToArray();
        Product[] came = [.. changed, .. others.Index().Where(p => fates[p.Index] > 1).Select(p => p.Item with { Id = (p.Index % 3) switch { 0 => "a", 1 => "p1-", _ => "z" } + p.Index })];
        var without = gone.Concat(changed).Select(p => p.Id).ToHashSet();
        return (Merge(Build(products, density), [.. without], came, density), Build([.. products.Where(p => !without.Contains(p.Id)), .. came], density));
    }

    private static IndexData Merge(IndexData index, string[] without, Product[] came, Density density) => IndexMerge.Of(
        index,
        without.Select(id => index.Columns.Ids.FindSorted(id)).Where(d => d >= 0).ToHashSet(),
        Build(came, density, index.Columns.Currency),
        density);

    private static IndexData Build(Product[] products, Density density, string? currency = null)
    {
        var builder = new IndexBuilder(density, currency);
        foreach (var product in products)
        {
            builder.Add(product, product.Rating);
        }

        return builder.Build();
    }

    private static void AssertSame(IndexData rebuilt, IndexData merged, SearchQuery query)
    {
        Assert.Equal(Texts(rebuilt.Postings.Terms), Texts(merged.Postings.Terms));
        if (rebuilt.Columns.Currency != merged.Columns.Currency)
        {
            return; // documented: the shop's stays
        }

        var (expected, actual) = (Search(rebuilt), Search(merged));
        Assert.Equal(expected.Total, actual.Total);
        Assert.Equal(expected.Hits.Select(h => (h.ProductId, h.VariantId, h.Score)), actual.Hits.Select(h => (h.ProductId, h.VariantId, h.Score)));
        Assert.Equal(expected.Unmet, actual.Unmet);
        Assert.Equal(expected.DidYouMean, actual.DidYouMean);
        Assert.Equal(Counted(expected), Counted(actual));

        SearchResult Search(IndexData index) => Searcher.Search(index, query, false, CancellationToken.None);

        static IEnumerable<string> Texts(TextTable terms) => Enumerable.Range(0, terms.Count).Select(t => terms[t]).Order(StringComparer.Ordinal);

        static IEnumerable<(string, string, int)> Counted(SearchResult result) =>
            result.Facets.SelectMany(f => f.Values.Select(v => (Folding.Key(f.Name), Folding.Key(v.Label), v.Count))).Order();
    }
}
