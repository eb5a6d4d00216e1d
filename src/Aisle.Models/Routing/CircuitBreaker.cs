namespace Aisle.Models.Routing;

/// <summary>
/// One provider's: after several failures in a row it is left alone for a while, then a single call probes it. A failed probe doubles the
/// wait. A provider that says when to come back is believed.
/// </summary>
internal sealed class CircuitBreaker(TimeProvider time)
{
    private const int FailuresToOpen = 5;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private int _failures;
    private TimeSpan _wait = FirstWait;
    private DateTimeOffset _leftAloneUntil = DateTimeOffset.MinValue;
    private bool _probing;

    /// <summary>False while the provider is left alone; <paramref name="wait"/> says for how long.</summary>
    public bool TryEnter(out TimeSpan wait)
    {
        lock (_lock)
        {
            wait = _leftAloneUntil - time.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                return false;
            }

            wait = _wait;
            return _failures < FailuresToOpen || (!_probing && (_probing = true));
        }
    }

    /// <summary>Whether it is not left alone now.</summary>
    public bool IsWell
    {
        get
        {
            lock (_lock)
            {
                return _leftAloneUntil <= time.GetUtcNow();
            }
        }
    }

    public void Succeeded()
    {
        lock (_lock)
        {
            (_failures, _wait, _probing) = (0, FirstWait, false);
        }
    }

    /// <summary>The call ended with nothing learnt: the caller went away, or asked for what is wrong.</summary>
    public void Left()
    {
        lock (_lock)
        {
            _probing = false;
        }
    }

    public void Failed(ModelFault fault)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (fault.Kind == ModelFaultKind.RateLimited)
            {
                _probing = false;
                _leftAloneUntil = now + Shorter(fault.RetryAfter ?? TimeSpan.Zero, LongestWait);
                return;
            }

            _failures++;
            if (_probing)
            {
                _wait = Shorter(_wait * 2, LongestWait);
            }

            _probing = false;
            if (_failures >= FailuresToOpen)
            {
                _leftAloneUntil = now + Shorter(fault.RetryAfter is { } told && told > _wait ? told : _wait, LongestWait);
            }
        }
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
