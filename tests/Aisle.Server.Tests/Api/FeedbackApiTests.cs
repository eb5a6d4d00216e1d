using System.Net;
using System.Net.Http.Json;
using Aisle.Assistant.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Aisle.Server.Tests.Api;

public sealed class FeedbackApiTests(FixtureShop shop)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opinion_OfATurn_IsKeptReplacedAndTakenBack()
    {
        var (conversation, turn) = await TurnAsync();
        var address = new Uri($"/v1/conversations/{conversation}/turns/{turn}/feedback", UriKind.Relative);

        using var up = await shop.Client.PutAsJsonAsync(address, new { helpful = true }, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, up.StatusCode);
        using var down = await shop.Client.PutAsJsonAsync(address, new { helpful = false, reason = "misunderstood", comment = "I meant a lamp." }, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, down.StatusCode);

        Assert.Contains(new TurnOpinion(false, FeedbackReason.Misunderstood, "I meant a lamp."), await OpinionsAsync());
        using var back = await shop.Client.DeleteAsync(address, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, back.StatusCode);
        Assert.DoesNotContain(new TurnOpinion(false, FeedbackReason.Misunderstood, "I meant a lamp."), await OpinionsAsync());
        using var again = await shop.Client.DeleteAsync(address, Cancel);
        await again.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("a1", """{"helpful":false,"reason":"because"}""", HttpStatusCode.BadRequest)]
    [InlineData("a1", """{"helpful":false,"reason":7}""", HttpStatusCode.BadRequest)]
    [InlineData("a1", "[]", HttpStatusCode.BadRequest)]
    [InlineData("A%2F1", """{"helpful":true}""", HttpStatusCode.BadRequest)]
    public async Task Opinion_ThatCannotBeRead_IsRefused(string turn, string body, HttpStatusCode status)
    {
        var (conversation, _) = await TurnAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await shop.Client.PutAsync(new Uri($"/v1/conversations/{conversation}/turns/{turn}/feedback", UriKind.Relative), content, Cancel);

        await response.ProblemAsync(status);
    }

    [Fact]
    public async Task Comment_TooLong_IsRefused()
    {
        var (conversation, turn) = await TurnAsync();
        using var response = await shop.Client.PutAsJsonAsync(
            new Uri($"/v1/conversations/{conversation}/turns/{turn}/feedback", UriKind.Relative), new { helpful = true, comment = new string('x', TurnOpinion.LongestComment + 1) }, Cancel);

        await response.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Opinion_OfNoTurn_IsNotFound()
    {
        var (conversation, _) = await TurnAsync();
        using var response = await shop.Client.PutAsJsonAsync(new Uri($"/v1/conversations/{conversation}/turns/zz/feedback", UriKind.Relative), new { helpful = true }, Cancel);

        await response.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Opinion_OfNoConversation_IsNotFound()
    {
        using var response = await shop.Client.PutAsJsonAsync(new Uri("/v1/conversations/0123/turns/a1/feedback", UriKind.Relative), new { helpful = true }, Cancel);

        await response.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Conversation_Erased_CannotBeSpokenIn()
    {
        var (conversation, _) = await TurnAsync();
        using var erased = await shop.Client.DeleteAsync(new Uri($"/v1/conversations/{conversation}", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);

        using var turn = await shop.Client.PostAsJsonAsync(new Uri($"/v1/conversations/{conversation}/turns", UriKind.Relative), new { text = "lamp" }, Cancel);
        await turn.ProblemAsync(HttpStatusCode.NotFound);
    }

    private async Task<IEnumerable<TurnOpinion>> OpinionsAsync()
    {
        var file = shop.Server.Services.GetRequiredService<TurnLogFile>();
        return (await file.OpinionsAsync(new OpinionFilter(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue), null, 1_000, Cancel)).Select(o => o.Opinion);
    }

    private async Task<(string Conversation, string Turn)> TurnAsync()
    {
        using var started = await shop.Client.PostAsync(new Uri("/v1/conversations", UriKind.Relative), null, Cancel);
        var conversation = (await started.JsonAsync()).GetProperty("id").GetString()!;
        using var response = await shop.Client.PostAsJsonAsync(new Uri($"/v1/conversations/{conversation}/turns", UriKind.Relative), new { text = "lamp" }, Cancel);
        var events = await response.Content.ReadAsStringAsync(Cancel);
        var id = events.Split('\n').First(line => line.StartsWith("id: ", StringComparison.Ordinal))[4..];
        return (conversation, id[..id.IndexOf('-', StringComparison.Ordinal)]);
    }
}
