using System.Buffers;
using System.Net;
using System.Text.Json;
using Aisle.Models.Protocols.Bedrock.EventStream;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Protocols.Bedrock;

public sealed class ConverseFieldTests
{
    private static readonly ChatResponseUpdate[] Says =
        [new(ChatRole.Assistant, [new TextContent("Good day"), new UsageContent(new UsageDetails { InputTokenCount = 3, OutputTokenCount = 2 })]) { FinishReason = ChatFinishReason.Stop }];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""["/stop_sequence"]""", """{"stop_sequence":null}""")]
    [InlineData("""["/usage/input_tokens","/no/such","/content/0/type"]""", """{"usage":{"input_tokens":3},"content":{"0":{"type":"text"}}}""")]
    [InlineData("""["/no/such"]""", null)]
    public async Task Paths_OfTheModelsOwnFields_AreGivenBack(string paths, string? fields)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Says));

        using var response = await service.PostAsync("/model/anthropic.claude-v2:0/converse", Body(paths));
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(fields, json.RootElement.TryGetProperty("additionalModelResponseFields", out var found) ? found.GetRawText() : null);
    }

    [Fact]
    public async Task Paths_OfAStream_LeadIntoItsLastChunks()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Says));

        using var response = await service.PostAsync("/model/anthropic.claude-v2:0/converse-stream", Body("""["/delta/stop_reason"]"""));
        var stop = Events(await response.Content.ReadAsByteArrayAsync(Cancel)).Single(e => e.Text(":event-type") == "messageStop");

        using var json = JsonDocument.Parse(stop.Payload);
        Assert.Equal("""{"delta":{"stop_reason":"end_turn"}}""", json.RootElement.GetProperty("additionalModelResponseFields").GetRawText());
    }

    [Theory]
    [InlineData("""["stop_sequence"]""")]
    [InlineData("""[""]""")]
    [InlineData("""["/1","/2","/3","/4","/5","/6","/7","/8","/9","/10","/11"]""")]
    public async Task Paths_ThatAreNone_AreRefused(string paths)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Says));

        using var response = await service.PostAsync("/model/anthropic.claude-v2:0/converse", Body(paths));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("""{"text":"One.\n\nTwo."}""")]
    [InlineData("""{"content":[{"text":"One."},{"text":"Two."}]}""")]
    public async Task Document_OfText_ReachesTheModelAsText(string source)
    {
        var provider = new ScriptedProvider(Says);
        await using var service = await ServiceUnderTest.StartAsync(provider);

        using var response = await service.PostAsync(
            "/model/anthropic.claude-v2:0/converse", $$$"""{"messages":[{"role":"user","content":[{"document":{"name":"d","format":"txt","source":{{{source}}}}},{"text":"Sum it up."}]}]}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["One.\n\nTwo.", "Sum it up."], Assert.Single(provider.AskedMessages).Contents.Cast<TextContent>().Select(t => t.Text));
    }

    private static string Body(string paths) => $$"""{"messages":[{"role":"user","content":[{"text":"Hello"}]}],"additionalModelResponseFieldPaths":{{paths}}}""";

    private static List<EventStreamMessage> Events(byte[] bytes)
    {
        var sequence = new ReadOnlySequence<byte>(bytes);
        var events = new List<EventStreamMessage>();
        while (EventStreamDecoder.TryRead(ref sequence, out var message))
        {
            events.Add(message!);
        }

        return events;
    }
}
