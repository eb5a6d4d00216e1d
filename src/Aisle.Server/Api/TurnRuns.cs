using System.Collections.Concurrent;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Security.Cryptography;
using Aisle.Assistant.Answering;

namespace Aisle.Server.Api;

/// <summary>The last turn of each conversation, for those who have to read on. Bounded in count and age.</summary>
internal sealed class TurnRuns(AnswerStream stream, TimeProvider time)
{
    private const int Most = 1_000;

    /// <summary>How long after its begin an ended turn can be read again.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, TurnRun> _runs = new(StringComparer.Ordinal);

    /// <summary>Begins a turn. One that still runs and that nobody reads makes way: the shopper has gone on.</summary>
    /// <param name="conversationId">The conversation's.</param>
    /// <param name="answer">The events of the turn of that name, until the token is cancelled; null where another turn runs.</param>
    public async Task<TurnRun?> TryBeginAsync(string conversationId, Func<string, CancellationToken, IAsyncEnumerable<AnswerEvent>?> answer)
    {
        if (_runs.TryGetValue(conversationId, out var before) && before is { IsRunning: true, IsRead: false })
        {
            await before.StopAsync();
        }

        var run = new TurnRun(RandomNumberGenerator.GetHexString(6, lowercase: true), time);
        if (answer(run.Id, run.Stopped) is not { } events)
        {
            return null;
        }

        Trim();
        _runs[conversationId] = run;
        run.Start(stream.StreamAsync(events, run.Stopped));
        return run;
    }

    /// <summary>What comes after an event of the conversation's last turn; null where that turn is not kept.</summary>
    public IAsyncEnumerable<SseItem<string>>? After(string conversationId, string lastEventId, CancellationToken cancellationToken) =>
        lastEventId.Split('-') is [var id, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            && _runs.TryGetValue(conversationId, out var run) && run.Id == id
            ? run.ReadAsync(seen, cancellationToken)
            : null;

    private void Trim()
    {
        var ended = _runs.Where(r => !r.Value.IsRunning).OrderByDescending(r => r.Value.Began).ToList();
        foreach (var (at, (conversationId, run)) in ended.Index())
        {
            if (at >= Most || time.GetUtcNow() - run.Began > Kept)
            {
                _runs.TryRemove(new(conversationId, run));
            }
        }
    }
}
