using System.Diagnostics.Metrics;
using Aisle.Assistant.Answering.Grounding;

namespace Aisle.Assistant.Rungs;

/// <summary>
/// Who answered, how long it took, what it cost, what was cut: as instruments of the meter "Aisle.Assistant", for any exporter, and summed
/// since the start for <see cref="Read"/>.
/// </summary>
public sealed class LadderMetrics
{
    public const string MeterName = "Aisle.Assistant";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Turns = Meter.CreateCounter<long>("aisle.assistant.turns", "{turn}", "Turns answered, by rung");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("aisle.assistant.turn.duration", "s", "From a turn's intent to its last event, by rung");
    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>("aisle.assistant.model.attempts", "{attempt}", "Turns that a model was asked for, by rung, model and outcome");
    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("aisle.assistant.model.tokens", "{token}", "Tokens, by rung, model and direction");
    private static readonly Counter<double> Costs = Meter.CreateCounter<double>("aisle.assistant.model.cost", "{money}", "Money, by rung and model");
    private static readonly Counter<long> Cuts = Meter.CreateCounter<long>("aisle.assistant.model.cuts", "{sentence}", "Sentences cut from a model's text, by rung, model and reason");

    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, (long Turns, TimeSpan Time)> _rungs = [];
    private readonly SortedDictionary<string, long> _outcomes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _cuts = new(StringComparer.Ordinal);
    private long _inputTokens;
    private long _outputTokens;
    private decimal _money;

    /// <summary>The sums since the process started.</summary>
    public LadderReport Read()
    {
        lock (_lock)
        {
            var all = Math.Max(1, _rungs.Values.Sum(r => r.Turns));
            return new LadderReport(
                [.. _rungs.Select(r => new RungShare(r.Key, r.Value.Turns, (double)r.Value.Turns / all, r.Value.Time.TotalMilliseconds / Math.Max(1, r.Value.Turns)))],
                new Dictionary<string, long>(_outcomes), new Dictionary<string, long>(_cuts), _inputTokens, _outputTokens, _money);
        }
    }

    internal void Turned(int rung, TimeSpan took)
    {
        Turns.Add(1, new KeyValuePair<string, object?>("rung", rung));
        Durations.Record(took.TotalSeconds, new KeyValuePair<string, object?>("rung", rung));
        lock (_lock)
        {
            var (turns, time) = _rungs.GetValueOrDefault(rung);
            _rungs[rung] = (turns + 1, time + took);
        }
    }

    internal void Asked(ModelRung rung, BrokeOff? broke, Usage usage, decimal money)
    {
        var outcome = broke?.ToString().ToLowerInvariant() ?? "answered";
        KeyValuePair<string, object?> number = new("rung", rung.Number), model = new("model", rung.Name);
        Attempts.Add(1, number, model, new("outcome", outcome));
        Tokens.Add(usage.Input, number, model, new("direction", "input"));
        Tokens.Add(usage.Output, number, model, new("direction", "output"));
        Costs.Add((double)money, number, model);
        lock (_lock)
        {
            _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
            (_inputTokens, _outputTokens, _money) = (_inputTokens + usage.Input, _outputTokens + usage.Output, _money + money);
        }
    }

    internal void Cut(ModelRung rung, CutReason why)
    {
        var reason = why.ToString().ToLowerInvariant();
        Cuts.Add(1, new("rung", rung.Number), new("model", rung.Name), new("reason", reason));
        lock (_lock)
        {
            _cuts[reason] = _cuts.GetValueOrDefault(reason) + 1;
        }
    }
}

/// <param name="Rungs">Turns by who wrote them.</param>
/// <param name="Attempts">How often a model was asked, by what came of it: "answered", "time", "failed" and so on.</param>
/// <param name="Cuts">Sentences cut, by reason.</param>
/// <param name="InputTokens">Of all models.</param>
/// <param name="OutputTokens">Of all models.</param>
/// <param name="Money">What they cost by the configured prices.</param>
public sealed record LadderReport(
    IReadOnlyList<RungShare> Rungs, IReadOnlyDictionary<string, long> Attempts, IReadOnlyDictionary<string, long> Cuts, long InputTokens, long OutputTokens, decimal Money)
{
    /// <summary>Where no model is configured.</summary>
    public static LadderReport None { get; } = new([], new Dictionary<string, long>(), new Dictionary<string, long>(), 0, 0, 0);
}

/// <param name="Rung">Its number.</param>
/// <param name="Turns">How many it wrote.</param>
/// <param name="Share">Of all turns, from 0 to 1.</param>
/// <param name="MeanMs">From a turn's intent to its last event, on average.</param>
public sealed record RungShare(int Rung, long Turns, double Share, double MeanMs);
