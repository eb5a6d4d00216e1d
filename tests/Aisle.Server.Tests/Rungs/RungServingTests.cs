using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aisle.Server.Hosting;
using Aisle.Server.Tests.Commands;
using static Aisle.Server.Tests.Rungs.ModelServer;

namespace Aisle.Server.Tests.Rungs;

/// <summary>A configured model, through each door by which a shopper or an operator comes.</summary>
public sealed class RungServingTests(FixtureShop shop)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Func<Reply, Task>[] Good { get; } =
        [Calls("search_products", new { query = "Camp lamp" }), Says("I'd take the {{p1.title}}: it costs {{p1.price}}.")];

    [Fact]
    public async Task Turn_OverHttp_StreamsTheModelsAnswerAndSaysWhoWroteIt()
    {
        await using var model = await StartAsync(Good);
        using var folder = new TempFolder();
        var files = ModelFiles.Beside(folder.File("shop.db"), ModelShop.WriteConfiguration(folder, model.Url));
        var key = await CommandRun.OfAsync("keys", "add", "operator", "--admin", "--store", folder.File("shop.db"));
        await using var server = await FixtureShop.StartAsync(Cancel, options => options with { Models = files });

        using var started = await server.Client.PostAsync(new Uri("/v1/conversations", UriKind.Relative), null, Cancel);
        var id = (await started.JsonAsync()).GetProperty("id").GetString();
        using var response = await server.Client.PostAsJsonAsync(new Uri($"/v1/conversations/{id}/turns", UriKind.Relative), new { text = "something to light the table when we camp" }, Cancel);
        var events = await SseParser.Create(await response.Content.ReadAsStreamAsync(Cancel)).EnumerateAsync(Cancel).ToListAsync(Cancel);

        var text = JsonElement.Parse(events.First(e => e.EventType == "text").Data).GetProperty("text").GetString();
        Assert.Equal("I'd take the Northlight Camp lamp 800 lm: it costs €64.50.", text);
        Assert.Equal(2, JsonElement.Parse(events[^1].Data).GetProperty("rung").GetInt32());

        using var unasked = await server.Client.SendAsync("/admin/assistant");
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, unasked.StatusCode);
        var report = await ToldAsync("/admin/assistant");
        Assert.Equal(1, report.GetProperty("attempts").GetProperty("answered").GetInt32());
        Assert.Equal(1, report.GetProperty("rungs")[0].GetProperty("share").GetDouble());

        var used = Assert.Single((await ToldAsync("/admin/usage")).GetProperty("rows").EnumerateArray());
        Assert.Equal(("assistant", 2), (used.GetProperty("app").GetString(), used.GetProperty("calls").GetInt32()));

        async Task<JsonElement> ToldAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("x-api-key", Regex.Match(key.Output, @"aisle-\S+").Value);
            using var told = await server.Client.SendAsync(request, Cancel);
            return await told.JsonAsync();
        }
    }

    [Fact]
    public async Task Ask_WithAModel_ShowsItsAnswer()
    {
        await using var model = await StartAsync(Good);
        using var folder = new TempFolder();

        var run = await CommandRun.OfAsync(
            "ask", "something to light the table when we camp", "--store", shop.Server.StorePath, "--config", ModelShop.WriteConfiguration(folder, model.Url));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("€64.50", run.Output, StringComparison.Ordinal);
        Assert.Contains("Written by rung 2, 0.004 USD", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WithAModelThatRefuses_AnswersAndSaysSo()
    {
        await using var model = await StartAsync(Fails(401));
        using var folder = new TempFolder();

        var run = await CommandRun.OfAsync("ask", "how much is the Northlight Camp lamp?", "--store", shop.Server.StorePath, "--config", ModelShop.WriteConfiguration(folder, model.Url));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("€64.50", run.Output, StringComparison.Ordinal);
        Assert.Contains("Rung 2, scripted: The model's provider refused this server's key.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dialogues_WithARung_ReportHowTheModelDid()
    {
        await using var model = await StartAsync(Calls("search_products", new { query = "tent" }), Says("I'd take the {{p1.title}} at {{p1.price}}."), Says("It costs $1."));
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("scripts"));
        await File.WriteAllTextAsync(folder.File("scripts/one.txt"), "== a tent\nfind> a tent\n  rung: 2\n  text: I'd take\nprice> how much is the first one?\n  rung: 0\n", Cancel);

        var run = await CommandRun.OfAsync("eval", "dialogues", "--folder", folder.File("scripts"), "--rung", "2", "--config", ModelShop.WriteConfiguration(folder, model.Url), "--at-least", "1");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("rung 2: 1 turns, 50.0", run.Output, StringComparison.Ordinal);
        Assert.Contains("asked: 1 answered, 1 cut", run.Output, StringComparison.Ordinal);
        Assert.Contains("sentences cut: 1 number", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dialogues_WithARungThatIsNotConfigured_SaysWhatToDo()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("one.txt"), "== a tent\nfind> a tent\n  rung: 2\n", Cancel);

        var run = await CommandRun.OfAsync("eval", "dialogues", "--folder", folder.File("."), "--rung", "1");

        run.AssertFailed("no model is configured for it");
    }

    [Fact]
    public async Task Doctor_TellsTheRungs()
    {
        using var folder = new TempFolder();
        var path = ModelShop.WriteConfiguration(folder, new Uri("http://127.0.0.1:9/v1"));

        var run = await CommandRun.OfAsync("doctor", "--store", shop.Server.StorePath, "--config", path, "--urls", "http://127.0.0.1:0");

        Assert.Contains("assistant rung 2 is scripted at http://127.0.0.1:9/v1, asked below a confidence of 2", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"rungs":[{"rung":3,"model":"m","url":"http://h/v1"}]}""", "the rung of m must be 1")]
    [InlineData("""{"rungs":[{"rung":1,"model":"m"}]}""", "there is no model m in models.models")]
    [InlineData("""{"rungs":[{"rung":1,"model":"m","url":"ftp://h"}]}""", "must be an absolute http or https URL")]
    [InlineData("""{"rungs":[{"rung":1,"model":"m","url":"http://h","keyVariable":"AISLE_TEST_NO_SUCH_KEY"}]}""", "AISLE_TEST_NO_SUCH_KEY, which is not set")]
    [InlineData("""{"rungs":[{"rung":1,"model":"m","url":"http://h"},{"rung":1,"model":"n","url":"http://h"}]}""", "each rung can be configured once")]
    [InlineData("""{"turnSeconds":60}""", "a turn at most 25")]
    [InlineData("""{"steps":0}""", "must be at least 1")]
    [InlineData("""{"currency":"dollars"}""", "must be an ISO 4217 code")]
    [InlineData("""{"wrungs":[]}""", "aisle.json:1")]
    public async Task Configuration_Wrong_IsToldByTheDoctor(string assistant, string told)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("aisle.json"), $$"""{"assistant":{{assistant}}}""", Cancel);

        var run = await CommandRun.OfAsync("doctor", "--store", shop.Server.StorePath, "--config", folder.File("aisle.json"), "--urls", "http://127.0.0.1:0");

        Assert.Contains(run.Output.Split('\n'), line => line.StartsWith("fix  assistant", StringComparison.Ordinal) && line.Contains(told, StringComparison.Ordinal));
    }
}
