using Aisle.Catalog.Index;
using Aisle.Catalog.Search.Reading;
using Aisle.Catalog.Tests.Index;
using CsCheck;

namespace Aisle.Catalog.Tests.Search.Reading;

public sealed class RequestItemsTests
{
    [Theory]
    [InlineData("a red mug, a kettle over 20 dollars and a towel", "a red mug|a kettle|a towel")]
    [InlineData("I'm looking for two things. First, a red mug. Second, a blue kettle. Lastly, towels for kids.", "a red mug|a blue kettle|towels for kids")]
    [InlineData("these items: (1) a mug; (2) a kettle, in blue", "a mug|a kettle, in blue")]
    [InlineData("lamps under 20; chairs; and also desks", "lamps|chairs|desks")]
    [InlineData("Show me lamps. Also, I need a kettle.", "lamps|kettle")]
    [InlineData("我要一个杯子，另外还要毛巾", "杯子|毛巾")]
    public void ReadItems_SeveralThings_AreReadOneByOne(string text, string items) =>
        Assert.Equal(items, string.Join('|', QueryReader.ReadItems(text, CatalogIndex.Empty).Items.Select(i => i.Query.Text)));

    [Theory]
    [InlineData("a coat with a hood, a zip and a belt")]
    [InlineData("wireless mouse, black and white")]
    [InlineData("red, white and blue flag")]
    [InlineData("I want a mug. It should be blue and under 20. Please show me options.")]
    [InlineData("phone case for a pixel 9")]
    [InlineData("workboots in size eleven and a half")]
    [InlineData("a shirt that is slim and an x-large")]
    [InlineData("a shirt in blue, also i want it to be slim")]
    [InlineData("a tea for women, also choose green tea scent")]
    [InlineData("I need sneakers in black. Preferably a sporty type, and low-cut.")]
    public void ReadItems_OneThing_StaysOne(string text) =>
        Assert.Single(QueryReader.ReadItems(text, CatalogIndex.Empty).Items);

    [Fact]
    public void ReadItems_BoundsOfSeveralThings_AreEachTheirOwn()
    {
        var read = QueryReader.ReadItems("a mug under $10, a kettle between 20 and 50 dollars and a lamp over $80", CatalogIndex.Empty);

        Assert.Equal([(null, 10), (20, 50), (80, null)], read.Items.Select(i => (i.Query.Filters.MinPrice, i.Query.Filters.MaxPrice)));
    }

    [Fact]
    public void ReadItems_MoreSaidOfOneThing_JoinsIt()
    {
        var read = QueryReader.ReadItems("Both a mug and a kettle. For the mug, it should be blue. The kettle should be under $50.", CatalogIndex.Empty);

        Assert.Equal([null, 50], read.Items.Select(i => i.Query.Filters.MaxPrice));
        Assert.Contains("blue", read.Items[0].Query.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadItems_BudgetAndVoucher_AreNoPriceOfAnItem()
    {
        var read = QueryReader.ReadItems(
            "I want a mug and a kettle.\n\nMy budget is only `300`, but I have a voucher with these rules:\n1. It is valid above `100`.\n2. It gives 20% with a cap of `50`.",
            CatalogIndex.Empty);

        Assert.Equal(2, read.Items.Count);
        Assert.All(read.Items, i => Assert.Empty(i.Query.Conditions));
        Assert.Equal(300, read.Budget);
    }

    [Theory]
    [InlineData("a tent, two sleeping bags and a stove under 300", "1 a tent|2 sleeping bags|1 a stove")]
    [InlineData("I need 2 sleeping bags, a couple of stoves and a tent", "2 sleeping bags|2 stoves|1 a tent")]
    [InlineData("tent, sleeping bag and stove", "1 tent|1 sleeping bag|1 stove")]
    [InlineData("一顶帐篷、两个睡袋和一个炉子", "1 帐篷|2 睡袋|1 炉子")]
    [InlineData("tent with two sleeping bags", "1 tent with two sleeping bags")]
    [InlineData("tent with stove and sleeping bag", "1 tent with stove and sleeping bag")]
    [InlineData("two person tent", "1 two person tent")]
    [InlineData("stove and pan set", "1 stove and pan set")]
    public void ReadItems_CountsAndBareLists_AreKnownByTheCatalogue(string text, string items)
    {
        var index = Shops.Index(
        [
            Camping("Ridge tent 帐篷", "Tents"), Camping("Hill tent 帐篷", "Tents"), Camping("Down sleeping bag 睡袋", "Sleeping bags"), Camping("Warm sleeping bag 睡袋", "Sleeping bags"),
            Camping("Gas stove 炉子", "Stoves"), Camping("Camp stove 炉子", "Stoves"), Camping("Stove and pan set", "Stoves"),
        ]);

        Assert.Equal(items, string.Join('|', QueryReader.ReadItems(text, index).Items.Select(i => $"{i.Count} {i.Query.Text}")));
    }

    [Theory]
    [InlineData("I'm looking for a shop that sells a mug with short handle, a lid, made of steel; and a kettle", "mug with short handle, a lid, made of steel|a kettle")]
    [InlineData("Find a shop offering both a mug with free shipping and a kettle, cash on delivery", "mug|a kettle")]
    public void ReadItems_WhatNamesNoThing_JoinsTheThingBefore(string text, string items) =>
        Assert.Equal(items, string.Join('|', QueryReader.ReadItems(text, CatalogIndex.Empty).Items.Select(i => i.Query.Text)));

    [Fact]
    public void ReadItems_BoundThatClosesAPlainList_HoldsForEachAndIsTheBudget()
    {
        var read = QueryReader.ReadItems("a tent, a mat and a stove under $300", CatalogIndex.Empty);

        Assert.Equal(300, read.Budget);
        Assert.Equal([300, 300, 300], read.Items.Select(i => i.Query.Filters.MaxPrice));
        Assert.Null(QueryReader.ReadItems("a tent, a mat and a stove priced under $300", CatalogIndex.Empty).Budget);
    }

    [Fact]
    public void ReadItems_AnyText_GivesAtLeastOneItem() =>
        Gen.OneOf(Gen.String, Gen.OneOf("a mug", ", ", " and ", "First, ", "(1) ", "; ", ". ", "both ", "For the mug, ", "I have a voucher", "budget 50", "\n", "(").Array[0, 14].Select(string.Concat))
            .Sample(text => Assert.NotEmpty(QueryReader.ReadItems(text, CatalogIndex.Empty).Items));

    private static Product Camping(string title, string category) => new() { Id = title, Title = title, Categories = [CategoryPath.Parse("Camping > " + category)] };
}
