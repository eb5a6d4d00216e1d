using System.Collections.Concurrent;
using System.Globalization;

namespace Aisle.Models.Metering;

/// <summary>Holds each key to its limits; a refusal says which limit, and when it is worth asking again.</summary>
internal sealed class KeyLimiter(UsageLedger ledger, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Counts> _counts = new(StringComparer.Ordinal);

    /// <exception cref="ModelFaultException">A limit is reached.</exception>
    public void Admit(Caller caller)
    {
        if (caller.Limits.MoneyPerMonth is { } money && ledger.MoneyThisMonth(caller.KeyId) >= money)
        {
            var now = time.GetUtcNow();
            var next = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
            throw Refused(ModelFaultKind.QuotaExceeded, string.Create(CultureInfo.InvariantCulture, $"Your key's money for this month ({money}) is used up."), next - now);
        }

        if (CountsOf(caller) is not { } counts)
        {
            return;
        }

        lock (counts)
        {
            // One token must be there: how many a call takes is known when it is done.
            if (counts.Tokens?.WaitFor(1) is { } tokens && tokens > TimeSpan.Zero)
            {
                throw Refused(
                    ModelFaultKind.RateLimited, string.Create(CultureInfo.InvariantCulture, $"Too many tokens, please wait before trying again: your key may use {counts.Tokens.PerMinute} a minute."), tokens);
            }

            if (counts.Requests?.WaitFor(1) is { } requests && requests > TimeSpan.Zero)
            {
                throw Refused(
                    ModelFaultKind.RateLimited, string.Create(CultureInfo.InvariantCulture, $"Too many requests, please wait before trying again: your key may send {counts.Requests.PerMinute} a minute."), requests);
            }

            counts.Requests?.Take(1);
        }
    }

    public void Used(Caller caller, long tokens)
    {
        if (CountsOf(caller) is { } counts)
        {
            lock (counts)
            {
                counts.Tokens?.WaitFor(0); // refilled up to now, before it is taken from
                counts.Tokens?.Take(tokens);
            }
        }
    }

    /// <summary>Null for a key without limits.</summary>
    public Budget? Left(Caller caller)
    {
        decimal? money = caller.Limits.MoneyPerMonth is { } most ? Math.Max(0, most - ledger.MoneyThisMonth(caller.KeyId)) : null;
        if (CountsOf(caller) is not { } counts)
        {
            return money is null ? null : new Budget(null, null, money);
        }

        lock (counts)
        {
            return new Budget(Of(counts.Requests), Of(counts.Tokens), money);
        }

        static Limit? Of(Allowance? allowance) => allowance is null ? null : new Limit(allowance.PerMinute, allowance.Left, allowance.WaitFor(allowance.PerMinute));
    }

    /// <summary>Null for a key with no limit a minute. Changed limits start anew.</summary>
    private Counts? CountsOf(Caller caller)
    {
        var limits = caller.Limits;
        if (limits.RequestsPerMinute is null && limits.TokensPerMinute is null)
        {
            return null;
        }

        return _counts.AddOrUpdate(
            caller.KeyId,
            _ => Make(),
            (_, old) => (old.Requests?.PerMinute, old.Tokens?.PerMinute) == (limits.RequestsPerMinute, limits.TokensPerMinute) ? old : Make());

        Counts Make() => new(
            limits.RequestsPerMinute is { } requests ? new Allowance(requests, time) : null,
            limits.TokensPerMinute is { } tokens ? new Allowance(tokens, time) : null);
    }

    private static ModelFaultException Refused(ModelFaultKind kind, string message, TimeSpan wait) => new(new ModelFault(kind, message, wait));

    private sealed record Counts(Allowance? Requests, Allowance? Tokens);
}
