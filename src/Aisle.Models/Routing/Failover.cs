using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Routing;

/// <summary>
/// Tries one target after another while nothing was shown to the caller. What another target could do better (a failure, a timeout, a
/// rate limit) goes on to the next; what is wrong with the request itself goes back at once.
/// </summary>
internal sealed partial class Failover(Router router, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, CircuitBreaker> _breakers = new(StringComparer.Ordinal);

    /// <param name="options">How long a target may take.</param>
    /// <param name="targets">In the order to try them.</param>
    /// <param name="open">Starts the answer of one target.</param>
    /// <param name="cancellationToken">The caller went away.</param>
    public async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        RoutingOptions options,
        IReadOnlyList<ModelTarget> targets,
        Func<ModelTarget, CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> open,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // 1. The first update of the first target that gives one in time.
        var ((updates, more), target, patience) = await TryAsync(targets, options.FirstUpdate, options.HedgeAfter, async (target, token) =>
        {
            var opened = open(target, token).GetAsyncEnumerator(token);
            try
            {
                return (opened, await opened.MoveNextAsync());
            }
            catch
            {
                await opened.DisposeAsync();
                throw;
            }
        }, unwanted => unwanted.Item1.DisposeAsync(), cancellationToken);

        // 2. The rest of it, whatever comes: the caller has seen the beginning.
        using (patience)
        await using (updates)
        {
            while (more)
            {
                yield return updates.Current;
                try
                {
                    var next = updates.MoveNextAsync();
                    if (!next.IsCompleted)
                    {
                        patience.Renew(options.BetweenUpdates);
                    }

                    more = await next;
                }
                catch (Exception e) when (FaultOfProvider(e, patience) is not null)
                {
                    var fault = FaultOfProvider(e, patience)!;
                    BreakerOf(target).Failed(fault.Fault);
                    throw fault;
                }
            }
        }
    }

    /// <summary>A call whose answer comes whole.</summary>
    public async Task<T> CallAsync<T>(RoutingOptions options, IReadOnlyList<ModelTarget> targets, Func<ModelTarget, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var (answer, _, patience) = await TryAsync(targets, options.WholeAnswer, options.HedgeAfter, call, _ => ValueTask.CompletedTask, cancellationToken);
        patience.Dispose();
        return answer;
    }

    /// <summary>The first answer that begins; the rest is the caller's to read, within the patience, which the caller disposes of.</summary>
    public Task<(T Answer, ModelTarget Target, Patience Patience)> OpenAsync<T>(
        RoutingOptions options, IReadOnlyList<ModelTarget> targets, TimeSpan limit, Func<ModelTarget, CancellationToken, Task<T>> open, CancellationToken cancellationToken)
        where T : IDisposable =>
        TryAsync(targets, limit, options.HedgeAfter, open, unwanted =>
        {
            unwanted.Dispose();
            return ValueTask.CompletedTask;
        }, cancellationToken);

    /// <summary>An answer that had begun broke off.</summary>
    public ModelFaultException Broke(ModelTarget target, Patience patience, Exception e)
    {
        var fault = FaultOfProvider(e, patience) ?? new ModelFaultException(new ModelFault(ModelFaultKind.ProviderFailed, "The model's provider broke off its answer."), e);
        BreakerOf(target).Failed(fault.Fault);
        return fault;
    }

    /// <param name="targets">In the order to try them.</param>
    /// <param name="limit">How long each may take to begin.</param>
    /// <param name="hedgeAfter">When a second one is asked beside the first; null for never.</param>
    /// <param name="call">Asks one.</param>
    /// <param name="discard">Lets go of an answer that came second.</param>
    /// <param name="cancellationToken">The caller went away.</param>
    private async Task<(T Answer, ModelTarget Target, Patience Patience)> TryAsync<T>(
        IReadOnlyList<ModelTarget> targets, TimeSpan limit, TimeSpan? hedgeAfter, Func<ModelTarget, CancellationToken, Task<T>> call, Func<T, ValueTask> discard, CancellationToken cancellationToken)
    {
        if (hedgeAfter is { } soon && targets.Count > 1)
        {
            return await HedgeAsync(targets, limit, soon, call, discard, cancellationToken);
        }

        ModelFaultException? last = null;
        var soonest = TimeSpan.MaxValue;
        foreach (var target in targets)
        {
            if (!BreakerOf(target).TryEnter(out var wait))
            {
                soonest = wait < soonest ? wait : soonest;
                continue;
            }

            var attempt = Begin(target, limit, call, cancellationToken);
            if (await attempt.Answer is { Fault: null } came)
            {
                return (came.Value!, target, attempt.Patience);
            }

            last = (await attempt.Answer).Fault;
        }

        throw last ?? NoneIsWell(soonest);
    }

    private Attempt<T> Begin<T>(ModelTarget target, TimeSpan limit, Func<ModelTarget, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var patience = new Patience(limit, time, cancellationToken);
        return new Attempt<T>(target, patience, RunAsync(target, patience, call));
    }

    /// <summary>What another target could do better comes as a fault; what is wrong with the request, or a caller who went away, is thrown.</summary>
    private async Task<(T? Value, ModelFaultException? Fault)> RunAsync<T>(ModelTarget target, Patience patience, Func<ModelTarget, CancellationToken, Task<T>> call)
    {
        var (breaker, started) = (BreakerOf(target), time.GetTimestamp());
        try
        {
            var answer = await call(target, patience.Token);
            breaker.Succeeded();
            router.Observe(target, time.GetElapsedTime(started));
            return (answer, null);
        }
        catch (Exception e)
        {
            var fault = patience.GivenUp ? null : FaultOfProvider(e, patience);
            patience.Dispose();
            if (fault is null)
            {
                breaker.Left();
                throw;
            }

            breaker.Failed(fault.Fault);
            return (default, fault);
        }
    }

    private static ModelFaultException NoneIsWell(TimeSpan soonest) => new(new ModelFault(
        ModelFaultKind.Unavailable, "None of the model's providers is well at the moment. Try again in a while.", soonest));

    public bool IsWell(ModelTarget target) => BreakerOf(target).IsWell;

    private CircuitBreaker BreakerOf(ModelTarget target) => _breakers.GetOrAdd(target.Provider, _ => new CircuitBreaker(time));

    /// <summary>Null for what says nothing of the provider: the caller went away, or the request is wrong.</summary>
    private static ModelFaultException? FaultOfProvider(Exception e, Patience patience) => e switch
    {
        ModelFaultException { Fault.Kind: ModelFaultKind.RateLimited or ModelFaultKind.Timeout or ModelFaultKind.ProviderFailed or ModelFaultKind.Unavailable } fault => fault,
        OperationCanceledException when patience.IsLate => new ModelFaultException(new ModelFault(ModelFaultKind.Timeout, "The model's provider did not answer in time."), e),
        _ => null,
    };

    private sealed record Attempt<T>(ModelTarget Target, Patience Patience, Task<(T? Value, ModelFaultException? Fault)> Answer);
}
