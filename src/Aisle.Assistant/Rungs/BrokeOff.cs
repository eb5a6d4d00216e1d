namespace Aisle.Assistant.Rungs;

/// <summary>Why a model's answer did not come to its end.</summary>
public enum BrokeOff
{
    /// <summary>No first sentence, silence, or no end in time.</summary>
    Time,

    /// <summary>Tokens or money.</summary>
    Budget,

    /// <summary>It went on calling tools.</summary>
    Steps,

    /// <summary>It could not be reached, refused, broke the stream, or sent what can't be read.</summary>
    Failed,

    /// <summary>Too much of what it said had to be cut.</summary>
    Cut,

    /// <summary>It ended without having said anything that a fact stands in.</summary>
    Nothing,
}

/// <summary>Ends a model's turn; caught by the ladder.</summary>
internal sealed class BrokeOffException(BrokeOff why) : Exception(why.ToString())
{
    public BrokeOff Why => why;
}
