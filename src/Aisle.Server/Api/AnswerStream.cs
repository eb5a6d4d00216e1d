using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Aisle.Assistant.Answering;
using Aisle.Catalog;
using Microsoft.AspNetCore.Mvc;

namespace Aisle.Server.Api;

/// <summary>
/// Answers as Server-Sent Events: <c>event</c> is the AnswerEvent's type, <c>data</c> its JSON. Their ids are <see cref="TurnRun"/>'s.
/// </summary>
internal sealed partial class AnswerStream(ILogger<AnswerStream> log)
{
    /// <summary>The last event of an answer that broke off; its data is Problem Details.</summary>
    private const string Problem = "problem";

    /// <summary>The answer's events; it ends when their enumeration does.</summary>
    public async IAsyncEnumerable<SseItem<string>> StreamAsync(IAsyncEnumerable<AnswerEvent> answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var events = answer.GetAsyncEnumerator(cancellationToken);
        for (var isFirst = true; await NextAsync(events, isFirst) is { } item; isFirst = false)
        {
            yield return item;
            if (item.EventType == Problem)
            {
                break;
            }
        }
    }

    /// <summary>The next event; null at the end. A fault before the first event is the caller's to answer: the status line can still say it.</summary>
    private async Task<SseItem<string>?> NextAsync(IAsyncEnumerator<AnswerEvent> events, bool isFirst)
    {
        try
        {
            return await events.MoveNextAsync() ? ItemOf(events.Current) : null;
        }
        catch (Exception e) when (e is not OperationCanceledException && !isFirst)
        {
            LogBroken(log, e);
            var problem = new ProblemDetails { Status = StatusCodes.Status500InternalServerError, Title = "The answer broke off", Detail = "Ask again." };
            return new(JsonSerializer.Serialize(problem, CatalogJson.Options), Problem);
        }
    }

    private static SseItem<string> ItemOf(AnswerEvent answer)
    {
        var json = JsonSerializer.SerializeToElement(answer, CatalogJson.Options);
        return new(json.GetRawText(), json.GetProperty("type").GetString()!);
    }

    [LoggerMessage(1, LogLevel.Error, "An answer broke off")]
    private static partial void LogBroken(ILogger log, Exception exception);
}
