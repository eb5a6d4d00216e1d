using System.Net;
using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Protocols;

public sealed class ResponsesTests
{
    private static readonly ChatResponseUpdate[] Says =
    [
        new(ChatRole.Assistant, [new TextReasoningContent("Hm.")]),
        new(ChatRole.Assistant, "Good "),
        new(ChatRole.Assistant, "day"),
        new(ChatRole.Assistant, [new FunctionCallContent("call_1", "get_weather", new Dictionary<string, object?> { ["city"] = "Paris" })]),
        new(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 3, OutputTokenCount = 2, TotalTokenCount = 5 })]) { FinishReason = ChatFinishReason.ToolCalls },
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/responses")]
    [InlineData("/openai/v1/responses")]
    public async Task Create_Items_ReachTheProviderAndComeBack(string path)
    {
        var provider = new ScriptedProvider(Says);
        await using var service = await ServiceUnderTest.StartAsync(provider);

        using var response = await service.PostAsync(path, """
            {"model":"anthropic.claude-v2:0","instructions":"Be brief.","max_output_tokens":9,
             "tools":[{"type":"function","name":"get_weather","parameters":{"type":"object"}}],"tool_choice":{"type":"function","name":"get_weather"},
             "text":{"format":{"type":"json_schema","name":"s","schema":{"type":"object"}}},
             "input":[{"role":"user","content":"Hello"},{"type":"function_call","call_id":"c1","name":"f","arguments":"{\"a\":1}"},
                      {"type":"function_call_output","call_id":"c1","output":"sunny"},{"type":"message","role":"user","content":[{"type":"input_text","text":"So?"}]}]}
            """);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.Tool, ChatRole.User], provider.AskedMessages.Select(m => m.Role));
        Assert.Equal("sunny", Assert.IsType<FunctionResultContent>(provider.AskedMessages[3].Contents[0]).Result);
        Assert.Equal(9, provider.AskedOptions!.MaxOutputTokens);
        Assert.IsType<ChatResponseFormatJson>(provider.AskedOptions.ResponseFormat);
        Assert.Equal(("response", "completed"), (json.RootElement.GetProperty("object").GetString(), json.RootElement.GetProperty("status").GetString()));
        Assert.Equal(["reasoning", "message", "function_call"], json.RootElement.GetProperty("output").EnumerateArray().Select(o => o.GetProperty("type").GetString()));
        Assert.Equal("""{"city":"Paris"}""", json.RootElement.GetProperty("output")[2].GetProperty("arguments").GetString());
        Assert.Equal(5, json.RootElement.GetProperty("usage").GetProperty("total_tokens").GetInt32());
    }

    [Fact]
    public async Task Create_Stream_OpensAndClosesEachItemInOrder()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Says));

        using var response = await service.PostAsync("/v1/responses", """{"model":"anthropic.claude-v2:0","stream":true,"input":"Hello"}""");
        var data = (await response.Content.ReadAsStringAsync(Cancel)).Split('\n').Where(l => l.StartsWith("data: ", StringComparison.Ordinal)).Select(l => JsonDocument.Parse(l[6..]).RootElement).ToList();

        Assert.Equal(Enumerable.Range(0, data.Count), data.Select(d => d.GetProperty("sequence_number").GetInt32()));
        Assert.Equal(
            [
                "response.created", "response.in_progress",
                "response.output_item.added", "response.reasoning_summary_part.added", "response.reasoning_summary_text.delta", "response.reasoning_summary_text.done", "response.reasoning_summary_part.done", "response.output_item.done",
                "response.output_item.added", "response.content_part.added", "response.output_text.delta", "response.output_text.delta", "response.output_text.done", "response.content_part.done", "response.output_item.done",
                "response.output_item.added", "response.function_call_arguments.delta", "response.function_call_arguments.done", "response.output_item.done",
                "response.completed",
            ],
            data.Select(d => d.GetProperty("type").GetString()));
        Assert.Equal("Good day", data[^1].GetProperty("response").GetProperty("output")[1].GetProperty("content")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Create_FailureInTheMiddle_IsResponseFailed()
    {
        var provider = new ScriptedProvider(Says[1]) { Fails = new ModelFaultException(new ModelFault(ModelFaultKind.RateLimited, "slow down")) };
        await using var service = await ServiceUnderTest.StartAsync(provider);

        using var response = await service.PostAsync("/v1/responses", """{"model":"anthropic.claude-v2:0","stream":true,"input":"Hello"}""");

        var last = (await response.Content.ReadAsStringAsync(Cancel)).TrimEnd().Split('\n')[^1];
        Assert.Contains("response.failed", last, StringComparison.Ordinal);
        Assert.Contains("slow down", last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"model":"anthropic.claude-v2:0"}""", "input")]
    [InlineData("""{"model":"anthropic.claude-v2:0","input":[]}""", "at least one item")]
    [InlineData("""{"model":"anthropic.claude-v2:0","input":"a","previous_response_id":"resp_1"}""", "previous_response_id")]
    [InlineData("""{"model":"anthropic.claude-v2:0","input":"a","tools":[{"type":"web_search"}]}""", "tools[0].type")]
    [InlineData("""{"model":"anthropic.claude-v2:0","input":[{"type":"function_call","call_id":"c","name":"f","arguments":"["}]}""", "input[0].arguments")]
    public async Task Create_WhatIsNotServed_IsRefusedByItsPlace(string body, string expected)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Says));

        using var response = await service.PostAsync("/v1/responses", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_AnyBody_IsAnsweredOrRefused()
    {
        const string body = """{"model":"anthropic.claude-v2:0","input":[{"role":"user","content":[{"type":"input_text","text":"a"}]},{"type":"function_call","call_id":"c","name":"f","arguments":"{}"}],"tools":[{"type":"function","name":"f","parameters":{}}],"text":{"format":{"type":"text"}}}""";
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Says));
        string[] swaps = ["null", "[]", "{}", "1", "\"\"", "", "\"\\ud800\"", "[[["];
        await Gen.Select(Gen.Int[0, body.Length - 1], Gen.Int[0, 30], Gen.Int[0, swaps.Length - 1]).SampleAsync(async (at, length, swap) =>
        {
            using var response = await service.PostAsync("/v1/responses", body[..at] + swaps[swap] + body[Math.Min(body.Length, at + length)..]);
            Assert.True((int)response.StatusCode < 500);
        }, iter: 500, threads: 1);
    }
}
