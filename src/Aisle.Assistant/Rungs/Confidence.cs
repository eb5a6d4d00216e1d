using Aisle.Assistant.Answering;
using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Rungs;

/// <summary>
/// How sure rung 0 is of its own answer, from 0 to 1: the product of three shares. (1) What was understood: 1 for an intent whose cue was
/// there, less where looking for something was the last resort, and less the longer a story is. (2) What of it was met: the share of the wish's words that the best match has, and no condition dropped. (3) Whether the
/// data answered.
/// </summary>
internal static class Confidence
{
    /// <summary>Words of an utterance up to which a search reads it whole; requests of shops' logs are mostly shorter.</summary>
    private const int ShortRequest = 12;
    private const double LastResort = 0.75;
    private const double NotAnswered = 0.3;
    private const double ConditionDropped = 0.6;

    public static double Of(Intent intent, Turn turn) => intent switch
    {
        // What is said for its own sake, what a button says, and what is no model's.
        Intent.Talk or Intent.Why or Intent.More or Intent.Buy => 1,
        _ when IsRungZeros(intent) => 1,
        _ => Understood(intent, turn) * turn.Covered * (turn.Answered ? 1 : NotAnswered),
    };

    /// <summary>What no model answers, whatever is configured: the shop's care policy, what is remembered of the shopper and what goes by it, what is out of scope.</summary>
    public static bool IsRungZeros(Intent intent) => intent is Intent.Care or Intent.Memory or Intent.OutOfScope
        || (intent is Intent.Find { Recalled: var recalled } && !recalled.IsNothing);

    private static double Understood(Intent intent, Turn turn)
    {
        var words = turn.Utterance.IsChinese ? turn.Utterance.Plain.Length / 2 : turn.Utterance.Words.Length;
        var told = words <= ShortRequest ? 1 : Math.Max(0.5, (double)ShortRequest / words);
        var cued = intent is not Intent.Find { Refines: false } || FindReader.HasLead(turn.Utterance) || words <= 5 ? 1 : LastResort;
        return told * cued;
    }

    /// <summary>The share of a wish that was met.</summary>
    public static double Coverage(int words, int missing, int dropped) =>
        (words == 0 ? 1 : 1 - ((double)missing / words)) * (dropped > 0 ? ConditionDropped : 1);
}
