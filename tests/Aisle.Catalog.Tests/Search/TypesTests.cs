using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Tests.Index;

namespace Aisle.Catalog.Tests.Search;

/// <summary>What a query's type finds, where titles alone say too little or too much.</summary>
public sealed class TypesTests
{
    private static readonly string[] Computer = ["Processor", "Memory", "Display"];
    private static readonly string[] Paper = ["Ruling", "Sheets", "Cover"];
    private static readonly string[] Gamepad = ["Buttons", "Vibration"];

    [Fact]
    public async Task Search_SynonymWithTwoSenses_TakesTheOneDescribedLikeItsKin() =>
        Assert.Equal(["n1", "n2", "n3", "n4"], First(4, await ShopAsync(), "laptops").Order());

    [Fact]
    public async Task Search_TheAmbiguousWordItself_FindsBothSenses()
    {
        var ids = (await ShopAsync()).Search(new SearchQuery { Text = "notebook" }, TestContext.Current.CancellationToken).Hits.Select(h => h.ProductId).ToArray();

        Assert.Contains("p1", ids);
        Assert.Contains("n1", ids);
    }

    [Fact]
    public async Task Search_OneTitleOfAKindNamesAnotherType_ItsKindSaysWhatItIs() =>
        Assert.Equal(["d1", "d2", "d3"], First(3, await ShopAsync(), "pc").Order());

    [Fact]
    public async Task Search_TypeIsAnAttribute_CountsAsTheTitleDoes()
    {
        var index = await Shops.IndexAsync(
            Shops.Make("lamp", "Bolt lumen lamp holder"),
            Shops.Make("x", "Acme X200 black lumen") with { Attributes = [new("Product type", new AttributeValue.Text("Lamp"))] });
        var hits = index.Search(new SearchQuery { Text = "lamp", Explain = true }, TestContext.Current.CancellationToken).Hits;

        Assert.Contains(hits.Single(h => h.ProductId == "x").Explanation!.Signals, s => s.Name == "type");
        Assert.DoesNotContain(hits.Single(h => h.ProductId == "lamp").Explanation!.Signals, s => s.Name == "type");
    }

    [Fact]
    public async Task Search_SortedByPrice_BeginsWithWhatIsCalledSo()
    {
        var index = await Shops.IndexAsync(
            Shops.Make("dear", "Oak desk", 300),
            Shops.Make("cheap", "Pine desk", 90),
            Shops.Make("mat", "Felt mat", 9) with { Description = "For your desk." },
            Shops.Make("lamp", "Desk lamp", 20));

        Assert.Equal(["cheap", "dear", "mat", "lamp"], Sorted(SearchSort.PriceAscending, 0));
        Assert.Equal(["dear", "cheap", "lamp", "mat"], Sorted(SearchSort.PriceDescending, 0));
        Assert.Equal(["dear", "mat", "lamp"], Sorted(SearchSort.PriceAscending, 1));
        Assert.Equal(["lamp"], Sorted(SearchSort.PriceAscending, 3));

        IEnumerable<string> Sorted(SearchSort sort, int offset) =>
            index.Search(new SearchQuery { Text = "desk", Sort = sort, Offset = offset }, TestContext.Current.CancellationToken).Hits.Select(h => h.ProductId);
    }

    private static IEnumerable<string> First(int count, CatalogIndex index, string text) =>
        index.Search(new SearchQuery { Text = text }, TestContext.Current.CancellationToken).Hits.Take(count).Select(h => h.ProductId);

    private static Task<CatalogIndex> ShopAsync() => Shops.IndexAsync(
        Made("n1", "Acme Swift notebook", Computer),
        Made("n2", "Acme Swift notebook", Computer),
        Made("n3", "Bolt Air notebook", Computer),
        Made("n4", "Bolt Air notebook", Computer),
        Made("d1", "Acme Tower pc", [.. Computer, "Bays"]),
        Made("d2", "Acme Cube pc", [.. Computer, "Bays"]),
        Made("d3", "Bolt Office pc", [.. Computer, "Bays"]),
        Made("p1", "Leaf notebook", Paper),
        Made("p2", "Leaf notebook, red", Paper),
        Made("p3", "Twig notebook", Paper),
        Made("bag", "Acme laptop bag", ["Material"]),
        Made("lock", "Bolt laptop lock", ["Keys"]),
        Made("g1", "Bolt gamepad", Gamepad),
        Made("g2", "Acme gamepad", Gamepad),
        Made("g3", "Twig gamepad", Gamepad),
        Made("g4", "Bolt gamepad PC", Gamepad));

    private static Product Made(string id, string title, string[] described) =>
        Shops.Make(id, title, 20) with { Attributes = [.. described.Select((name, i) => new ProductAttribute(name, new AttributeValue.Number(i + 1)))] };
}
