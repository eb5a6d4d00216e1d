namespace Aisle.Assistant.Rungs;

/// <summary>How long the next wait for a model may be. One clock a turn: a rung that was slow takes from the next one's time.</summary>
internal sealed class TurnClock(LadderOptions options, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private long? _spoke;

    public TimeProvider Time => time;

    /// <summary>The shopper is about to see a sentence.</summary>
    public void Spoke() => _spoke = time.GetTimestamp();

    public TimeSpan Patience()
    {
        var ofTurn = options.Turn - time.GetElapsedTime(_started);
        var ofSpeech = _spoke is { } spoke ? options.Silence - time.GetElapsedTime(spoke) : options.FirstSentence - time.GetElapsedTime(_started);
        var left = Min(ofTurn, ofSpeech);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
