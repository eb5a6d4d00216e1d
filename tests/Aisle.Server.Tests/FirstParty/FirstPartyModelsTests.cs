using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Aisle.Models.Keys;
using Aisle.Server.Hosting;

namespace Aisle.Server.Tests.FirstParty;

/// <summary>The models and knowledge bases of this process, asked as any client asks.</summary>
public sealed class FirstPartyModelsTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private ShopServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var files = ModelFiles.Beside(_folder.File("shop.db"), null);
        var key = KeyFile.Open(files.Keys, TimeProvider.System).Add("tests", [], null);
        _server = await FixtureShop.StartAsync(CancellationToken.None, o => o with { Models = files });
        _server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Assistant_AskedForAProduct_NamesItWithItsPriceInEveryDialect()
    {
        var openAI = await PostAsync("/v1/chat/completions", """{"model":"aisle.assistant-v1","messages":[{"role":"user","content":"I need a lamp"}]}""");
        var anthropic = await PostAsync("/v1/messages", """{"model":"aisle.assistant-v1","max_tokens":500,"messages":[{"role":"user","content":"I need a lamp"}]}""");
        var bedrock = await PostAsync("/model/aisle.assistant-v1/converse", """{"messages":[{"role":"user","content":[{"text":"I need a lamp"}]}]}""");

        var said = openAI.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
        Assert.Contains("1. ", said, StringComparison.Ordinal);
        Assert.Contains("€", said, StringComparison.Ordinal);
        Assert.Equal(said, anthropic.GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Equal(said, bedrock.GetProperty("output").GetProperty("message").GetProperty("content")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Assistant_SecondTurn_KnowsWhatWasShown()
    {
        var answer = await PostAsync("/v1/chat/completions", """
            {"model":"aisle.assistant-v1","messages":[{"role":"user","content":"I need a lamp"},{"role":"assistant","content":"Here."},{"role":"user","content":"how much is the first one?"}]}
            """);

        var said = answer.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
        Assert.Contains("€", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Which", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"model":"aisle.assistant-v1","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}]}""")]
    [InlineData("""{"model":"aisle.assistant-v1","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":"required"}""")]
    [InlineData("""{"model":"aisle.assistant-v1","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_object"}}""")]
    [InlineData("""{"model":"aisle.assistant-v1","messages":[{"role":"system","content":"x"}]}""")]
    [InlineData("""{"model":"aisle.digest-v1","messages":[{"role":"user","content":"qqqqzzzz"}]}""")]
    [InlineData("""{"model":"aisle.embed-v1","messages":[{"role":"user","content":"x"}]}""")]
    public async Task Chat_WhatTheModelCantCarry_IsRefusedClearly(string body)
    {
        using var response = await SendAsync("/v1/chat/completions", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("invalid_request_error", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_OfReviewsInTheMessage_CountsThem()
    {
        var answer = await PostAsync("/v1/chat/completions", JsonSerializer.Serialize(new
        {
            model = "aisle.digest-v1",
            messages = new[] { new { role = "user", content = "The battery lasts all day.\n\nGreat battery, light and quick.\n\nBattery died after a week." } },
        }));

        Assert.Contains("battery: 3 of 3 reviews (2 good, 1 bad", answer.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Embed_Dimensions_AreAsAskedFor()
    {
        var openAI = await PostAsync("/v1/embeddings", """{"model":"aisle.embed-v1","input":["mouse","keyboard"],"dimensions":256}""");
        var titan = await PostAsync("/model/aisle.embed-v1/invoke", """{"inputText":"mouse","dimensions":256}""");

        Assert.Equal(256, openAI.GetProperty("data")[1].GetProperty("embedding").GetArrayLength());
        Assert.Equal(openAI.GetProperty("data")[0].GetProperty("embedding").GetRawText(), titan.GetProperty("embedding").GetRawText());
    }

    [Fact]
    public async Task Rerank_Documents_PutsTheAnswerFirst()
    {
        var answer = await PostAsync("/model/aisle.rerank-v1/invoke", """
            {"query":"how long does the battery last?","documents":["It comes in red and blue.","The battery lasts 12 hours on one charge.","Free shipping over $50."],"top_n":2}
            """);

        Assert.Equal(1, answer.GetProperty("results")[0].GetProperty("index").GetInt32());
        Assert.Equal(2, answer.GetProperty("results").GetArrayLength());
    }

    [Theory]
    [InlineData("products", "a lamp for camping")]
    [InlineData("reviews", "is the head lamp bright?")]
    [InlineData("policies", "how long may I return something?")]
    public async Task Retrieve_OfTheShopsData_GivesPassagesBestFirst(string id, string question)
    {
        var answer = await PostAsync($"/knowledgebases/{id}/retrieve", JsonSerializer.Serialize(new
        {
            retrievalQuery = new { text = question },
            retrievalConfiguration = new { vectorSearchConfiguration = new { numberOfResults = 2 } },
        }));

        var scores = answer.GetProperty("retrievalResults").EnumerateArray().Select(r => r.GetProperty("score").GetDouble()).ToList();
        Assert.Equal(2, scores.Count);
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.All(scores, s => Assert.InRange(s, 0, 1));
    }

    [Fact]
    public async Task Models_WithoutConfiguration_AreTheseAndOpenToBothShapes()
    {
        var openAI = await _server.Client.GetStringAsync(new Uri("/v1/models", UriKind.Relative), Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/models/aisle.assistant-v1");
        request.Headers.Add("anthropic-version", "2023-06-01");
        using var response = await _server.Client.SendAsync(request, Cancel);

        Assert.Contains("\"aisle.digest-v1\"", openAI, StringComparison.Ordinal);
        Assert.Contains("\"display_name\":\"Shop assistant\"", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private async Task<JsonElement> PostAsync(string path, string body)
    {
        using var response = await SendAsync(path, body);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.IsSuccessStatusCode, text);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private Task<HttpResponseMessage> SendAsync(string path, string body) =>
        _server.Client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), Cancel);
}
