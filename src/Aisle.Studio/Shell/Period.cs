namespace Aisle.Studio.Shell;

/// <summary>A stretch of days that a page is about, in UTC, ending with today.</summary>
/// <param name="Days">1 for today alone.</param>
internal sealed record Period(int Days)
{
    /// <summary>What a person may choose.</summary>
    public static IReadOnlyList<Period> Choices { get; } = [new(1), new(7), new(30), new(90)];

    public string Name => Days == 1 ? "Today" : $"Last {Days} days";

    public DateTimeOffset From(TimeProvider time) => new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(1 - Days);

    /// <summary>The end of today.</summary>
    public static DateTimeOffset Until(TimeProvider time) => new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(1);

    public static Period Of(int? days) => Choices.FirstOrDefault(c => c.Days == days) ?? new Period(7);
}
