namespace Aisle.Models.Metering;

/// <summary>What a key has left. Null where it has no such limit.</summary>
internal sealed record Budget(Limit? Requests, Limit? Tokens, decimal? Money);

/// <param name="PerMinute">The limit.</param>
/// <param name="Left">Now.</param>
/// <param name="Full">How long until all of it is there again.</param>
internal readonly record struct Limit(int PerMinute, int Left, TimeSpan Full);
