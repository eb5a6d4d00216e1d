using Microsoft.Extensions.Internal;

namespace Aisle.Models;

/// <summary>A clock as in-memory caches take it.</summary>
internal sealed class CacheClock(TimeProvider time) : ISystemClock
{
    public DateTimeOffset UtcNow => time.GetUtcNow();
}
