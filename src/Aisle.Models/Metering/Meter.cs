using Aisle.Models.Routing;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Metering;

/// <summary>Counts one call of one provider, into the ledger and against the key's limits, when it ends.</summary>
internal sealed class Meter(UsageLedger ledger, KeyLimiter limiter, TimeProvider time)
{
    private const decimal PricedTokens = 1_000_000m;

    public Running Start(Caller caller, ModelEntry model, ModelTarget target) => new(this, caller, model, target, time.GetTimestamp());

    private void Write(UsageRow used, Caller caller)
    {
        ledger.Add(used);
        limiter.Used(caller, used.InputTokens + used.OutputTokens);
    }

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private long Since(long started) => (long)time.GetElapsedTime(started).TotalMilliseconds;

    /// <summary>Closed once, whatever happened.</summary>
    internal sealed class Running(Meter meter, Caller caller, ModelEntry model, ModelTarget target, long started) : IDisposable
    {
        private bool _closed;

        public UsageDetails Usage { get; } = new();

        public bool Succeeded { get; set; }

        public void Dispose()
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            var (input, output) = (Usage.InputTokenCount ?? 0, Usage.OutputTokenCount ?? 0);
            meter.Write(new UsageRow
            {
                Day = meter.Today(),
                Key = caller.KeyId,
                App = caller.App,
                Model = model.Id,
                Provider = target.Provider,
                Calls = 1,
                Failed = Succeeded ? 0 : 1,
                InputTokens = input,
                OutputTokens = output,
                Money = ((input * target.InputPrice) + (output * target.OutputPrice)) / PricedTokens,
                Milliseconds = meter.Since(started),
            }, caller);
        }
    }
}
