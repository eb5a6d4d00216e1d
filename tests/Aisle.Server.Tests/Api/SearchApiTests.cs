using System.Net;
using System.Text.Json;

namespace Aisle.Server.Tests.Api;

public sealed class SearchApiTests(FixtureShop shop)
{
    [Fact]
    public async Task Search_Text_GivesCardsWithPriceAndRating()
    {
        var result = await shop.Client.ReadAsync("/v1/search?q=trail+head+lamp");

        var card = result.GetProperty("hits")[0].GetProperty("product");
        Assert.Equal("lamp-1", card.GetProperty("id").GetString());
        Assert.Equal("39.90", card.GetProperty("price").GetProperty("amount").GetRawText());
        Assert.Equal("EUR", card.GetProperty("price").GetProperty("currency").GetString());
        Assert.Equal(3, card.GetProperty("rating").GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("q=lamp&maxPrice=40", "lamp-1", "lamp-3")]
    [InlineData("q=lamp&minPrice=50", "lamp-2")]
    [InlineData("brand=fernhill", "lamp-1", "lamp-3")]
    [InlineData("brand=Fernhill&available=true", "lamp-1")]
    [InlineData("brand=Fernhill&brand=Northlight&category=Outdoor%20%3E%20Lamps", "lamp-1", "lamp-2", "lamp-3")]
    [InlineData("attribute=Color:Red", "lamp-1")]
    [InlineData("attribute=Persons:2&attribute=Persons:4", "tent-1", "tent-2")]
    [InlineData("minRating=4", "lamp-2")]
    [InlineData("category=Outdoor&sort=price_descending&limit=2&offset=1&facets=true", "tent-1", "lamp-2")]
    public async Task Search_Conditions_HoldOfEveryHit(string query, params string[] expected)
    {
        var result = await shop.Client.ReadAsync("/v1/search?" + query);

        Assert.Equal(expected.Order(StringComparer.Ordinal), result.Ids().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("price_ascending", "tent-1", "tent-2")]
    [InlineData("price_descending", "tent-2", "tent-1")]
    public async Task Search_Sorted_ComesInThatOrder(string sort, params string[] expected)
    {
        var result = await shop.Client.ReadAsync($"/v1/search?q=tent&sort={sort}");

        Assert.Equal(expected, result.Ids());
    }

    [Fact]
    public async Task Search_PageOfMany_TellsTheTotal()
    {
        var result = await shop.Client.ReadAsync("/v1/search?category=Outdoor&limit=2");

        Assert.Equal(2, result.GetProperty("hits").GetArrayLength());
        Assert.Equal(5, result.GetProperty("total").GetInt32());
        Assert.Empty(result.GetProperty("facets").EnumerateArray());
    }

    [Fact]
    public async Task Search_WithFacets_CountsTheMatches()
    {
        var result = await shop.Client.ReadAsync("/v1/search?q=lamp&facets=true");

        var brands = result.GetProperty("facets").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "brand").GetProperty("values");
        Assert.Equal(2, brands.EnumerateArray().Single(v => v.GetProperty("label").GetString() == "Fernhill").GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Search_FewMatches_AreFollowedByPartOnesUnlessRefused()
    {
        var result = await shop.Client.ReadAsync("/v1/search?q=Northlight+lamp&literal=true");
        var whole = await shop.Client.ReadAsync("/v1/search?q=Northlight+lamp&literal=true&partial=false");

        var hits = result.GetProperty("hits").EnumerateArray().ToArray();
        Assert.Equal(whole.Ids(), result.Ids().Take(whole.GetProperty("total").GetInt32()));
        Assert.Equal(result.GetProperty("partialTotal").GetInt32(), hits.Count(h => h.GetProperty("partial").GetBoolean()));
        Assert.True(hits[^1].GetProperty("partial").GetBoolean());
        Assert.Equal(0, whole.GetProperty("partialTotal").GetInt32());
    }

    [Fact]
    public async Task Search_Explained_SaysWhatMovedTheScore()
    {
        var result = await shop.Client.ReadAsync("/v1/search?q=lamp&explain=true");

        Assert.NotEmpty(result.GetProperty("hits")[0].GetProperty("explanation").GetProperty("signals").EnumerateArray());
    }

    [Fact]
    public async Task Search_SeveralThings_AreFoundOneByOneAndInTurns()
    {
        var result = await shop.Client.ReadAsync("/v1/search?q=a+tent+and+two+lamps+under+60&facets=true");

        var items = result.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(["a tent", "two lamps under 60"], items.Select(i => i.GetProperty("text").GetString()));
        Assert.Equal([1, 2], items.Select(i => i.GetProperty("count").GetInt32()));
        Assert.All(items[1].Ids(), id => Assert.StartsWith("lamp", id, StringComparison.Ordinal));
        Assert.NotEmpty(items[1].GetProperty("facets").EnumerateArray());
        Assert.Equal(60, result.GetProperty("budget").GetDecimal());
        Assert.Equal(items.Sum(i => i.GetProperty("total").GetInt32()), result.GetProperty("total").GetInt32());
        Assert.Equal(items.Select(i => i.Ids().First()), result.Ids().Take(2));
    }

    [Fact]
    public async Task Search_SeveralThingsUndone_AreOneText()
    {
        var result = await shop.Client.ReadAsync("/v1/search?q=a+tent+and+two+lamps&undo=items");

        Assert.Empty(result.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Search_PriceInTheWords_IsACondition()
    {
        var read = await shop.Client.ReadAsync("/v1/search?q=lamp+under+50");
        var literal = await shop.Client.ReadAsync("/v1/search?q=lamp+under+50&literal=true");

        Assert.Equal("price", Assert.Single(read.GetProperty("conditions").EnumerateArray()).GetProperty("key").GetString());
        Assert.DoesNotContain("lamp-2", read.Ids());
        Assert.Empty(literal.GetProperty("conditions").EnumerateArray());
        Assert.Contains("lamp-2", literal.Ids());
    }

    [Fact]
    public async Task Search_NothingMeetsWhatWasRead_SearchesTheWords()
    {
        var result = await shop.Client.ReadAsync("/v1/search?q=tent+under+5");

        Assert.Empty(result.GetProperty("conditions").EnumerateArray());
        Assert.Contains("tent-1", result.Ids());
    }

    [Fact]
    public async Task Search_NothingMeetsACondition_SaysWhichWasGivenUp()
    {
        var result = await shop.Client.ReadAsync("/v1/search?q=red+Fernhill+lamp+under+5");

        Assert.Equal("price", Assert.Single(result.GetProperty("dropped").EnumerateArray()).GetProperty("key").GetString());
        Assert.Contains(result.GetProperty("conditions").EnumerateArray(), c => c.GetProperty("key").GetString() == "brand:fernhill");
        Assert.NotEmpty(result.Ids());
    }

    [Fact]
    public async Task Search_ConditionUndone_IsNotRead()
    {
        var result = await shop.Client.ReadAsync("/v1/search?q=lamp+under+50&undo=price");

        Assert.Empty(result.GetProperty("conditions").EnumerateArray());
        Assert.Contains("lamp-2", result.Ids());
    }

    [Fact]
    public async Task Search_PriceInAForeignCurrency_IsToldAndNotApplied()
    {
        var result = await shop.Client.ReadAsync("/v1/search?q=lamp+under+$50");

        var condition = Assert.Single(result.GetProperty("conditions").EnumerateArray());
        Assert.False(condition.GetProperty("applied").GetBoolean());
        Assert.Contains("lamp-2", result.Ids());
    }

    [Fact]
    public async Task Search_MistypedWord_SaysWhatItWasTakenFor()
    {
        var result = await shop.Client.ReadAsync("/v1/search?q=camp+lmap+unheardofword");

        Assert.Equal("camp lamp unheardofword", result.GetProperty("didYouMean").GetString());
        Assert.Equal(["unheardofword"], result.GetProperty("unmet").EnumerateArray().Select(w => w.GetString()));
    }

    [Fact]
    public async Task Search_PriceInWordsAndParameter_TakesTheParameter()
    {
        var result = await shop.Client.ReadAsync("/v1/search?q=lamp+under+50&maxPrice=20");

        Assert.Equal(["lamp-3"], result.Ids());
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=1e1")]
    [InlineData("offset=-1")]
    [InlineData("offset=10001")]
    [InlineData("sort=best")]
    [InlineData("minPrice=cheap")]
    [InlineData("maxPrice=-1")]
    [InlineData("maxPrice=99999999999999999999999999999999")]
    [InlineData("attribute=Color")]
    [InlineData("attribute=:Red")]
    [InlineData("available=perhaps")]
    [InlineData("minRating=6")]
    [InlineData("minRating=NaN")]
    [InlineData("facets=1")]
    [InlineData("explain=x")]
    [InlineData("literal=x")]
    public async Task Search_BadParameter_IsNamed(string query)
    {
        using var response = await shop.Client.SendAsync("/v1/search?" + query);

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        var error = Assert.Single(problem.GetProperty("errors").EnumerateObject());
        Assert.Equal(query.Split('=')[0], error.Name);
        Assert.Contains($"'{query.Split('=', 2)[1]}'", error.Value[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_SeveralBadParameters_AreAllNamed()
    {
        using var response = await shop.Client.SendAsync("/v1/search?limit=x&sort=y&q=" + new string('a', 1_001));

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal(["limit", "q", "sort"], problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("q=%00")]
    [InlineData("q=%F0%9F%98%80%20%22%27%3Cscript%3E")]
    [InlineData("q=")]
    [InlineData("q=%20%20&limit=5")]
    public async Task Search_AnyText_IsAnswered(string query)
    {
        var result = await shop.Client.ReadAsync("/v1/search?" + query);

        Assert.Equal(JsonValueKind.Number, result.GetProperty("total").ValueKind);
    }
}
