namespace Aisle.Models.Routing.Policies;

/// <summary>What has not been tried yet comes first. A session keeps its target, by the weighted policy: latencies change between two turns.</summary>
internal sealed class LeastLatency(Func<ModelTarget, TimeSpan?> latency, Weighted sessions) : IRoutingPolicy
{
    public IReadOnlyList<ModelTarget> Order(IReadOnlyList<ModelTarget> targets, string? session) =>
        session is null ? [.. targets.OrderBy(t => latency(t) ?? TimeSpan.Zero)] : sessions.Order(targets, session);
}
