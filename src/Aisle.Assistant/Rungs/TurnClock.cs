namespace Aisle.Assistant.Rungs;

/// <summary>How long the next wait for a model may be. One clock a turn: a rung that was slow takes from the next one's time.</summary>
internal sealed class TurnClock(LadderOptions options, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    public TimeProvider Time => time;

    /// <param name="hasShown">Whether the shopper sees something already.</param>
    public TimeSpan Patience(bool hasShown)
    {
        var passed = time.GetElapsedTime(_started);
        var left = hasShown ? Min(options.Silence, options.Turn - passed) : Min(options.FirstSentence, options.Turn) - passed;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
