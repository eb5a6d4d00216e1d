namespace Aisle.Assistant.Rungs;

/// <summary>What models cost today (UTC), against the day's limit. In memory: a restart begins the day anew; a provider's own limit is the backstop.</summary>
internal sealed class DailyBudget(LadderOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private DateTime _day;
    private decimal _spent;

    public bool IsSpent
    {
        get
        {
            lock (_lock)
            {
                return options.DayMoney > 0 && _day == time.GetUtcNow().UtcDateTime.Date && _spent >= options.DayMoney;
            }
        }
    }

    public void Spend(decimal money)
    {
        lock (_lock)
        {
            var today = time.GetUtcNow().UtcDateTime.Date;
            (_day, _spent) = (today, (today == _day ? _spent : 0) + money);
        }
    }
}
