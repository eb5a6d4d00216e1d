using Microsoft.Extensions.AI;

namespace Aisle.Models;

/// <summary>What Microsoft.Extensions.AI has no member for.</summary>
internal static class UsageCounts
{
    /// <summary>As Anthropic's client names it.</summary>
    private const string CacheCreation = "CacheCreationInputTokens";

    extension(UsageDetails usage)
    {
        /// <summary>Input tokens that the provider put into its cache; null where it tells nothing of it.</summary>
        public long? CacheWrites => usage.AdditionalCounts is { } counts && counts.TryGetValue(CacheCreation, out var count) ? count : null;
    }
}
