namespace Aisle.Assistant.Rungs;

/// <summary>How many turns of each visitor models were asked for within the hour, so that nobody spends the day's money for all by starting conversations anew. In memory, and bounded.</summary>
internal sealed class VisitorTurns(LadderOptions options, TimeProvider time)
{
    private const int MostVisitors = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _turns = new(StringComparer.Ordinal);
    private long _hour;

    /// <summary>Counts a turn, unless the visitor had theirs or there are too many visitors to count.</summary>
    /// <param name="visitor">Names the visitor; null for a caller that has limits of its own.</param>
    public bool TryTake(string? visitor)
    {
        if (visitor is null || options.TurnsOfVisitor == 0)
        {
            return true;
        }

        lock (_lock)
        {
            var hour = time.GetUtcNow().Ticks / TimeSpan.TicksPerHour;
            if (hour != _hour)
            {
                _turns.Clear();
                _hour = hour;
            }

            var taken = _turns.GetValueOrDefault(visitor);
            if (taken >= options.TurnsOfVisitor || (taken == 0 && _turns.Count >= MostVisitors))
            {
                return false;
            }

            _turns[visitor] = taken + 1;
            return true;
        }
    }
}
