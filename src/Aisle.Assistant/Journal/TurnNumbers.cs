namespace Aisle.Assistant.Journal;

/// <summary>Sums over the turns of a stretch of time.</summary>
public sealed record TurnNumbers
{
    public required int Turns { get; init; }

    public required int Conversations { get; init; }

    public required int Shoppers { get; init; }

    public required IReadOnlyDictionary<TurnOutcome, int> ByOutcome { get; init; }

    public required IReadOnlyDictionary<int, int> ByRung { get; init; }

    /// <summary>What models cost, by currency.</summary>
    public required IReadOnlyDictionary<string, decimal> Cost { get; init; }

    /// <summary>Of a whole answer, in milliseconds; 0 where there was none.</summary>
    public required double MedianMs { get; init; }

    /// <summary>19 of 20 answers took no longer.</summary>
    public required double P95Ms { get; init; }

    /// <summary>In order, without those in which nothing was asked.</summary>
    public required IReadOnlyList<TimeSlice> Slices { get; init; }

    public int Answered => ByOutcome.GetValueOrDefault(TurnOutcome.Answered);
}

/// <param name="Start">Of the hour or day, UTC.</param>
/// <param name="Turns">How many.</param>
/// <param name="Answered">Of them.</param>
public sealed record TimeSlice(DateTimeOffset Start, int Turns, int Answered);

/// <param name="Asked">In lower case, without the mark at its end.</param>
/// <param name="Count">How often.</param>
/// <param name="Shoppers">By how many.</param>
public sealed record TopQuestion(string Asked, int Count, int Shoppers);
