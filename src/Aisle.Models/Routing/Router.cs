using System.Collections.Concurrent;
using Aisle.Models.Routing.Policies;

namespace Aisle.Models.Routing;

/// <summary>Which targets a call tries, in which order, by the model's policy.</summary>
internal sealed class Router
{
    /// <summary>The share of the newest latency in the average: about the last ten calls count.</summary>
    private const double Newest = 0.2;

    private readonly ConcurrentDictionary<ModelTarget, double> _latencies = new();
    private readonly Dictionary<RoutingPolicy, IRoutingPolicy> _policies;

    public Router(Random random)
    {
        var weighted = new Weighted(random);
        _policies = new()
        {
            [RoutingPolicy.InOrder] = new InOrder(),
            [RoutingPolicy.Weighted] = weighted,
            [RoutingPolicy.LeastLatency] = new LeastLatency(Latency, weighted),
            [RoutingPolicy.CheapestFirst] = new CheapestFirst(),
        };
    }

    public IReadOnlyList<ModelTarget> Order(ModelEntry model, string? session) =>
        model.Targets.Count == 1 ? model.Targets : _policies[model.Policy].Order(model.Targets, session);

    /// <summary>How long the first update took.</summary>
    public void Observe(ModelTarget target, TimeSpan latency) =>
        _latencies.AddOrUpdate(target, _ => latency.TotalMilliseconds, (_, old) => old + (Newest * (latency.TotalMilliseconds - old)));

    public TimeSpan? Latency(ModelTarget target) => _latencies.TryGetValue(target, out var average) ? TimeSpan.FromMilliseconds(average) : null;
}
