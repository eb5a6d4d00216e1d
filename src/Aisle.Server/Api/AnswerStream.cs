using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Aisle.Assistant.Answering;
using Aisle.Catalog;
using Microsoft.AspNetCore.Mvc;

namespace Aisle.Server.Api;

/// <summary>
/// Answers as Server-Sent Events: <c>event</c> is the AnswerEvent's type, <c>data</c> its JSON, <c>id</c> its number from 1.
/// </summary>
internal sealed partial class AnswerStream(ILogger<AnswerStream> log)
{
    /// <summary>The last event of an answer that broke off; its data is Problem Details.</summary>
    private const string Problem = "problem";

    /// <summary>The answer's events; it ends when their enumeration does.</summary>
    public async IAsyncEnumerable<SseItem<string>> StreamAsync(IAsyncEnumerable<AnswerEvent> answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var events = answer.GetAsyncEnumerator(cancellationToken);
        for (var number = 1; await NextAsync(events, number) is { } item; number++)
        {
            yield return item;
            if (item.EventType == Problem)
            {
                break;
            }
        }
    }

    /// <summary>The next event; null at the end. A fault before the first event is the caller's to answer: the status line can still say it.</summary>
    private async Task<SseItem<string>?> NextAsync(IAsyncEnumerator<AnswerEvent> events, int number)
    {
        try
        {
            return await events.MoveNextAsync() ? ItemOf(events.Current, number) : null;
        }
        catch (Exception e) when (e is not OperationCanceledException && number > 1)
        {
            LogBroken(log, e);
            var problem = new ProblemDetails { Status = StatusCodes.Status500InternalServerError, Title = "The answer broke off", Detail = "Ask again." };
            return Item(Problem, JsonSerializer.Serialize(problem, CatalogJson.Options), number);
        }
    }

    private static SseItem<string> ItemOf(AnswerEvent answer, int number)
    {
        var json = JsonSerializer.SerializeToElement(answer, CatalogJson.Options);
        return Item(json.GetProperty("type").GetString()!, json.GetRawText(), number);
    }

    private static SseItem<string> Item(string type, string data, int number) => new(data, type) { EventId = number.ToString(CultureInfo.InvariantCulture) };

    [LoggerMessage(1, LogLevel.Error, "An answer broke off")]
    private static partial void LogBroken(ILogger log, Exception exception);
}
