namespace Aisle.Models.Routing.Policies;

internal sealed class InOrder : IRoutingPolicy
{
    public IReadOnlyList<ModelTarget> Order(IReadOnlyList<ModelTarget> targets, string? session) => targets;
}
