namespace Aisle.Assistant.Conversations;

/// <summary>What a shopper thinks of an answer, in their own judgement.</summary>
/// <param name="Helpful">Thumb up or down.</param>
/// <param name="Reason">Why not; null where they did not say.</param>
/// <param name="Comment">In their words, at most <see cref="LongestComment"/> characters; null for none.</param>
public sealed record TurnOpinion(bool Helpful, FeedbackReason? Reason = null, string? Comment = null)
{
    public const int LongestComment = 500;

    /// <summary>What can't be kept of it; null where all can.</summary>
    public string? Fault() =>
        Comment?.Length > LongestComment ? $"'comment' may have {LongestComment} characters"
        : Reason is { } reason && !Enum.IsDefined(reason) ? "'reason' must be wrong, misunderstood, incomplete or other"
        : null;
}

public enum FeedbackReason
{
    Wrong,
    Misunderstood,
    Incomplete,
    Other,
}

/// <param name="Conversation">The conversation's id. Who knows it may speak in it: it is not for showing.</param>
/// <param name="Turn">As the ids of the turn's events begin.</param>
/// <param name="Opinion">The last that was given of the turn.</param>
/// <param name="At">When.</param>
public sealed record TurnFeedback(string Conversation, string Turn, TurnOpinion Opinion, DateTimeOffset At);
