using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Ranking;
using Aisle.Catalog.Tests.Index;

namespace Aisle.Catalog.Tests.Search;

public sealed class RankingTests
{
    [Theory]
    [InlineData("mouse", "m")]
    [InlineData("mouse pad", "pad")]
    [InlineData("mice", "m")]
    [InlineData("mosue", "m")]
    [InlineData("head set", "h")]
    [InlineData("wifi router", "r")]
    [InlineData("laptops", "n")]
    [InlineData("laptop bag", "bag")]
    [InlineData("鼠标", "m")]
    [InlineData("无线鼠标", "m")]
    [InlineData("XK-4401B", "r")]
    [InlineData("4006381333931", "h")]
    public async Task Search_WhatShoppersType_FindsTheThingItself(string text, string expected)
    {
        var index = await Shops.IndexAsync(
            Shops.Make("m", "Acme wireless mouse, black", 20),
            Shops.Make("pad", "Acme mouse pad", 10),
            Shops.Make("h", "Bolt stereo headset", 30) with { Gtins = ["4006381333931"] },
            Shops.Make("r", "Bolt Wi-Fi router", 50) with { Mpn = "XK-4401B" },
            Shops.Make("n", "Acme notebook 15.6\"", 700),
            Shops.Make("bag", "Acme laptop bag", 40),
            Shops.Make("lock", "Bolt laptop lock", 15));

        Assert.Equal(expected, index.Search(new SearchQuery { Text = text }, TestContext.Current.CancellationToken).Hits[0].ProductId);
    }

    /// <summary>The worked example of docs/concepts/search.md.</summary>
    [Fact]
    public async Task Search_TheDocumentedExample_ScoresAsDocumented()
    {
        var index = await Shops.IndexAsync(Shops.Make("1", "Acme mouse", 10), Shops.Make("2", "Acme mouse pad", 10), Shops.Make("3", "Bolt lamp", 10));
        var hits = index.Search(new SearchQuery { Text = "mouse", Explain = true }, TestContext.Current.CancellationToken).Hits;

        Assert.Equal([1.020, 0.620], hits.Select(h => Math.Round(h.Score, 3)));
        Assert.Equal(
            [("type", 0.376), ("bm25f:title", 0.344), ("availability", 0.3)],
            hits[0].Explanation!.Signals.Select(s => (s.Name, Math.Round(s.Contribution, 3))));
    }

    [Fact]
    public async Task Search_ChineseCatalogue_FindsByParts()
    {
        var index = await Shops.IndexAsync(Shops.Make("a", "无线蓝牙鼠标 黑色"), Shops.Make("b", "机械键盘"), Shops.Make("c", "鼠标垫"));
        var result = index.Search(new SearchQuery { Text = "蓝牙鼠标" }, TestContext.Current.CancellationToken);

        Assert.Equal(["a"], result.Hits.Select(h => h.ProductId));
        Assert.Equal(1, result.Total);
    }

    [Fact]
    public async Task Search_NoProductHasAllWords_TakesThoseThatHaveMost()
    {
        var index = await Shops.IndexAsync(Shops.Make("a", "samsung toaster steel"), Shops.Make("b", "samsung phone"), Shops.Make("c", "red phone"));
        var query = new SearchQuery { Text = "red samsung toaster" };

        var result = index.Search(query, TestContext.Current.CancellationToken);
        Assert.Equal((1, "a"), (result.Total, Assert.Single(result.Hits).ProductId));

        var partial = index.Search(query with { WithPartialMatches = true }, TestContext.Current.CancellationToken);
        Assert.Equal((1, 0, 1), (partial.Total, partial.PartialTotal, partial.Hits.Count)); // a phone is no toaster, whatever its brand
    }

    [Fact]
    public async Task Search_FewerMatchesThanAPage_GoesOnWithWhatHasAFairPart()
    {
        var index = await Shops.IndexAsync(
            Shops.Make("a", "samsung toaster steel"), Shops.Make("b", "bosch toaster"), Shops.Make("c", "bosch toaster with timer"), Shops.Make("d", "samsung phone"), Shops.Make("e", "samsung tablet"));
        var query = new SearchQuery { Text = "samsung toaster", WithPartialMatches = true };

        var result = index.Search(query, TestContext.Current.CancellationToken);
        Assert.Equal((1, 2), (result.Total, result.PartialTotal));
        Assert.Equal([("a", false), ("b", true), ("c", true)], result.Hits.Select(h => (h.ProductId, h.IsPartial)));
        Assert.Equal(["c"], index.Search(query with { Offset = 2, Limit = 2 }, TestContext.Current.CancellationToken).Hits.Select(h => h.ProductId));
    }

    [Theory]
    [InlineData("canvas sneakers for men", "kids")]
    [InlineData("canvas sneakers for women", "kids")]
    [InlineData("canvas sneakers for kids", "men")]
    [InlineData("canvas sneakers", null)]
    public async Task Search_AudienceNamed_TakesFromWhatIsForOthers(string text, string? others)
    {
        const string About = "A canvas shoe as men, women and kids wear it.";
        var index = await Shops.IndexAsync(
            Shops.Make("men", "canvas sneakers for men", 20) with { Description = About },
            Shops.Make("all", "canvas sneakers, unisex", 20) with { Description = About },
            Shops.Make("kids", "canvas sneakers", 20) with { Description = About, Categories = [CategoryPath.Of("Kids", "Shoes")] },
            Shops.Make("women", "canvas sneakers for ladies and girls", 20) with { Description = About });
        var found = index.Search(new SearchQuery { Text = text, Explain = true }, TestContext.Current.CancellationToken).Hits;

        Assert.Equal(4, found.Count);
        Assert.Equal(others is not null, found.Any(h => h.ProductId == others && h.Explanation!.Signals.Any(s => s is { Name: "audience", Contribution: < 0 })));
        Assert.DoesNotContain(found.Single(h => h.ProductId == "all").Explanation!.Signals, s => s.Name == "audience");
    }

    [Theory]
    [InlineData("size XL shirt", "b")]
    [InlineData("size 3XL shirt", "a")]
    public async Task Search_ClothingSizes_AreWordsOfTheirOwn(string text, string expected)
    {
        var index = await Shops.IndexAsync(Shops.Make("a", "linen shirt 3XL"), Shops.Make("b", "linen shirt XL"));

        Assert.Equal(expected, index.Search(new SearchQuery { Text = text }, TestContext.Current.CancellationToken).Hits[0].ProductId);
    }

    [Fact]
    public async Task Search_UnknownWord_IsMetByAWordThatBeginsWithIt()
    {
        var index = await Shops.IndexAsync(Shops.Make("a", "Ersatz Waschmaschinenfilter"), Shops.Make("b", "Ersatz Lampe"));
        var result = index.Search(new SearchQuery { Text = "waschmaschine" }, TestContext.Current.CancellationToken);

        Assert.Equal("a", Assert.Single(result.Hits).ProductId);
        Assert.Empty(result.Unmet);
    }

    [Fact]
    public async Task Search_ColorsInALongRequest_DoNotOutvoteTheThing()
    {
        var index = await Shops.IndexAsync(Shops.Make("ribbon", "Grosgrain ribbon plain brown, all sizes", 5), Shops.Make("shoe", "Zane slip-ons men shoes genuine leather loafers shoes-black", 50), Shops.Make("mat", "Plain mat", 9));

        Assert.Equal("shoe", index.Search(new SearchQuery { Text = "brown plain loafers in EU size 41" }, TestContext.Current.CancellationToken).Hits[0].ProductId);
    }

    [Theory]
    [InlineData(1, SearchSort.Relevance)]
    [InlineData(20, SearchSort.PriceAscending)]
    public async Task Search_MatchesFillThePageOrOrderIsAnother_HasNoPartialMatches(int limit, SearchSort sort)
    {
        var index = await Shops.IndexAsync(Shops.Make("a", "samsung toaster steel"), Shops.Make("b", "bosch toaster"));
        var result = index.Search(new SearchQuery { Text = "samsung toaster", WithPartialMatches = true, Limit = limit, Sort = sort }, TestContext.Current.CancellationToken);

        Assert.Equal((1, 0, 1), (result.Total, result.PartialTotal, result.Hits.Count));
    }

    [Fact]
    public async Task Search_NumbersInModels_AreNeverCorrected()
    {
        var index = await Shops.IndexAsync(Shops.Make("a", "printer mx4502"), Shops.Make("b", "printer mx4503"));

        Assert.Equal(0, index.Search(new SearchQuery { Text = "mx4509" }, TestContext.Current.CancellationToken).Total);
    }

    [Fact]
    public async Task Search_SoldOutAndUnrated_StandBehindTheirEquals()
    {
        var index = await Shops.IndexAsync(
            Shops.Make("a", "desk lamp") with { Offers = [Shops.Offer(20, Availability.OutOfStock)] },
            Shops.Make("b", "desk lamp", 20),
            Shops.Make("c", "desk lamp", 20) with { Rating = new Rating(4.7, 300) },
            Shops.Make("d", "desk lamp", 20) with { Rating = new Rating(5, 1) });

        Assert.Equal(["c", "d", "b", "a"], index.Search(new SearchQuery { Text = "desk lamp" }, TestContext.Current.CancellationToken).Hits.Select(h => h.ProductId));
    }

    [Fact]
    public async Task Search_FamilyAndColorInTheText_ShowsThatVariant()
    {
        var index = await Shops.IndexAsync(Shops.Make("a", "shirt") with
        {
            Variants =
            [
                new Variant { Id = "navy", Options = [new("Color", "Navy blue")], Offers = [Shops.Offer(10)] },
                new Variant { Id = "blue", Options = [new("Color", "Blue")], Offers = [Shops.Offer(12)] },
                new Variant { Id = "red", Options = [new("Color", "Red")], Offers = [Shops.Offer(9)] },
            ],
        });
        string? Shown(string text) => Assert.Single(index.Search(new SearchQuery { Text = text }, TestContext.Current.CancellationToken).Hits).VariantId;

        Assert.Equal(["red", "blue", "navy"], new[] { Shown("shirt"), Shown("blue shirt"), Shown("navy blue shirt") });
    }

    [Fact]
    public async Task Search_MeasureInAnotherUnit_LiesInTheRange()
    {
        Product Disk(string id, decimal size, string unit) => Shops.Make(id, "disk") with { Attributes = [new("Capacity", new AttributeValue.Measure(size, unit))] };
        var index = await Shops.IndexAsync(Disk("a", 500, "GB"), Disk("b", 250, "GB"), Disk("c", 1, "TB"));
        var filters = new SearchFilters { Attributes = [new AttributeFilter("Capacity", [], Min: 500)] };

        Assert.Equal(["a", "c"], index.Search(new SearchQuery { Filters = filters }, TestContext.Current.CancellationToken).Hits.Select(h => h.ProductId).Order());
        Assert.Equal("GB", index.Vocabulary.FindAttribute("capacity")!.Unit);
    }

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("mosue", "mouse", 1)]
    [InlineData("mouse", "mouse", 0)]
    [InlineData("abc", "", 3)]
    public void Edits_TwoWords_AreCountedAsPeopleMakeThem(string a, string b, int edits)
    {
        Assert.Equal(edits, Spelling.Edits(a, b, 3));
        Assert.Equal(Math.Min(edits, 2), Spelling.Edits(b, a, 1));
    }
}
