using System.Diagnostics.CodeAnalysis;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Aisle.Server.Api;

/// <summary>
/// A turn as it runs, with the events that it gave so far. It does not end with its connection: a page whose network dropped reads
/// on where it was. Left alone for <see cref="Patience"/> it is stopped, since an answer that nobody reads may cost a model's tokens.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer and its wait handle is never made.")]
internal sealed class TurnRun(string id, TimeProvider time)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly List<SseItem<string>> _items = [];
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ExceptionDispatchInfo? _fault;
    private Task _running = Task.CompletedTask;
    private int _readers;
    private bool _ended;

    /// <summary>Names the turn in its events' ids: ID-NUMBER.</summary>
    public string Id => id;

    public CancellationToken Stopped => _stop.Token;

    public DateTimeOffset Began { get; } = time.GetUtcNow();

    public bool IsRunning
    {
        get
        {
            lock (_lock)
            {
                return !_ended;
            }
        }
    }

    public bool IsRead => Volatile.Read(ref _readers) > 0;

    public void Start(IAsyncEnumerable<SseItem<string>> events) => _running = RunAsync(events);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    /// <summary>The events from the one after the first <paramref name="seen"/>, as they come.</summary>
    /// <exception cref="Exception">The turn failed before its first event.</exception>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(int seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _readers);
        try
        {
            for (var at = seen; await NextAsync(at, cancellationToken) is { } item; at++)
            {
                yield return item;
            }
        }
        finally
        {
            if (Interlocked.Decrement(ref _readers) == 0 && IsRunning)
            {
                _ = StopUnlessReadAsync();
            }
        }
    }

    private async Task<SseItem<string>?> NextAsync(int at, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task more;
            lock (_lock)
            {
                if (at < _items.Count)
                {
                    return _items[at];
                }

                if (_ended)
                {
                    _fault?.Throw();
                    return null;
                }

                more = _more.Task;
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    private async Task RunAsync(IAsyncEnumerable<SseItem<string>> events)
    {
        try
        {
            await foreach (var item in events)
            {
                Change(() => _items.Add(new(item.Data, item.EventType) { EventId = $"{id}-{_items.Count + 1}" }));
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Nobody reads it.
        }
        catch (Exception e)
        {
            _fault = ExceptionDispatchInfo.Capture(e); // for whoever reads
        }

        Change(() => _ended = true);
    }

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            _more.SetResult();
            _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private async Task StopUnlessReadAsync()
    {
        await Task.Delay(Patience, time, CancellationToken.None);
        if (!IsRead)
        {
            await StopAsync();
        }
    }
}
