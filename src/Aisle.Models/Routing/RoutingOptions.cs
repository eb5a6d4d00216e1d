namespace Aisle.Models.Routing;

/// <summary>How long a provider may take, in seconds. A caller that gives up sooner ends the call at once.</summary>
public sealed record RoutingOptions
{
    /// <summary>Until the first part of a streamed answer, per target; reasoning models may think for a while.</summary>
    public double FirstUpdateSeconds { get; init; } = 60;

    /// <summary>Between two parts of a streamed answer.</summary>
    public double BetweenUpdatesSeconds { get; init; } = 120;

    /// <summary>Until an answer that comes whole, per target.</summary>
    public double WholeAnswerSeconds { get; init; } = 600;

    /// <summary>
    /// After so long without a first part a second target is asked as well, and the first to answer has the call; null for never. It costs what both
    /// are paid for.
    /// </summary>
    public double? HedgeAfterSeconds { get; init; }

    /// <summary>How long a stream may be quiet before a sign of life is sent to the client.</summary>
    public double KeepAliveSeconds { get; init; } = 15;

    internal TimeSpan KeepAlive => TimeSpan.FromSeconds(KeepAliveSeconds);

    internal TimeSpan? HedgeAfter => HedgeAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    internal TimeSpan FirstUpdate => TimeSpan.FromSeconds(FirstUpdateSeconds);

    internal TimeSpan BetweenUpdates => TimeSpan.FromSeconds(BetweenUpdatesSeconds);

    internal TimeSpan WholeAnswer => TimeSpan.FromSeconds(WholeAnswerSeconds);
}
