namespace Aisle.Models.Routing;

/// <summary>How long one provider is waited for: its token ends when the caller goes away, or when it is too late.</summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _late;
    private readonly CancellationTokenSource _either;

    public Patience(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        _caller = caller;
        _late = new CancellationTokenSource(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(caller, _late.Token);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>Whether it ended by the clock, not by the caller.</summary>
    public bool IsLate => _late.IsCancellationRequested && !_caller.IsCancellationRequested;

    /// <summary>Whether another target had the call.</summary>
    public bool GivenUp { get; private set; }

    /// <summary>Another target has the call.</summary>
    public void GiveUp()
    {
        GivenUp = true;
        _late.Cancel();
    }

    /// <summary>The clock starts anew.</summary>
    public void Renew(TimeSpan limit) => _late.CancelAfter(limit);

    public void Dispose()
    {
        _either.Dispose();
        _late.Dispose();
    }
}
