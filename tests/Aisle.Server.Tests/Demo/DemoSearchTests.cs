using System.Text.RegularExpressions;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;

namespace Aisle.Server.Tests.Demo;

/// <summary>What shoppers type, and what a clerk would bring first: the thing above what only mentions it.</summary>
public sealed class DemoSearchTests
{
    private static readonly Task<CatalogIndex> Index = CatalogIndex.BuildAsync(
        DemoCatalogTests.Catalog.Products.Select(p => p.Product).ToAsyncEnumerable(), new Dictionary<string, Rating>(), CancellationToken.None);

    /// <param name="text">As typed.</param>
    /// <param name="count">How many of the first results are looked at.</param>
    /// <param name="titles">What each of them must be called, as a regular expression.</param>
    [Theory]
    [InlineData("mouse", 5, "Mouse")]
    [InlineData("wireless mouse", 5, "Wireless.*Mouse")]
    [InlineData("mices", 5, "Mouse")]
    [InlineData("keyboard", 5, "Keyboard")]
    [InlineData("headset", 5, "Headphones")]
    [InlineData("noise cancelling headphones", 3, "Noise-Canceling")]
    [InlineData("27 inch monitor", 3, "27.*Monitor|Monitor.*27")]
    [InlineData("phone charger", 5, "Charger")]
    [InlineData("portable charger", 5, "Power Bank")]
    [InlineData("hoover", 5, "Vacuum")]
    [InlineData("robot vacuum", 3, "Robot Vacuum")]
    [InlineData("couch", 5, "Sofa")]
    [InlineData("desk", 5, "Desk(?! Lamp)")]
    [InlineData("standing desk", 5, "Standing Desk")]
    [InlineData("office chair", 5, "Office Chair")]
    [InlineData("chair", 5, "Chair")]
    [InlineData("lamp", 5, "(Desk|Floor|Table) Lamp")]
    [InlineData("desk lamp", 2, "Desk Lamp")]
    [InlineData("torch", 1, "Flashlight|Headlamp")]
    [InlineData("carpet", 5, "Rug")]
    [InlineData("skillet", 5, "Frying Pan")]
    [InlineData("knife", 5, "Knife")]
    [InlineData("kettle", 5, "Kettle")]
    [InlineData("coffee maker", 5, "Coffee M|Espresso Machine")]
    [InlineData("blender", 5, "Blender")]
    [InlineData("air fryer", 4, "Air Fryer")]
    [InlineData("cooler", 5, "Cooler")]
    [InlineData("cooler box", 5, "Cooler")]
    [InlineData("camping stove", 5, "Camping Stove")]
    [InlineData("tent", 5, "Tent")]
    [InlineData("2 person tent", 3, "2-Person")]
    [InlineData("sleeping bag", 5, "Sleeping Bag")]
    [InlineData("rucksack", 5, "Backpack")]
    [InlineData("red backpack", 5, "Backpack")]
    [InlineData("camping chair", 5, "Camping Chair")]
    [InlineData("drinking bottle", 5, "Water Bottle")]
    [InlineData("thermos", 4, "Insulated")]
    [InlineData("head torch", 5, "Headlamp")]
    [InlineData("t-shirt", 5, "Tee|Long Sleeve")]
    [InlineData("men's jacket", 4, "Men's.*(Jacket|Windbreaker)")]
    [InlineData("women's boots", 3, "Women's.*Boots")]
    [InlineData("rain coat", 5, "Rain (Jacket|Coat)")]
    [InlineData("trainers", 5, "Sneakers|Shoes")]
    [InlineData("hoodie", 2, "Hoodie")]
    [InlineData("jeans", 5, "Jeans")]
    [InlineData("mower", 5, "Lawn Mower")]
    [InlineData("drill", 4, "Drill")]
    [InlineData("toolbox", 2, "Toolbox")]
    [InlineData("tool kit", 3, "Tool Set")]
    [InlineData("hosepipe", 3, "Hose")]
    [InlineData("barbecue", 5, "Grill")]
    [InlineData("dumbbells", 5, "Dumbbell")]
    [InlineData("exercise bike", 2, "Exercise Bike")]
    [InlineData("bike helmet", 5, "Bike Helmet")]
    [InlineData("soccer ball", 3, "Soccer Ball")]
    [InlineData("yoga mat", 5, "Yoga Mat")]
    [InlineData("smart watch", 5, "Smartwatch")]
    [InlineData("pram", 5, "Stroller")]
    [InlineData("plush", 5, "Plush Toy")]
    [InlineData("gift for kids", 3, "Kids'")]
    [InlineData("无线鼠标", 5, "Wireless.*Mouse")]
    [InlineData("帐篷", 5, "Tent")]
    public async Task Find_WhatShoppersType_BringsTheThingFirst(string text, int count, string titles)
    {
        var found = await FindAsync(text, count);

        Assert.Equal(count, found.Count);
        Assert.All(found, title => Assert.Matches(new Regex(titles), title));
    }

    /// <summary>What only goes with a thing, or mentions it, is not among the first.</summary>
    [Theory]
    [InlineData("desk", "Lamp|Chair|Monitor")]
    [InlineData("tent", "Bag|Lantern|Pad|Table")]
    [InlineData("bike", "Helmet|Tool")]
    [InlineData("phone", "Tripod")]
    [InlineData("coffee machine", "Kettle|Bottle|Blender")]
    [InlineData("watch", "Monitor|Radio")]
    [InlineData("watering can", "Headphones")]
    [InlineData("lego", "Jeans|Sofa")]
    [InlineData("men's sneakers", "Kids|Women's")]
    public async Task Find_WhatGoesWithAThing_IsNotAmongTheFirst(string text, string titles) =>
        Assert.All(await FindAsync(text, 2), title => Assert.DoesNotMatch(new Regex(titles), title));

    private static async Task<IReadOnlyList<string>> FindAsync(string text, int count)
    {
        var found = ShopSearch.Find(await Index, ShopSearch.Usual with { Text = text, Limit = count }, literal: false, TestContext.Current.CancellationToken);
        var titles = DemoCatalogTests.Catalog.Products.ToDictionary(p => p.Product.Id, p => p.Product.Title, StringComparer.Ordinal);
        return [.. found.Result.Hits.Select(h => titles[h.ProductId])];
    }
}
