using System.Text.Json;

namespace Aisle.Server.Tests.Commands;

public sealed class EvalCommandTests
{
    [Fact]
    public async Task Search_TinyFolder_RanksForEachDistinctQuery()
    {
        using var folder = new TempFolder();
        File.Copy(Path.Combine(FixtureShop.Folder, "products.jsonl"), folder.File("products.jsonl"));
        folder.Write("ratings.csv", "query,docid,rating\nhead lamp,lamp-1,2\nhead lamp,lamp-2,1\n\"tent, for two\",tent-1,2\n");

        var predictions = await PredictAsync("search", folder.Path, folder);

        Assert.Equal(
            new() { ["head lamp"] = "lamp-1", ["tent, for two"] = "tent-1" },
            predictions.ToDictionary(p => p.GetProperty("query").GetString()!, p => p.GetProperty("ids")[0].GetString()));
    }

    [Fact]
    public async Task Search_WithoutRatings_SaysWhatIsMissing()
    {
        using var folder = new TempFolder();

        (await CommandRun.OfAsync("eval", "search", "--data", folder.Path, "--out", folder.File("out.jsonl"))).AssertFailed("ratings.csv");
    }

    [Fact]
    public async Task Constraints_TwoRequests_GiveTheirBoundsAndTitles()
    {
        using var folder = new TempFolder();
        var data = folder.Write("requests.jsonl", """
            {"query": "a steel kettle between 20 and 35 dollars", "reward": {"title": ["Brushed steel kettle 1.7 l"]}}
            {"query": "canvas tent under 300, and a camping stove", "reward": [{"title": ["Canvas tent for four"]}, {"title": ["Gas camping stove"]}]}

            """);

        var predictions = await PredictAsync("constraints", data, folder);

        Assert.Equal([("a steel kettle between 20 and 35 dollars", 20m, 35m), ("canvas tent under 300, and a camping stove", null, 300m)], predictions.Select(p =>
            (p.GetProperty("query").GetString()!, p.GetProperty("min").Deserialize<decimal?>(), p.GetProperty("max").Deserialize<decimal?>())));
        Assert.Equal("Brushed steel kettle 1.7 l", predictions[0].GetProperty("titles")[0].GetString());
        Assert.Equal(2, predictions[1].GetProperty("titles").GetArrayLength());
    }

    [Fact]
    public async Task Attributes_TabsAndAMark_RankByTheirIdsAndAbstainWhereNothingAnswers()
    {
        using var folder = new TempFolder();
        var data = folder.Write("attributes.tsv", """
            qid	qa_pair_id	question	candidate	label
            7	71	how heavy is it?	"color:  { value:""sea green"" }"	0
            7	72	how heavy is it?	item_weight:  { unit:pounds, normalized_value:{ unit:pounds, value:2.5 }, value:2.5 }	1
            8	81	does it come with a carrying bag?	is_dishwasher_safe:  { value:true }	0
            """.Insert(0, "\uFEFF"));

        var predictions = await PredictAsync("attributes", data, folder);

        Assert.Equal(("7", "72", false), Ranked(predictions[0]));
        Assert.Equal(2, predictions[0].GetProperty("ranking").GetArrayLength());
        Assert.Equal(("8", "81", true), Ranked(predictions[1]));
    }

    [Fact]
    public async Task Evidence_CommasAndNoIds_RanksByRowNumbersUnderTheQuestion()
    {
        using var folder = new TempFolder();
        var data = folder.Write("evidence.csv", """
            question,evidence,source
            is the jug dishwasher safe?,"I bought two, ""just in case"", for my aunt.",review
            is the jug dishwasher safe?,"the jug is dishwasher safe, the lid is not. Question: can i put the jug in the dishwasher?",cqa

            is the jug dishwasher safe?,A jug in four colours.,description
            """);

        var prediction = Assert.Single(await PredictAsync("evidence", data, folder));

        Assert.Equal(("is the jug dishwasher safe?", "1", false), Ranked(prediction));
        Assert.Equal(["0", "1", "2"], prediction.GetProperty("ranking").EnumerateArray().Select(id => id.GetString()).Order());
    }

    [Fact]
    public async Task Spans_AReviewThatAnswersAndOneThatDoesNot_GiveASentenceAndNull()
    {
        using var folder = new TempFolder();
        var data = folder.Write("spans.csv", """
            q_review_id,question,review,human_ans_spans
            a,How is the battery?,"Came in a blue box. The battery is excellent and lasts for days. My dog likes it.",excellent
            b,How is the battery?,Came in a blue box. ANSWERNOTFOUND,ANSWERNOTFOUND
            """);

        var predictions = await PredictAsync("spans", data, folder);

        Assert.Equal(
            [("a", "The battery is excellent and lasts for days."), ("b", null)],
            predictions.Select(p => (p.GetProperty("id").GetString()!, p.GetProperty("sentence").GetString())));
    }

    [Fact]
    public async Task Summaries_OneProduct_IsSummedUpInItsReviewersSentences()
    {
        using var folder = new TempFolder();
        var data = folder.Write("reviews.tsv", "cat\tgroup_id\trev1\trev2\trev3\trating1\n"
            + "shoes\tB1\tThese boots are warm and comfortable.\tThe boots are very comfortable in the snow.\tI gave them to my uncle in June.\t5\n");

        var prediction = Assert.Single(await PredictAsync("summaries", data, folder));

        Assert.Equal("B1", prediction.GetProperty("id").GetString());
        Assert.Contains("comfortable", prediction.GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aspects_BothFormats_GiveTermsByLineNumberAndReadNoMarks()
    {
        using var folder = new TempFolder();
        var data = folder.Write("aspects.txt", "The battery is terrible.####[['screen', 'Screen', 'positive']]\n\nI love the camera .\t3,4 SCREEN#GENERAL 0 1,2\n");

        var predictions = await PredictAsync("aspects", data, folder);

        Assert.Equal(
            [(0, "battery", "negative"), (1, "camera", "positive")],
            predictions.Select(p => (p.GetProperty("id").GetInt32(), p.GetProperty("aspects")[0].GetProperty("term").GetString()!, p.GetProperty("aspects")[0].GetProperty("polarity").GetString()!)));
    }

    [Fact]
    public async Task Polarity_ChineseReviews_AreGoodOrBadByTheirWords()
    {
        using var folder = new TempFolder();
        var data = folder.Write("reviews.csv", "cat,label,review\n水果,0,苹果很新鲜，非常好吃。\n水果,1,\"质量太差，很失望。\"\n");

        var predictions = await PredictAsync("polarity", data, folder);

        Assert.Equal([(0, "positive"), (1, "negative")], predictions.Select(p => (p.GetProperty("id").GetInt32(), p.GetProperty("polarity").GetString()!)));
    }

    [Theory]
    [InlineData("attributes", "name,candidate\na,b\n", "no column 'question'")]
    [InlineData("evidence", "question,text\na,b\n", "'candidate' or 'evidence'")]
    [InlineData("spans", "", "the file is empty")]
    [InlineData("constraints", "{\"query\": \"x\"}\n", "line 1")]
    public async Task Any_FileOfAnotherForm_SaysWhatIsMissing(string evaluation, string text, string reason)
    {
        using var folder = new TempFolder();
        var data = folder.Write("data", text);

        (await CommandRun.OfAsync("eval", evaluation, "--data", data, "--out", folder.File("out.jsonl"))).AssertFailed(reason);
    }

    private static async Task<JsonElement[]> PredictAsync(string evaluation, string data, TempFolder folder)
    {
        var output = folder.File("out/predictions.jsonl");
        var run = await CommandRun.OfAsync("eval", evaluation, "--data", data, "--out", output);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return [.. (await File.ReadAllLinesAsync(output, TestContext.Current.CancellationToken)).Select(line => JsonElement.Parse(line))];
    }

    private static (string Id, string First, bool Abstains) Ranked(JsonElement prediction) =>
        (prediction.GetProperty("id").GetString()!, prediction.GetProperty("ranking")[0].GetString()!, prediction.GetProperty("abstain").GetBoolean());
}
