using System.Collections.Concurrent;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Aisle.Assistant;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Catalog;
using Microsoft.AspNetCore.Mvc;

namespace Aisle.Server.Api;

/// <summary>Turns of conversations as Server-Sent Events, one at a time in each conversation.</summary>
internal sealed partial class AnswerStream(ShopAssistant assistant, ILogger<AnswerStream> log)
{
    private readonly ConcurrentDictionary<string, bool> _inProgress = new(StringComparer.Ordinal);

    /// <summary>The turn's events, or null while another turn of the conversation runs. The turn ends with the enumeration.</summary>
    public IAsyncEnumerable<SseItem<string>>? TryBegin(Conversation conversation, TurnRequest turn, CancellationToken cancellationToken) =>
        _inProgress.TryAdd(conversation.Id, true) ? StreamAsync(conversation, turn, cancellationToken) : null;

    private async IAsyncEnumerable<SseItem<string>> StreamAsync(
        Conversation conversation, TurnRequest turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        try
        {
            await using var events = assistant.AnswerAsync(conversation, turn, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                SseItem<string>? item;
                try
                {
                    item = await events.MoveNextAsync() ? ItemOf(events.Current, number + 1) : null;
                }
                catch (Exception e) when (e is not OperationCanceledException && number > 0)
                {
                    // The status line is gone; the client is told in the stream.
                    LogBroken(log, e);
                    item = BrokenOff(number + 1);
                }

                if (item is null)
                {
                    yield break;
                }

                yield return item.Value;
                if (item.Value.EventType == Problem)
                {
                    yield break;
                }

                number++;
            }
        }
        finally
        {
            _inProgress.TryRemove(conversation.Id, out _);
        }
    }

    /// <summary>The event that says that the answer broke off; its data is Problem Details.</summary>
    private const string Problem = "problem";

    private static SseItem<string> ItemOf(AnswerEvent answer, int number)
    {
        var json = JsonSerializer.SerializeToElement(answer, CatalogJson.Options);
        return new SseItem<string>(json.GetRawText(), json.GetProperty("type").GetString()) { EventId = number.ToString(CultureInfo.InvariantCulture) };
    }

    private static SseItem<string> BrokenOff(int number) => new(
        JsonSerializer.Serialize(new ProblemDetails { Status = StatusCodes.Status500InternalServerError, Title = "The answer broke off. Ask again." }, CatalogJson.Options), Problem)
    {
        EventId = number.ToString(CultureInfo.InvariantCulture),
    };

    [LoggerMessage(LogLevel.Error, "An answer broke off")]
    private static partial void LogBroken(ILogger log, Exception exception);
}
