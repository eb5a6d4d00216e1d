namespace Aisle.Models.Metering;

/// <summary>
/// A token bucket: full at first, refilled evenly over a minute. What a call costs may be known only afterwards, so it may go below zero,
/// and the next call waits until it is above again. Not for several threads.
/// </summary>
internal sealed class Allowance(int perMinute, TimeProvider time)
{
    private double _level = perMinute;
    private long _at = time.GetTimestamp();

    public int PerMinute => perMinute;

    /// <summary>Zero where <paramref name="amount"/> is there now.</summary>
    public TimeSpan WaitFor(double amount)
    {
        var now = time.GetTimestamp();
        _level = Math.Min(perMinute, _level + (time.GetElapsedTime(_at, now).TotalMinutes * perMinute));
        _at = now;
        return _level >= amount ? TimeSpan.Zero : TimeSpan.FromMinutes((amount - _level) / perMinute);
    }

    /// <summary>What is there now, in whole ones; never below zero.</summary>
    public int Left
    {
        get
        {
            WaitFor(0);
            return (int)Math.Max(0, _level);
        }
    }

    public void Take(double amount) => _level -= amount;
}
