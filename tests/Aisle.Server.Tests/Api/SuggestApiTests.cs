using System.Net;

namespace Aisle.Server.Tests.Api;

public sealed class SuggestApiTests(FixtureShop shop)
{
    [Fact]
    public async Task Suggest_StartOfAWord_GivesTextsCategoriesAndProducts()
    {
        var result = await shop.Client.ReadAsync("/v1/suggest?q=lam");

        Assert.Contains(result.GetProperty("queries").EnumerateArray(), q => q.GetProperty("text").GetString() == "lamp");
        Assert.Contains(result.GetProperty("categories").EnumerateArray(), c => c.GetProperty("path").GetString() == "Outdoor > Lamps");
        Assert.Contains(result.GetProperty("products").EnumerateArray(), p => p.GetProperty("id").GetString() == "lamp-1");
    }

    [Fact]
    public async Task Suggest_NothingTyped_IsEmpty()
    {
        var result = await shop.Client.ReadAsync("/v1/suggest");

        Assert.Empty(result.GetProperty("queries").EnumerateArray());
        Assert.Empty(result.GetProperty("products").EnumerateArray());
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=x")]
    [InlineData("limit=21")]
    public async Task Suggest_BadLimit_IsRefused(string query)
    {
        using var response = await shop.Client.SendAsync("/v1/suggest?q=l&" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
