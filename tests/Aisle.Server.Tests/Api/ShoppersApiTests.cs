using System.Net;
using System.Net.Http.Json;

namespace Aisle.Server.Tests.Api;

/// <summary>What shoppers asked to be remembered: kept, shown, edited and erased by those who know the handle.</summary>
public sealed class ShoppersApiTests(FixtureShop shop)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Memory_FromWords_IsShownEditedAndErased()
    {
        var id = await StartAsync("/v1/shoppers");
        var conversation = await StartAsync("/v1/conversations");

        await SayAsync(conversation, "remember that I wear size 10", id);
        var memory = await shop.Client.ReadAsync($"/v1/shoppers/{id}");
        Assert.Equal("10", memory.GetProperty("sizes")[0].GetProperty("size").GetString());

        using var put = await shop.Client.PutAsJsonAsync(new Uri($"/v1/shoppers/{id}", UriKind.Relative), new { sizes = new[] { new { size = "11", of = "shoes" } }, budget = 40 }, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);
        Assert.Contains("size 11 in shoes", await SayAsync(conversation, "what do you know about me?", id), StringComparison.Ordinal);

        await SayAsync(conversation, "forget me", id);
        Assert.Equal(0, (await shop.Client.ReadAsync($"/v1/shoppers/{id}")).GetProperty("sizes").GetArrayLength());

        using var erased = await shop.Client.DeleteAsync(new Uri($"/v1/shoppers/{id}", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        using var gone = await shop.Client.SendAsync($"/v1/shoppers/{id}");
        await gone.ProblemAsync(HttpStatusCode.NotFound);
    }

    /// <summary>Who agrees after they told something finds it kept, and what is erased is known in no conversation either.</summary>
    [Fact]
    public async Task Memory_StartedInAConversation_BeginsWithWhatWasToldAndLeavesNoCopy()
    {
        var conversation = await StartAsync("/v1/conversations");
        using var started = await shop.Client.PostAsJsonAsync(new Uri("/v1/shoppers", UriKind.Relative), new { conversation }, Cancel);
        Assert.Equal(0, (await shop.Client.ReadAsync($"/v1/shoppers/{await IdAsync(started)}")).GetProperty("sizes").GetArrayLength());

        await SayAsync(conversation, "remember that I wear size 10", null);
        using var agreed = await shop.Client.PostAsJsonAsync(new Uri("/v1/shoppers", UriKind.Relative), new { conversation }, Cancel);
        var id = await IdAsync(agreed);
        Assert.Equal("10", (await shop.Client.ReadAsync($"/v1/shoppers/{id}")).GetProperty("sizes")[0].GetProperty("size").GetString());

        var other = await StartAsync("/v1/conversations");
        Assert.Contains("size 10", await SayAsync(other, "what do you know about me?", id), StringComparison.Ordinal);
        using var erased = await shop.Client.DeleteAsync(new Uri($"/v1/shoppers/{id}", UriKind.Relative), Cancel);
        Assert.DoesNotContain("size 10", await SayAsync(other, "what do you know about me?", id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Memory_OfNobody_IsNotFoundAndUsedByNoTurn()
    {
        using var none = await shop.Client.SendAsync("/v1/shoppers/0123456789abcdef");
        await none.ProblemAsync(HttpStatusCode.NotFound);

        Assert.Contains("for this conversation", await SayAsync(await StartAsync("/v1/conversations"), "remember that I wear size 10", "0123456789abcdef"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("""{"budget":-5}""")]
    [InlineData("""{"likes":["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]}""")]
    [InlineData("""{"sizes":[{"size":null}]}""")]
    [InlineData("""{"likes":[null]}""")]
    public async Task Put_WhatCannotBeKept_IsRefused(string body)
    {
        var id = await StartAsync("/v1/shoppers");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await shop.Client.PutAsync(new Uri($"/v1/shoppers/{id}", UriKind.Relative), content, Cancel);

        await response.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Turns_OfTwoHundredConversationsAtOnce_AllEndWithDone()
    {
        string[] lines = ["lamp", "under 100", "which is the cheapest?", "how long is delivery?"];
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 200, CancellationToken = Cancel }, async (_, _) =>
        {
            var conversation = await StartAsync("/v1/conversations");
            foreach (var line in lines)
            {
                Assert.Contains("\"type\":\"done\"", await SayAsync(conversation, line, null), StringComparison.Ordinal);
            }
        });
    }

    private async Task<string> StartAsync(string route)
    {
        using var response = await shop.Client.PostAsync(new Uri(route, UriKind.Relative), null, Cancel);
        return await IdAsync(response);
    }

    private static async Task<string> IdAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.JsonAsync()).GetProperty("id").GetString()!;
    }

    private async Task<string> SayAsync(string conversation, string text, string? shopper)
    {
        using var response = await shop.Client.PostAsJsonAsync(new Uri($"/v1/conversations/{conversation}/turns", UriKind.Relative), new { text, shopper }, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Cancel);
    }
}
