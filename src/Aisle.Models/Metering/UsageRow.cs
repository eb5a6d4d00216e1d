namespace Aisle.Models.Metering;

/// <summary>What one key used of one model on one day.</summary>
public sealed record UsageRow
{
    /// <summary>UTC.</summary>
    public required DateOnly Day { get; init; }

    public required string Key { get; init; }

    public required string App { get; init; }

    public required string Model { get; init; }

    /// <summary>The provider that was asked; "cache" for answers that were kept and given again, which cost nothing.</summary>
    public required string Provider { get; init; }

    /// <summary>Calls of the provider, failed ones too; a call that went on to a second provider counts in both rows.</summary>
    public long Calls { get; init; }

    public long Failed { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    /// <summary>By the target's prices.</summary>
    public decimal Money { get; init; }

    /// <summary>Of all calls together; divide by <see cref="Calls"/>.</summary>
    public long Milliseconds { get; init; }
}
