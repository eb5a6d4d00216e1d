namespace Aisle.Assistant.Journal;

/// <summary>Which conversations a reader wants; all of them where nothing is set.</summary>
public sealed record ConversationFilter
{
    /// <summary>Words that one of its questions holds.</summary>
    public string Text { get; init; } = "";

    /// <summary>One of its turns ended so.</summary>
    public TurnOutcome? Outcome { get; init; }

    /// <summary>One of its turns was answered on it.</summary>
    public int? Rung { get; init; }

    /// <summary>"en", "zh".</summary>
    public string? Language { get; init; }

    /// <summary>Its last turn is of this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Its last turn is before this time.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>One conversation in a list.</summary>
/// <param name="Mark">Its place in the list.</param>
/// <param name="Handle">Its name in the journal.</param>
/// <param name="Started">Its first turn.</param>
/// <param name="Turns">How many.</param>
/// <param name="First">What was asked first.</param>
/// <param name="Language">Of its last turn.</param>
/// <param name="Outcomes">Each that one of its turns had.</param>
/// <param name="Rung">The highest.</param>
/// <param name="Cost">What models cost in all; null where none was paid for.</param>
public sealed record ConversationRow(
    PageMark Mark, string Handle, DateTimeOffset Started, int Turns, string First, string Language, IReadOnlyList<TurnOutcome> Outcomes, int Rung, decimal? Cost)
{
    public DateTimeOffset Last => Mark.At;
}

/// <summary>A place in a list of conversations or turns, latest first: the next page begins after it, whatever was added since.</summary>
/// <param name="Last">Milliseconds of what the list is in order of.</param>
/// <param name="Row">Tells apart those of one millisecond.</param>
public readonly record struct PageMark(long Last, long Row)
{
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(Last);
}
