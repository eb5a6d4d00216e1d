namespace Aisle.Assistant.Rungs;

/// <summary>Leaves a model alone for a while after failures in a row, so that shoppers don't wait for it in vain; the next turn then tries it again.</summary>
internal sealed class Rest(LadderOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private int _failures;
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    public bool IsResting
    {
        get
        {
            lock (_lock)
            {
                return time.GetUtcNow() < _until;
            }
        }
    }

    public void Saw(bool wentWell)
    {
        lock (_lock)
        {
            _failures = wentWell ? 0 : _failures + 1;
            if (_failures >= options.FailuresBeforeRest)
            {
                _until = time.GetUtcNow() + options.Rest;
            }
        }
    }
}
