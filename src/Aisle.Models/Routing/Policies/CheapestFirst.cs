namespace Aisle.Models.Routing.Policies;

/// <summary>By the price of three input tokens and one output token, about what chats use; the configuration's order among equals.</summary>
internal sealed class CheapestFirst : IRoutingPolicy
{
    public IReadOnlyList<ModelTarget> Order(IReadOnlyList<ModelTarget> targets, string? session) =>
        [.. targets.OrderBy(t => (3 * t.InputPrice) + t.OutputPrice)];
}
