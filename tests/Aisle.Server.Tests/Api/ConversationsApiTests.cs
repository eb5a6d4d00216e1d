using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;

namespace Aisle.Server.Tests.Api;

public sealed class ConversationsApiTests(FixtureShop shop)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Turn_Find_StreamsNumberedEventsThatEndWithDone()
    {
        var events = await TurnAsync(await StartAsync(), new { text = "head lamp" });

        Assert.Equal(Enumerable.Range(1, events.Count).Select(n => $"{events[0].EventId![..6]}-{n}"), events.Select(e => e.EventId));
        Assert.All(events, e => Assert.Equal(e.EventType, JsonElement.Parse(e.Data).GetProperty("type").GetString()));
        Assert.Equal("done", events[^1].EventType);
        Assert.Equal(0, JsonElement.Parse(events[^1].Data).GetProperty("rung").GetInt32());
        var card = JsonElement.Parse(events.First(e => e.EventType == "products").Data).GetProperty("products")[0];
        Assert.Equal("lamp-1", card.GetProperty("id").GetString());
        Assert.Equal("EUR", card.GetProperty("price").GetProperty("currency").GetString());
    }

    [Fact]
    public async Task Turn_WithPage_IsTaken()
    {
        var events = await TurnAsync(await StartAsync(), new { text = "tent", page = new { productId = "lamp-1", productIds = new[] { "lamp-1", "lamp-2" } } });

        Assert.Equal("done", events[^1].EventType);
    }

    [Fact]
    public async Task Turn_InOneConversation_FollowsAnother()
    {
        var id = await StartAsync();
        await TurnAsync(id, new { text = "lamp" });

        Assert.Equal("done", (await TurnAsync(id, new { text = "tent" }))[^1].EventType);
    }

    [Fact]
    public async Task Rest_AfterAnEvent_IsWhatCameAfterIt()
    {
        var id = await StartAsync();
        var all = await TurnAsync(id, new { text = "head lamp" });

        var rest = await RestAsync(id, all[0].EventId!);

        Assert.Equal(all.Skip(1).Select(e => (e.EventId, e.Data)), rest.Select(e => (e.EventId, e.Data)));
        Assert.Empty(await RestAsync(id, all[^1].EventId!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("000000-1")]
    [InlineData("a-b-c")]
    public async Task Rest_AfterAnUnknownEvent_IsNotFound(string lastEventId)
    {
        var id = await StartAsync();
        await TurnAsync(id, new { text = "head lamp" });
        using var response = await RestResponseAsync(id, lastEventId);

        await response.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Start_Twice_GivesTwoUnguessableIds()
    {
        var (first, second) = (await StartAsync(), await StartAsync());

        Assert.NotEqual(first, second);
        Assert.True(first.Length >= 32);
    }

    [Theory]
    [InlineData("""{"text":""}""")]
    [InlineData("""{"text":"  \n "}""")]
    [InlineData("""{}""")]
    [InlineData("""{"text":null}""")]
    public async Task Turn_WithoutText_IsRefusedByName(string body)
    {
        using var response = await PostAsync(await StartAsync(), body);

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.True(problem.GetProperty("errors").TryGetProperty("text", out _));
    }

    [Fact]
    public async Task Turn_TextOfMoreThan2000Characters_IsRefused()
    {
        using var fits = await PostAsync(await StartAsync(), JsonSerializer.Serialize(new { text = new string('a', 2_000) }));
        using var tooLong = await PostAsync(await StartAsync(), JsonSerializer.Serialize(new { text = new string('a', 2_001) }));

        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        await tooLong.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"text":5}""")]
    [InlineData("""{"text":"a","page":"b"}""")]
    public async Task Turn_BodyThatIsNoTurn_IsRefused(string body)
    {
        using var response = await PostAsync(await StartAsync(), body);

        await response.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Turn_NotJson_IsRefused()
    {
        using var content = new StringContent("text=lamp", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await shop.Client.PostAsync(new Uri($"/v1/conversations/{await StartAsync()}/turns", UriKind.Relative), content, Cancel);

        await response.ProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Turn_BodyOver64KiB_IsRefused()
    {
        using var response = await PostAsync(await StartAsync(), JsonSerializer.Serialize(new { text = "a", page = new { productId = new string('x', 70_000) } }));

        await response.ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Turn_UnknownConversation_IsNotFound()
    {
        using var response = await PostAsync("none", """{"text":"lamp"}""");

        await response.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Turn_WrongMethod_IsNotAllowed()
    {
        using var response = await shop.Client.SendAsync($"/v1/conversations/{await StartAsync()}/turns");

        await response.ProblemAsync(HttpStatusCode.MethodNotAllowed);
    }

    private async Task<string> StartAsync()
    {
        using var response = await shop.Client.PostAsync(new Uri("/v1/conversations", UriKind.Relative), null, Cancel);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.JsonAsync()).GetProperty("id").GetString()!;
    }

    private async Task<HttpResponseMessage> PostAsync(string id, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await shop.Client.PostAsync(new Uri($"/v1/conversations/{id}/turns", UriKind.Relative), content, Cancel);
    }

    private async Task<HttpResponseMessage> RestResponseAsync(string id, string lastEventId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/conversations/{id}/turns/last") { Headers = { { "Last-Event-ID", lastEventId } } };
        return await shop.Client.SendAsync(request, Cancel);
    }

    private async Task<List<SseItem<string>>> RestAsync(string id, string lastEventId)
    {
        using var response = await RestResponseAsync(id, lastEventId);
        return await EventsAsync(response);
    }

    private async Task<List<SseItem<string>>> TurnAsync(string id, object turn)
    {
        using var response = await PostAsync(id, JsonSerializer.Serialize(turn));
        return await EventsAsync(response);
    }

    private static async Task<List<SseItem<string>>> EventsAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        await using var stream = await response.Content.ReadAsStreamAsync(Cancel);
        return await SseParser.Create(stream).EnumerateAsync(Cancel).ToListAsync(Cancel);
    }
}
