using Aisle.Catalog.Index;
using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Ranking;
using Aisle.Catalog.Tests.Search;
using Aisle.Catalog.Tests.Store;
using CsCheck;

namespace Aisle.Catalog.Tests.Index;

public sealed class IndexFileTests
{
    [Fact]
    public void Open_WhatWasSaved_FindsTheSame() =>
        Gen.Select(Shops.Any, Queries.Any).Sample(
            (products, query) =>
            {
                using var folder = new TempFolder();
                var built = Shops.Index(products);
                built.Save(folder["a.index"]);
                var opened = CatalogIndex.Open(folder["a.index"]);

                Assert.Equal(Shown(built, query), Shown(opened, query));
                Assert.Equal(built.Vocabulary.Attributes.Select(a => (a.Name, a.Unit, a.Count)), opened.Vocabulary.Attributes.Select(a => (a.Name, a.Unit, a.Count)));
                Assert.Equal(built.Currency, opened.Currency);
            },
            iter: 50);

    [Fact]
    public void Save_TheSameProductsInAnotherOrder_FindsTheSame() =>
        Gen.Select(Shops.Any, Queries.Any, Gen.Int).Sample(
            (products, query, seed) =>
            {
                using var folder = new TempFolder();
                var shuffled = products.ToArray();
                new Random(seed).Shuffle(shuffled);
                Shops.Index(products).Save(folder["a.index"]);
                Shops.Index(shuffled).Save(folder["b.index"]);

                Assert.Equal(Shown(CatalogIndex.Open(folder["a.index"]), query), Shown(CatalogIndex.Open(folder["b.index"]), query));
            },
            iter: 30);

    /// <summary>Every byte of the file in turn.</summary>
    [Fact]
    public void Open_AnyByteFlipped_IsRefused()
    {
        using var folder = new TempFolder();
        var bytes = Saved(folder);
        foreach (var at in Enumerable.Range(0, bytes.Length).Where(at => at < 2000 || at % 13 == 0))
        {
            bytes[at] ^= (byte)(1 << (at & 7));
            File.WriteAllBytes(folder["flipped.index"], bytes);
            bytes[at] ^= (byte)(1 << (at & 7));

            Assert.Throws<InvalidDataException>(() => CatalogIndex.Open(folder["flipped.index"]));
        }
    }

    [Fact]
    public void Open_CutShortOrContinued_IsRefused()
    {
        using var folder = new TempFolder();
        var bytes = Saved(folder);
        foreach (var length in Enumerable.Range(0, bytes.Length).Where(at => at < 300 || at % 31 == 0).Append(bytes.Length - 1))
        {
            File.WriteAllBytes(folder["cut.index"], bytes[..length]);

            Assert.Throws<InvalidDataException>(() => CatalogIndex.Open(folder["cut.index"]));
        }

        File.WriteAllBytes(folder["long.index"], [.. bytes, 0]);
        Assert.Throws<InvalidDataException>(() => CatalogIndex.Open(folder["long.index"]));
    }

    [Fact]
    public void Open_AnyBytes_AreRefused() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Bool).Sample(
            (bytes, likeOurs) =>
            {
                using var folder = new TempFolder();
                File.WriteAllBytes(folder["any.index"], likeOurs ? [.. "AISLEIDX"u8, .. bytes] : bytes);

                Assert.Throws<InvalidDataException>(() => CatalogIndex.Open(folder["any.index"]));
            },
            iter: 200);

    /// <summary>What was opened halfway is finalized too, and a fault there would end the process.</summary>
    [Fact]
    public void Open_NoFile_SaysSoAndNothingElse()
    {
        using var folder = new TempFolder();

        Assert.Throws<FileNotFoundException>(() => CatalogIndex.Open(folder["none.index"]));

        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [Fact]
    public void Save_OverOneInUse_LeavesItReadable()
    {
        using var folder = new TempFolder();
        Shops.Index([Shops.Make("a", "mouse", 1)]).Save(folder["x.index"]);
        var opened = CatalogIndex.Open(folder["x.index"]);
        Shops.Index([Shops.Make("b", "mouse", 1)]).Save(folder["x.index"]);

        Assert.Equal("a", opened.Search(new SearchQuery { Text = "mouse" }, CancellationToken.None).Hits.Single().ProductId);
        Assert.Equal("b", CatalogIndex.Open(folder["x.index"]).Search(new SearchQuery { Text = "mouse" }, CancellationToken.None).Hits.Single().ProductId);
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    /// <summary>Killed in the middle of writing, a process leaves the file as it was and its own unfinished one.</summary>
    [Fact]
    public void Save_AfterOneThatWasKilled_RemovesWhatItLeft()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["a.index.1234.tmp"], "half");
        File.SetLastWriteTimeUtc(folder["a.index.1234.tmp"], DateTime.UtcNow.AddHours(-2));
        File.WriteAllText(folder["a.index.5678.tmp"], "of one who writes now");
        File.WriteAllText(folder["another.index.1234.tmp"], "of another store");
        Saved(folder);

        Assert.Equal(["a.index", "a.index.5678.tmp", "another.index.1234.tmp"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>New prices, stock and ratings beside an index give what building it anew gives.</summary>
    [Fact]
    public void Update_OffersAndRatings_IsWhatARebuildGives() =>
        Gen.Select(Shops.Any, Shops.Any, Queries.Any).Sample((products, others, query) =>
        {
            // The first keeps the shop's currency what it is.
            var now = products.Select((p, i) => i == 0 || i >= others.Length ? p : WithFactsOf(p, others[i])).ToArray();
            var index = Build(products);
            var changed = now.Index().Where(p => p.Item != products[p.Index])
                .ToDictionary(p => index.Columns.Ids.FindSorted(p.Item.Id), p => (p.Item, p.Item.Rating));
            if (ProductFacts.Update(index, changed) is { } updated && Build(now) is var rebuilt && rebuilt.Columns.Currency == updated.Columns.Currency)
            {
                Assert.Equal(
                    Searcher.Search(rebuilt, query, false, CancellationToken.None).Hits.Select(h => (h.ProductId, h.VariantId, h.Score)),
                    Searcher.Search(updated, query, false, CancellationToken.None).Hits.Select(h => (h.ProductId, h.VariantId, h.Score)));
            }
        });

    [Fact]
    public void Update_AnotherTitle_IsRefused()
    {
        var product = Shops.Make("a", "mouse", 1);

        Assert.Null(ProductFacts.Update(Build([product]), new Dictionary<int, (Product, Rating?)> { [0] = (product with { Title = "mice" }, null) }));
        Assert.NotNull(ProductFacts.Update(Build([product]), new Dictionary<int, (Product, Rating?)> { [0] = (product with { Offers = [Shops.Offer(2)] }, null) }));
    }

    private static Product WithFactsOf(Product product, Product other) => product with
    {
        Offers = other.Offers,
        Rating = other.Rating,
        Variants = [.. product.Variants.Select((v, i) => i < other.Variants.Count ? v with { Offers = other.Variants[i].Offers } : v)],
    };

    private static IndexData Build(IEnumerable<Product> products)
    {
        var builder = new IndexBuilder(Density.Usual);
        foreach (var product in products)
        {
            builder.Add(product, product.Rating);
        }

        return builder.Build();
    }

    private static byte[] Saved(TempFolder folder)
    {
        Shops.Index([Shops.Make("a", "wireless mouse", 1), Shops.Make("b", "mouse pad", 2)]).Save(folder["a.index"]);
        return File.ReadAllBytes(folder["a.index"]);
    }

    private static (string, string?, double)[] Shown(CatalogIndex index, SearchQuery query) =>
        [.. index.Search(query, CancellationToken.None).Hits.Select(h => (h.ProductId, h.VariantId, h.Score))];
}
