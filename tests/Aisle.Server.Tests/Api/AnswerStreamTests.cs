using System.Net.ServerSentEvents;
using System.Text.Json;
using Aisle.Assistant.Answering;
using Aisle.Server.Api;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aisle.Server.Tests.Api;

public sealed class AnswerStreamTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly AnswerStream _stream = new(NullLogger<AnswerStream>.Instance);

    [Fact]
    public async Task Stream_BreaksAfterTheFirstEvent_EndsWithAProblem()
    {
        var items = await _stream.StreamAsync(EventsAsync(2, breaks: true), Cancel).ToListAsync(Cancel);

        Assert.Equal(["text", "text", "problem"], items.Select(i => i.EventType));
        Assert.Equal(500, JsonElement.Parse(items[^1].Data).GetProperty("status").GetInt32());
        Assert.DoesNotContain("secret", items[^1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_BreaksBeforeTheFirstEvent_Throws()
    {
        var stream = _stream.StreamAsync(EventsAsync(0, breaks: true), Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await stream.ToListAsync(Cancel));
    }

    [Fact]
    public async Task Stream_TextWithLineFeeds_StaysOneEvent()
    {
        var items = await _stream.StreamAsync(EventsAsync(1), Cancel).ToListAsync(Cancel);

        Assert.DoesNotContain('\n', Assert.Single(items).Data);
    }

    private static async IAsyncEnumerable<AnswerEvent> EventsAsync(int count, bool breaks = false)
    {
        for (var n = 0; n < count; n++)
        {
            yield return new TextEvent($"line {n}\nand more", []);
            await Task.CompletedTask;
        }

        if (breaks)
        {
            throw new InvalidOperationException("secret");
        }
    }
}
