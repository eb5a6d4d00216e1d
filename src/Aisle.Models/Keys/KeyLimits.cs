namespace Aisle.Models.Keys;

/// <summary>How much one key may use; null for no limit.</summary>
public sealed record KeyLimits
{
    public static KeyLimits None { get; } = new();

    internal bool IsNone => RequestsPerMinute is null && TokensPerMinute is null && MoneyPerMonth is null;

    public int? RequestsPerMinute { get; init; }

    /// <summary>Of input and output together, as the provider counts them.</summary>
    public int? TokensPerMinute { get; init; }

    /// <summary>In the prices' currency, by calendar month in UTC.</summary>
    public decimal? MoneyPerMonth { get; init; }
}
