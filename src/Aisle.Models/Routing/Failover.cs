using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Routing;

/// <summary>
/// Tries one target after another while nothing was shown to the caller. What another target could do better (a failure, a timeout, a
/// rate limit) goes on to the next; what is wrong with the request itself goes back at once.
/// </summary>
internal sealed class Failover(Router router, TimeProvider time)
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
        var ((updates, more), target, patience) = await TryAsync(targets, options.FirstUpdate, async (target, token) =>
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
        }, cancellationToken);

        // 2. The rest of it, whatever comes: the caller has seen the beginning.
        using (patience)
        await using (updates)
        {
            while (more)
            {
                yield return updates.Current;
                try
                {
                    patience.Renew(options.BetweenUpdates);
                    more = await updates.MoveNextAsync();
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
        var (answer, _, patience) = await TryAsync(targets, options.WholeAnswer, call, cancellationToken);
        patience.Dispose();
        return answer;
    }

    /// <summary>The first answer that begins; the rest is the caller's to read, within the patience, which the caller disposes of.</summary>
    public Task<(T Answer, ModelTarget Target, Patience Patience)> OpenAsync<T>(
        IReadOnlyList<ModelTarget> targets, TimeSpan limit, Func<ModelTarget, CancellationToken, Task<T>> open, CancellationToken cancellationToken) =>
        TryAsync(targets, limit, open, cancellationToken);

    /// <summary>An answer that had begun broke off.</summary>
    public ModelFaultException Broke(ModelTarget target, Patience patience, Exception e)
    {
        var fault = FaultOfProvider(e, patience) ?? new ModelFaultException(new ModelFault(ModelFaultKind.ProviderFailed, "The model's provider broke off its answer."), e);
        BreakerOf(target).Failed(fault.Fault);
        return fault;
    }

    private async Task<(T Answer, ModelTarget Target, Patience Patience)> TryAsync<T>(
        IReadOnlyList<ModelTarget> targets, TimeSpan limit, Func<ModelTarget, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        ModelFaultException? last = null;
        var soonest = TimeSpan.MaxValue;
        foreach (var target in targets)
        {
            var breaker = BreakerOf(target);
            if (!breaker.TryEnter(out var wait))
            {
                soonest = wait < soonest ? wait : soonest;
                continue;
            }

            var started = time.GetTimestamp();
            var patience = new Patience(limit, time, cancellationToken);
            try
            {
                var answer = await call(target, patience.Token);
                breaker.Succeeded();
                router.Observe(target, time.GetElapsedTime(started));
                return (answer, target, patience);
            }
            catch (Exception e)
            {
                last = FaultOfProvider(e, patience);
                patience.Dispose();
                if (last is null)
                {
                    breaker.Left();
                    throw;
                }

                breaker.Failed(last.Fault);
            }
        }

        throw last ?? new ModelFaultException(new ModelFault(
            ModelFaultKind.Unavailable, "None of the model's providers is well at the moment. Try again in a while.", soonest));
    }

    private CircuitBreaker BreakerOf(ModelTarget target) => _breakers.GetOrAdd(target.Provider, _ => new CircuitBreaker(time));

    /// <summary>Null for what says nothing of the provider: the caller went away, or the request is wrong.</summary>
    private static ModelFaultException? FaultOfProvider(Exception e, Patience patience) => e switch
    {
        ModelFaultException { Fault.Kind: ModelFaultKind.RateLimited or ModelFaultKind.Timeout or ModelFaultKind.ProviderFailed or ModelFaultKind.Unavailable } fault => fault,
        OperationCanceledException when patience.IsLate => new ModelFaultException(new ModelFault(ModelFaultKind.Timeout, "The model's provider did not answer in time."), e),
        _ => null,
    };
}
