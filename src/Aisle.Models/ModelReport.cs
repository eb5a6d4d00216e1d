using Aisle.Models.Routing;

namespace Aisle.Models;

/// <summary>A model and how the places that serve it are now: what /admin/models and the studio show.</summary>
public sealed record ModelReport(
    string Id,
    string Name,
    string Maker,
    IReadOnlyList<Modality> Inputs,
    IReadOnlyList<Modality> Outputs,
    bool Streams,
    IReadOnlyList<string> Aliases,
    RoutingPolicy Policy,
    IReadOnlyList<TargetReport> Targets);

/// <param name="Provider">Who is asked.</param>
/// <param name="Model">What the provider calls the model.</param>
/// <param name="Weight">For the weighted policy.</param>
/// <param name="InputPrice">Money for a million input tokens.</param>
/// <param name="OutputPrice">Money for a million output tokens.</param>
/// <param name="Well">False while the breaker keeps calls away from it.</param>
/// <param name="Milliseconds">How long its first words took of late; null before it was asked.</param>
public sealed record TargetReport(string Provider, string Model, double Weight, decimal InputPrice, decimal OutputPrice, bool Well, double? Milliseconds);
