namespace Aisle.Server.Tests.Api;

public sealed class ShopApiTests(FixtureShop shop)
{
    [Fact]
    public async Task Shop_Imported_TellsItsCountsAndTopCategories()
    {
        var facts = await shop.Client.ReadAsync("/v1/shop");

        Assert.Equal("EUR", facts.GetProperty("currency").GetString());
        Assert.Equal(9, facts.GetProperty("counts").GetProperty("products").GetInt32());
        Assert.Equal(4, facts.GetProperty("counts").GetProperty("reviews").GetInt32());
        Assert.Equal(
            ["Outdoor 5", "Kitchen 4"],
            facts.GetProperty("categories").EnumerateArray().Select(c => $"{c.GetProperty("name").GetString()} {c.GetProperty("products").GetInt32()}"));
    }

    [Fact]
    public async Task Policies_Imported_AreWhole()
    {
        var policies = await shop.Client.ReadAsync("/v1/policies");

        Assert.Equal(["returns", "shipping"], policies.EnumerateArray().Select(p => p.GetProperty("id").GetString()).Order(StringComparer.Ordinal));
    }
}
