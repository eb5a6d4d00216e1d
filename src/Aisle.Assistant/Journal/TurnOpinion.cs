namespace Aisle.Assistant.Journal;

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

/// <summary>Why an answer did not help. Stored by number: add at the end.</summary>
public enum FeedbackReason
{
    Wrong = 0,
    Misunderstood = 1,
    Incomplete = 2,
    Other = 3,
}
