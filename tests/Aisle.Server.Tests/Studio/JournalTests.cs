using System.Net;
using System.Net.Http.Json;
using Aisle.Assistant.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Aisle.Server.Tests.Studio;

/// <summary>From a turn over the API to the page of the shop's people.</summary>
public sealed class JournalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Question_AskedOverTheApi_IsReadInTheStudioAsText()
    {
        await using var server = await FixtureShop.StartAsync(Cancel);
        using var door = await StudioDoor.SignedInAsync(server);
        await SayAsync(server, """lamp <img src=x onerror="alert(1)">""");

        var page = await PageAsync(door, "/studio/conversations");

        Assert.Contains("lamp &lt;img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ThatNothingMeets_IsCountedInPageAndExport()
    {
        await using var server = await FixtureShop.StartAsync(Cancel);
        using var door = await StudioDoor.SignedInAsync(server);
        await server.Client.ReadAsync("/v1/search?q=%3Dqqqqzzzz");
        await server.Client.ReadAsync("/v1/search?q=%3DQqqqzzzz");
        await server.Client.ReadAsync("/v1/search?q=%3Dqqqqzzzz&offset=20");
        await server.Client.GetStringAsync(new Uri("/?q=%3Dqqqqzzzz", UriKind.Relative), Cancel); // the storefront's own page
        await server.Services.GetRequiredService<TurnLog>().FlushAsync(Cancel);

        Assert.Contains("=qqqqzzzz", await PageAsync(door, "/studio/searches"), StringComparison.Ordinal);
        Assert.Contains("'=qqqqzzzz,3,", await PageAsync(door, "/studio/searches.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/studio/gaps.csv")]
    [InlineData("/studio/searches.csv")]
    public async Task Export_WithoutASession_IsTheDoor(string address)
    {
        await using var server = await FixtureShop.StartAsync(Cancel);
        using var door = new StudioDoor(server);

        using var export = await door.Client.SendAsync(address);

        Assert.Equal(HttpStatusCode.Found, export.StatusCode);
    }

    [Fact]
    public async Task Memory_Erased_TakesTheShoppersTurnsWithIt()
    {
        await using var server = await FixtureShop.StartAsync(Cancel);
        using var door = await StudioDoor.SignedInAsync(server);
        using var agreed = await server.Client.PostAsync(new Uri("/v1/shoppers", UriKind.Relative), null, Cancel);
        var shopper = (await agreed.JsonAsync()).GetProperty("id").GetString();
        await SayAsync(server, "a lamp for my desk", shopper);
        Assert.Contains("a lamp for my desk", await PageAsync(door, "/studio/conversations"), StringComparison.Ordinal);

        using var erased = await server.Client.DeleteAsync(new Uri($"/v1/shoppers/{shopper}", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        Assert.DoesNotContain("a lamp for my desk", await PageAsync(door, "/studio/conversations"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Unknown_SaysSo()
    {
        await using var server = await FixtureShop.StartAsync(Cancel);
        using var door = await StudioDoor.SignedInAsync(server);

        using var page = await door.Client.SendAsync("/studio/none");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("This page is not here", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static async Task SayAsync(ShopServer server, string text, string? shopper = null)
    {
        using var started = await server.Client.PostAsync(new Uri("/v1/conversations", UriKind.Relative), null, Cancel);
        var id = (await started.JsonAsync()).GetProperty("id").GetString();
        using var answer = await server.Client.PostAsJsonAsync(new Uri($"/v1/conversations/{id}/turns", UriKind.Relative), new { text, shopper }, Cancel);
        Assert.Contains("\"type\":\"done\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        await server.Services.GetRequiredService<TurnLog>().FlushAsync(Cancel);
    }

    private static async Task<string> PageAsync(StudioDoor door, string address)
    {
        using var page = await door.Client.SendAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await page.Content.ReadAsStringAsync(Cancel);
    }
}
