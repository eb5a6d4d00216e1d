using System.Net;

namespace Aisle.Server.Tests.Api;

public sealed class ProductsApiTests(FixtureShop shop)
{
    [Fact]
    public async Task Product_WithReviewsOnly_HasTheirRating()
    {
        var product = await shop.Client.ReadAsync("/v1/products/lamp-1");

        Assert.Equal("Fernhill Trail head lamp 400 lm", product.GetProperty("title").GetString());
        Assert.Equal(2, product.GetProperty("variants").GetArrayLength());
        Assert.Equal(3, product.GetProperty("rating").GetProperty("count").GetInt32());
        Assert.Equal(11 / 3.0, product.GetProperty("rating").GetProperty("average").GetDouble(), 9);
    }

    [Fact]
    public async Task Product_FeedStatesRating_KeepsIt()
    {
        var product = await shop.Client.ReadAsync("/v1/products/lamp-2");

        Assert.Equal(120, product.GetProperty("rating").GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("odd/50% off?#1")]
    [InlineData("odd%2F50")]
    [InlineData("odd/50")]
    [InlineData("茶壶 1+1&a=b")]
    public async Task Product_IdOfAnyCharacters_IsFoundByItsEncodedForm(string id)
    {
        var address = "/v1/products/" + Uri.EscapeDataString(id);

        Assert.Equal(id, (await shop.Client.ReadAsync(address)).GetProperty("id").GetString());
        Assert.Equal(id, (await shop.Client.ReadAsync(address + "/digest")).GetProperty("productId").GetString());
        Assert.Equal(HttpStatusCode.OK, (await shop.Client.SendAsync(address + "/reviews?limit=1")).StatusCode);
    }

    [Theory]
    [InlineData("/v1/products/none")]
    [InlineData("/v1/products/none/reviews")]
    [InlineData("/v1/products/none/questions")]
    [InlineData("/v1/products/none/digest")]
    [InlineData("/v1/reviews/none")]
    public async Task Record_Unknown_IsNotFoundAndNamed(string address)
    {
        using var response = await shop.Client.SendAsync(address);

        var problem = await response.ProblemAsync(HttpStatusCode.NotFound);
        Assert.Contains("'none'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reviews_Paged_AreNewestFirstWithTheirTotal()
    {
        var page = await shop.Client.ReadAsync("/v1/products/lamp-1/reviews?offset=1&limit=1");

        Assert.Equal(3, page.GetProperty("total").GetInt32());
        Assert.Equal("r2", Assert.Single(page.GetProperty("reviews").EnumerateArray()).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("offset=-1", "offset")]
    public async Task Reviews_BadParameter_IsNamed(string query, string name)
    {
        using var response = await shop.Client.SendAsync("/v1/products/lamp-1/reviews?" + query);

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.True(problem.GetProperty("errors").TryGetProperty(name, out _));
    }

    [Fact]
    public async Task Review_ByItsId_IsWhole()
    {
        var review = await shop.Client.ReadAsync("/v1/reviews/" + Uri.EscapeDataString("odd/r?4"));

        Assert.Equal("It does what a ladle does.", review.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Questions_OfAProduct_HaveTheirAnswers()
    {
        var questions = await shop.Client.ReadAsync("/v1/products/lamp-1/questions");

        Assert.Equal("Yes, press the button twice.", questions[0].GetProperty("answers")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Digest_OfAProduct_CountsItsReviews()
    {
        var digest = await shop.Client.ReadAsync("/v1/products/lamp-1/digest");

        Assert.Equal(3, digest.GetProperty("reviews").GetInt32());
        Assert.Equal([0, 1, 0, 1, 1], digest.GetProperty("stars").EnumerateArray().Select(s => s.GetInt32()));
    }
}
