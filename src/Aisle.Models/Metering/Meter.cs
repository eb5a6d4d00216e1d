using Aisle.Models.Routing;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Metering;

/// <summary>Counts one call of one provider, into the ledger and against the key's limits, when it ends.</summary>
internal sealed class Meter(UsageLedger ledger, KeyLimiter limiter, TimeProvider time)
{
    public const decimal PricedTokens = 1_000_000m;

    /// <summary>Under which answers from the cache stand in the ledger. No provider may be named so.</summary>
    public const string Cache = "cache";

    /// <param name="caller">Who calls.</param>
    /// <param name="model">Which model.</param>
    /// <param name="target">Who is asked.</param>
    /// <param name="operation">For a span of its own; null where a chat client makes one.</param>
    public Running Start(Caller caller, ModelEntry model, ModelTarget target, string? operation = null) =>
        new(this, caller, model, target, time.GetTimestamp()) { Span = operation is null ? null : CallSpan.Start(operation, target) };

    public static decimal Cost(ModelTarget target, long input, long output) => ((input * target.InputPrice) + (output * target.OutputPrice)) / PricedTokens;

    /// <summary>An answer that was kept: a row of its own, of the provider <see cref="Cache"/>, which costs nothing and counts against no limit of tokens.</summary>
    public void Hit(Caller caller, ModelEntry model) => ledger.Add(new UsageRow { Day = Today(), Key = caller.KeyId, App = caller.App, Model = model.Id, Provider = Cache, Calls = 1 });

    private void Write(UsageRow used, Caller caller)
    {
        ledger.Add(used);
        limiter.Used(caller, used.InputTokens + used.OutputTokens);
    }

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private TimeSpan Elapsed(long started) => time.GetElapsedTime(started);

    /// <summary>Closed once, whatever happened.</summary>
    internal sealed class Running(Meter meter, Caller caller, ModelEntry model, ModelTarget target, long started) : IDisposable
    {
        private bool _closed;

        public Caller Caller => caller;

        public UsageDetails Usage { get; } = new();

        public bool Succeeded { get; set; }

        /// <summary>Of a call that has no other; ended with this.</summary>
        public CallSpan? Span { get; init; }

        public void Dispose()
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            Span?.End(Usage, Succeeded, meter.Elapsed(started));
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
                Money = Cost(target, input, output),
                Milliseconds = (long)meter.Elapsed(started).TotalMilliseconds,
            }, caller);
        }
    }
}
