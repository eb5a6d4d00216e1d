namespace Aisle.Models.Routing;

/// <summary>
/// Hedged calls (Dean and Barroso, "The Tail at Scale", 2013): when the first target is slow to begin, the next is asked as well, and the first that begins
/// has the call; the other is cancelled. A target that fails makes way for the next at once.
/// </summary>
internal sealed partial class Failover
{
    private async Task<(T Answer, ModelTarget Target, Patience Patience)> HedgeAsync<T>(
        IReadOnlyList<ModelTarget> targets, TimeSpan limit, TimeSpan hedgeAfter, Func<ModelTarget, CancellationToken, Task<T>> call, Func<T, ValueTask> discard, CancellationToken cancellationToken)
    {
        var (running, waiting, soonest) = (new List<Attempt<T>>(), new Queue<ModelTarget>(targets), TimeSpan.MaxValue);
        ModelFaultException? last = null;
        try
        {
            while (true)
            {
                // 1. One more target: the first, the next after a failure, or the hedge.
                while (waiting.TryDequeue(out var target))
                {
                    if (BreakerOf(target).TryEnter(out var wait))
                    {
                        running.Add(Begin(target, limit, call, cancellationToken));
                        break;
                    }

                    soonest = wait < soonest ? wait : soonest;
                }

                // 2. Until one begins or fails; with another in reserve, no longer than the hedge's wait.
                Attempt<T>? ended = null;
                while (running.Count > 0 && ended is null)
                {
                    var any = Task.WhenAny(running.Select(r => r.Answer));
                    if (waiting.Count > 0 && running.Count == 1 && await Task.WhenAny(any, Task.Delay(hedgeAfter, time, cancellationToken)) != any)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        break;
                    }

                    var answer = await any;
                    ended = running.Find(r => r.Answer == answer)!;
                    running.Remove(ended);
                    var (value, fault) = await answer;
                    if (fault is null)
                    {
                        return (value!, ended.Target, ended.Patience);
                    }

                    last = fault;
                }

                if (running.Count == 0 && waiting.Count == 0)
                {
                    throw last ?? NoneIsWell(soonest);
                }
            }
        }
        finally
        {
            foreach (var slower in running)
            {
                _ = LetGoAsync(slower, discard);
            }
        }
    }

    private static async Task LetGoAsync<T>(Attempt<T> attempt, Func<T, ValueTask> discard)
    {
        attempt.Patience.GiveUp();
        try
        {
            var (value, fault) = await attempt.Answer;
            if (fault is null)
            {
                await discard(value!);
                attempt.Patience.Dispose();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ModelFaultException)
        {
            // It was cancelled, as it should be.
        }
    }
}
