namespace Aisle.Models.Routing;

/// <summary>The order in which a model's targets are tried. A new policy is one class, one member of <see cref="RoutingPolicy"/>, one line in <see cref="Router"/>.</summary>
internal interface IRoutingPolicy
{
    /// <param name="targets">As configured; at least one.</param>
    /// <param name="session">What calls of one conversation share: they get the same order; null for none.</param>
    IReadOnlyList<ModelTarget> Order(IReadOnlyList<ModelTarget> targets, string? session);
}

public enum RoutingPolicy
{
    /// <summary>As the configuration lists them: the next only when the one before fails.</summary>
    InOrder,

    /// <summary>By chance, in proportion to <see cref="ModelTarget.Weight"/>.</summary>
    Weighted,

    /// <summary>The one whose first words came soonest of late.</summary>
    LeastLatency,

    /// <summary>The lowest price of a token.</summary>
    CheapestFirst,
}
