namespace Aisle.Assistant.Journal;

/// <summary>Which opinions a reader wants.</summary>
/// <param name="From">When they were given; inclusive.</param>
/// <param name="Until">Exclusive.</param>
/// <param name="Helpful">Only those; null for both.</param>
/// <param name="Reason">Only those; null for all.</param>
public sealed record OpinionFilter(DateTimeOffset From, DateTimeOffset Until, bool? Helpful = null, FeedbackReason? Reason = null);

/// <summary>One opinion in a list, with the turn that it is of.</summary>
/// <param name="Mark">Its place in the list.</param>
/// <param name="Conversation">The conversation's handle.</param>
/// <param name="Asked">The question.</param>
/// <param name="Outcome">How the turn ended.</param>
/// <param name="Opinion">What the shopper said of it.</param>
public sealed record JudgedTurn(PageMark Mark, string Conversation, string Asked, TurnOutcome Outcome, TurnOpinion Opinion)
{
    public DateTimeOffset At => Mark.At;
}

/// <param name="Day">Its begin, UTC.</param>
/// <param name="Helpful">The thumb.</param>
/// <param name="Reason">Null where none was given.</param>
/// <param name="Count">How many.</param>
public sealed record OpinionCount(DateTimeOffset Day, bool Helpful, FeedbackReason? Reason, int Count);
